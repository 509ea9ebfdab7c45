/* Reading clues: what the steps share. */
#ifndef DS_CORPUS_CLUE_PRIVATE_H
#define DS_CORPUS_CLUE_PRIVATE_H

#include "corpus/clue.h"
#include "corpus/words.h"

/* What a word beside a date tells of it; the names are those of the list. */
typedef enum {
    DS_CLUE_ROLE_FUTURE, /* near the date: what is dated is to come */
    DS_CLUE_ROLE_TOLD,   /* before the day of the news */
    DS_CLUE_ROLE_LIMIT,  /* right before a year: it lasts to it or starts from it */
    DS_CLUE_ROLE_BIRTH,  /* right before a date of birth */
    DS_CLUE_ROLE_SPAN,   /* between the two ends of a span */
    DS_CLUE_ROLE_LAST,   /* last year */
    DS_CLUE_ROLE_LAW,    /* opens the name of a law */
    DS_CLUE_ROLE_NO_LAW, /* opens with the same word and is none */
    DS_CLUE_ROLE_JOIN,   /* joins what is dated to something else */
    DS_CLUE_ROLE_TODAY,  /* right before the day: it is that of writing, */
    DS_CLUE_ROLE_PAST,   /* the day before, */
    DS_CLUE_ROLE_NEXT,   /* the day after */
    DS_CLUE_ROLE_COUNT,  /* before "thứ hai": it is counted and no weekday */
    DS_CLUE_ROLE_LIST,   /* between days that share their year */
    DS_CLUE_ROLE_THIS,   /* this year */
    DS_CLUE_ROLE_EARLY,  /* right before a year: its first months, */
    DS_CLUE_ROLE_MIDDLE, /* those in its middle, */
    DS_CLUE_ROLE_LATE,   /* its last ones */
    DS_N_CLUE_ROLES,
} DsClueRole;

typedef struct {
    GPtrArray
        *forms[DS_N_CLUE_ROLES]; /* of gchar, borrowed from the pack, folded as written there */
} DsClueWords;

typedef struct {
    const DsWords *words;
    const DsClueWords *roles;
    const DsArticle *article;
    GArray *clues; /* of DsClue */
} DsClueReading;

const DsClueWords *ds_clue_words(DsPack *pack);

/* The part of a year whose word ends the folded text. */
DsYearPart ds_clue_part(const DsClueWords *roles, const gchar *folded);

/* The folded text between two offsets, from whole characters on; the caller owns it. */
gchar *ds_clue_window(const gchar *text, guint32 from, guint32 to);

/* Whether one of the forms ends the folded text. */
gboolean ds_clue_ends_in(const GPtrArray *forms, const gchar *folded);

/* Only dashes and words of a span stand between the clue before and the date at at: "2019 đến
 * 2023", "1/6/2016 – 1/6/2017". */
gboolean ds_clue_ends_span(const DsClueReading *reading,
                           const DsSentence *sentence,
                           const DsClue *before,
                           guint32 at);

/* Nothing but days and words of a list stand between two dates. */
gboolean ds_clue_is_listed(const DsClueReading *reading, guint32 from, guint32 to);

/* Makes the two ends of a span of them. */
void ds_clue_join_span(DsClue *from, DsClue *to);

/* What a year alone is; left is the folded text before it. */
DsClueKind ds_clue_kind_of_year(const DsClueReading *reading,
                                const DsSentence *sentence,
                                const DsClue *clue,
                                const gchar *left);

#endif
