/* How a sentence of the summary may be made shorter: words left out before and behind. */
#ifndef DS_REPORT_SUMMARY_CUT_H
#define DS_REPORT_SUMMARY_CUT_H

#include <dossier/annotations.h>

#include "pack/lexicon.h"
#include "pack/pack.h"

/* Word lists of where a sentence may end. */
typedef struct DsCutter DsCutter;
DsCutter *ds_cutter_new(DsPack *pack);
void ds_cutter_free(DsCutter *cutter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsCutter, ds_cutter_free)

/* Where text[start, end) may stop early (of guint32, ascending), at least least_words from its
 * start: before a clause that adds a purpose, a result or an example, or a long one behind a
 * comma, once something is stated; never inside quotation marks or brackets, nor where what is
 * left out limits what is said or tells who says it.
 * notes: of the article, or NULL. The caller owns it. */
GArray *ds_cutter_ends(const DsCutter *cutter,
                       const DsArticle *article,
                       const DsArticleNotes *notes,
                       DsSpan span,
                       guint least_words);

/* Where a sentence begins behind the mark of a list or the name of a paper that opens it:
 * "* ", "(TTXVN) - ", "TTO - ". */
guint32 ds_cutter_body(const DsArticle *article, guint32 start, guint32 end);

#endif
