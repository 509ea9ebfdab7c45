/* The summary: sentences of the sources, chosen for what they cover.
 *
 * Every pair of neighbouring words is a concept, worth the more the more independent accounts
 * hold it and the earlier they do; a sentence is worth the concepts it adds, per word, times
 * what speaks for it as a sentence (features). The best is taken until the length is reached.
 * All numbers come from the list "summary" of the pack, fitted by bench/fit_summary.py. */
#ifndef DS_REPORT_SUMMARY_H
#define DS_REPORT_SUMMARY_H

#include <dossier/report.h>

#include "base/shelf.h"
#include "report/clip.h"
#include "report/graph.h"
#include "report/opener.h"
#include "report/summary_alone.h"
#include "report/summary_cut.h"
#include "report/terms.h"

/* What speaks for or against a sentence, whatever else is chosen; weights are exponents. */
typedef enum {
    DS_FEATURE_FIRST, /* the first of its article's text */
    DS_FEATURE_SECOND,
    DS_FEATURE_EARLY,     /* 1/(1 + place) */
    DS_FEATURE_DEPTH,     /* place as a share of the article */
    DS_FEATURE_PARAGRAPH, /* the first of its block */
    DS_FEATURE_TITLE,     /* nearness to the title of its article */
    DS_FEATURE_TITLES,    /* nearness to all titles taken together */
    DS_FEATURE_CENTROID,  /* nearness to the whole set */
    DS_FEATURE_RANK,      /* rank in the sentence graph, logarithm */
    DS_FEATURE_ARTICLE,   /* how near its article is to the whole set */
    DS_FEATURE_NUMBER,    /* numbers and dates per word */
    DS_FEATURE_NAMES,     /* capital letters per word */
    DS_FEATURE_SPEECH,    /* begins with a quotation mark */
    DS_FEATURE_ANAPHORIC, /* its first words point back */
    DS_FEATURE_LEANS,     /* its connective ties it to the sentence before */
    DS_FEATURE_SHORT,     /* fewer than ten words */
    DS_FEATURE_LONG,      /* words beyond forty, in tens */
    DS_FEATURE_DATED,     /* names a day or a month */
    DS_FEATURE_QUOTE,     /* somebody's words */
    DS_FEATURE_OFFICES,   /* institutions named, as n/(1 + n) */
    DS_FEATURE_ACTS,      /* words that tell what was done, as n/(1 + n) */
    DS_FEATURE_GENERAL,   /* words that praise, wish or weigh, per ten words */
    DS_FEATURE_CUT,       /* words left out at its end */
    DS_FEATURE_POINTS,    /* words near its head point back */
    DS_FEATURE_NOBODY,    /* somebody's words, and it does not say whose */
    DS_FEATURE_OPEN,      /* no full stop ends it, or a quotation is cut in two */
    DS_N_FEATURES,
} DsSummaryFeature;

typedef struct {
    gdouble feature[DS_N_FEATURES];
    gdouble early_share;  /* worth of a concept told late, against one told first */
    gdouble early_decay;  /* sentences until the worth has fallen by e */
    gdouble families;     /* exponent of the sum over accounts */
    gdouble single;       /* factor of a concept of one account only */
    gdouble title_bonus;  /* added factor of a concept of some title */
    gdouble repeat;       /* what is left of a concept once it is covered */
    gdouble length;       /* exponent of a sentence's length */
    gdouble length_base;  /* words added to the length */
    gdouble same_article; /* exponent for each sentence taken from the same article, by share */
    gdouble most_words;   /* of a sentence: later clauses are cut */
    gdouble least_words;  /* of a sentence that is cut where its last clause begins */
    gdouble spread;       /* how soon an account that is covered counts less */
    gdouble share;        /* exponent of what it takes of its part more than of the whole */
    gdouble spill;        /* exponent of the part that fits when the end is crossed */
} DsSummaryWeights;

typedef struct {
    const DsTerms *terms;
    const DsGraph *graph;
    const DsOpeners *openers;
    const DsAnnotations *annotations;
    const DsCutter *cutter;
    const DsClipper *clipper;
    const DsPointers *pointers;
    const GArray *ranks;   /* of gdouble: of each row in the graph */
    const GArray *voices;  /* by ds_voices(); G_MAXUINT32: the article is not looked at */
    const GArray *seasons; /* by ds_seasons_find() */
    const GArray *told;    /* of guint32: rows not told again; set by ds_summary_choose() */
    DsShelf *shelf;        /* what is weighed lies there; set by ds_summary_choose() */
} DsSummaryInput;

/* A sentence that may stand in the summary, or the part of it that is left when it is cut. */
typedef struct {
    guint32 row;
    guint32 n_syllables; /* of what is printed */
    DsClip clip;         /* what is printed */
    gdouble *feature;    /* DS_N_FEATURES of them, on the input's shelf; NULL once chosen */
} DsCandidate;

/* Name and default of each weight: DS_N_SUMMARY_WEIGHTS entries. */
guint ds_summary_n_weights(void);
const gchar *ds_summary_weight_name(guint index);
gdouble *ds_summary_weight(DsSummaryWeights *weights, guint index);
void ds_summary_weights_load(DsSummaryWeights *weights, DsPack *pack);

/* The candidates, in corpus order, the whole sentence before its parts (of DsCandidate), on the
 * input's shelf: to be freed by ds_shelf_free_array(). */
GArray *ds_summary_candidates(const DsSummaryInput *input, const DsSummaryWeights *weights);

/* Chooses among candidates up to n_syllables, a part of n_whole (the last sentence may cross
 * the end): the narrower the part, the shorter its sentences. Returns
 * indices of candidates in the order of choice (of guint32), owned by the caller. */
GArray *ds_summary_select(const DsSummaryInput *input,
                          const DsSummaryWeights *weights,
                          const GArray *candidates,
                          guint n_syllables,
                          guint n_whole);

/* Sentences this near tell the same: another article's is evidence. */
#define DS_SUMMARY_SAME 0.38

/* A candidate that was chosen. */
typedef struct {
    DsCandidate candidate;
    guint32 theme; /* as in themes */
    guint place;   /* in the order of choice, within the theme */
} DsChosen;

/* The whole summary as it is read (of DsChosen). Each season of each theme has its share of
 * n_syllables, by the root of its number of accounts, and at least one sentence. The best
 * sentence that stands alone leads, the others follow by time and in the order of the sources.
 * The last chosen, which may cross the end of the length asked for, stands last, so that a cut
 * costs the least. themes: by ds_themes_find(). The caller owns it. */
GArray *ds_summary_choose(const DsSummaryInput *input,
                          const DsSummaryWeights *weights,
                          const GArray *themes,
                          guint n_syllables);

#endif
