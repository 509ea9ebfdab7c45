/* Themes: the subjects that the articles fall into, and what each is called. */
#ifndef DS_REPORT_THEMES_H
#define DS_REPORT_THEMES_H

#include "report/parts.h"

/* An article that belongs to no theme of its own. */
#define DS_NO_THEME G_MAXUINT32

/* The theme of each article (of guint32, or DS_NO_THEME), numbered by the number of accounts,
 * the most first, then by the first article. All DS_NO_THEME when the articles have one
 * subject. The caller owns it. */
GArray *ds_themes_find(const DsTerms *terms, const GArray *voices, guint *n_themes);

/* The pairs of telling words of an article, by how often it has them (of DsTermWeight); the
 * caller owns it. */
GArray *ds_article_vector(const DsTerms *terms, guint32 article);

/* What finds the names: word lists and counts that all themes share. Borrows all it is given.
 */
typedef struct DsNamer DsNamer;
DsNamer *
ds_namer_new(const DsReportContext *context, const GArray *voices, const GArray *themes);
void ds_namer_free(DsNamer *namer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsNamer, ds_namer_free)

/* The most telling phrase of the articles of a theme, in words of theirs: the caller owns it.
 * *span: the sentence that has it. NULL when there is none. */
gchar *ds_namer_name(DsNamer *namer, guint32 theme, DsSpan *span);

#endif
