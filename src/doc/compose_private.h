/* What the files that compose the parts share. */
#ifndef DS_DOC_COMPOSE_PRIVATE_H
#define DS_DOC_COMPOSE_PRIVATE_H

#include "doc/compose.h"

typedef struct {
    const DsReport *report;
    DsPack *pack;
    const DsComposeOptions *options;
    DsDocument *document;
    GPtrArray *backlinks; /* per article: array of (GPtrArray of anchors or NULL) by sentence */
    GHashTable *told;     /* keys of labels already told as missing */
} DsComposer;

/* --- labels: compose_text.c */

/* The label; "␣" of the pack is a blank. The caller owns it. */
gchar *ds_compose_label(DsComposer *c, const gchar *key);

/* Whether the pack has the label. */
gboolean ds_compose_has_label(DsComposer *c, const gchar *key);

/* The label with "{name}" replaced: name, value, name, value, …, NULL. The caller owns it. */
gchar *ds_compose_fill(DsComposer *c, const gchar *key, ...) G_GNUC_NULL_TERMINATED;

/* The label for a count, with thousands grouped. */
gchar *ds_compose_count(DsComposer *c, const gchar *key, guint n);

/* 1.004 */
gchar *ds_compose_number(DsComposer *c, guint n);

/* A child with the label as its words; borrowed. */
DsNode *ds_compose_labelled(DsComposer *c, DsNode *parent, const gchar *role, const gchar *key);

/* Column heads: a child "head" for each key of the NULL-terminated list. */
void ds_compose_heads(DsComposer *c, DsNode *parent, const gchar *const *keys);

/* Appends part and a separator before it when out has words already. */
void ds_compose_join(GString *out, const gchar *separator, const gchar *part);

/* "bài 1, 2": articles as a list; indices ascending. */
gchar *ds_compose_articles(DsComposer *c, const GArray *articles);

/* White space squeezed, blanks at the ends dropped. */
gchar *ds_compose_span_words(DsComposer *c, DsSpan span);

/* The article's title, or its first sentence when untitled (*is_first is then TRUE). */
gchar *ds_compose_article_title(DsComposer *c, const DsArticle *article, gboolean *is_first);

/* The outlet's name, or NULL. */
const gchar *ds_compose_article_outlet(const DsArticle *article);

/* "≈ 7/2024", or NULL when nothing is known. */
gchar *ds_compose_article_date(DsComposer *c, const DsArticle *article);

/* Cuts after n words at most, then "…". */
gchar *ds_compose_cut(const gchar *text, guint n_words);

/* --- dates: compose_date.c */

/* "16/7/2024", "7/2024", "2024": as much as is known; NULL when nothing is. */
gchar *ds_compose_date(DsComposer *c, DsDate date);

/* The whole time with its year: "≈ 18–19/9/2017", "2013–2017". */
gchar *ds_compose_when(DsComposer *c, const DsWhen *when);

/* The same in a column beside its year: "≈ 18–19/9", "tháng 9", "trong năm". */
gchar *ds_compose_when_in_year(DsComposer *c, const DsWhen *when);

/* "T2", "T2–T3", or NULL when no day is known or the days are more than a week. */
gchar *ds_compose_weekdays(DsComposer *c, const DsWhen *when);

/* "thứ Ba, 16/7/2024" */
gchar *ds_compose_date_weekday(DsComposer *c, DsDate date);

/* --- citations: compose_cite.c */

/* Citations of every sentence the evidence touches, once each in the order of the evidence;
 * anchor, when not NULL, is where the sentences link back to. */
void ds_compose_cite(DsComposer *c, DsNode *node, const GArray *evidence, const gchar *anchor);

/* The same for one span. */
void ds_compose_cite_span(DsComposer *c, DsNode *node, DsSpan span, const gchar *anchor);

/* The anchors that cite the sentence, or NULL; owned by the composer. */
const GPtrArray *ds_compose_backlinks(const DsComposer *c, guint article, guint sentence);

DsMark ds_compose_mark(guint accounts, gboolean differs);

/* --- parts: each returns what the table of contents says beside the title, or NULL; the caller
 * owns it. */
gchar *ds_compose_front(DsComposer *c, DsNode *part);
gchar *ds_compose_sources(DsComposer *c, DsNode *part);
gchar *ds_compose_summary(DsComposer *c, DsNode *part);
gchar *ds_compose_chronology(DsComposer *c, DsNode *part);
gchar *ds_compose_quotes(DsComposer *c, DsNode *part);
gchar *ds_compose_institutions(DsComposer *c, DsNode *part);
gchar *ds_compose_people(DsComposer *c, DsNode *part);
gchar *ds_compose_gaps(DsComposer *c, DsNode *part);
gchar *ds_compose_annex(DsComposer *c, DsNode *part);
gchar *ds_compose_colophon(DsComposer *c, DsNode *part);

/* "Vụ trưởng, Vụ Hợp tác quốc tế (Bộ …)"; role or institution may be missing (NULL, -1). */
gchar *ds_compose_role(DsComposer *c, const gchar *role, gint32 institution);

/* "+3 −1 ~2": what came, went and changed since an earlier issue; NULL when none is compared.
 */
gchar *ds_compose_since_counts(DsComposer *c);

/* The same item by item, as a group of the part. */
void ds_compose_since(DsComposer *c, DsNode *part);

/* Mentions of entities, counted once: compose_mentions.c */
typedef struct {
    gint32 total;
    GArray *per_article; /* of gint32 */
    DsSpan first, last;  /* in corpus order; meaningful when total > 0 */
    GPtrArray *forms;    /* of gchar*: surface forms in order of first mention */
    GArray *form_counts; /* of guint32, beside forms */
} DsMentionCount;

/* One DsMentionCount per institution; the caller owns the array. */
GPtrArray *ds_compose_count_institutions(DsComposer *c);

/* Sentences that name both, for the institutions in rows (indices): n × n numbers. */
GArray *ds_compose_matrix(DsComposer *c, const GArray *rows);

/* Children of parent: sides that say different things, differing words marked:
 * compose_compare.c. texts: of gchar*; evidence: of DsEvidence, one a text. role: the
 * children's role. anchor: as in ds_compose_cite. */
void ds_compose_differing(DsComposer *c,
                          DsNode *parent,
                          const gchar *role,
                          const GPtrArray *texts,
                          const GArray *evidence,
                          const gchar *anchor);

/* The sides of an item on which the sources differ, under node; nothing when there is only one
 * account of it. */
void ds_compose_compare(DsComposer *c, DsNode *node, const GArray *evidence);

/* The parts of a gap's text, of gchar*, owned. */
GPtrArray *ds_compose_gap_parts(const DsGap *gap);

#endif
