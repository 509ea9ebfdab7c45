/* From clean text to an article: blocks, metadata, sentences, tokens. */
#ifndef DS_CORPUS_BUILD_H
#define DS_CORPUS_BUILD_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "pack/pack.h"

/* What the container of the text says of it (<meta>, fields of a .jsonl line); NULL: nothing.
 */
typedef struct {
    gchar *title;
    gchar *date; /* as found: ISO or a publication line */
    gchar *author;
    gchar *publisher;
} DsHints;

void ds_hints_clear(DsHints *hints);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DsHints, ds_hints_clear)

/* Takes text (see ds_clean). kinds (of DsBlockKind, one per line) is what a container's
 * structure tells of the lines; NULL for plain text. hints may be NULL. The caller owns the
 * article. */
DsArticle *ds_article_build(gchar *text,
                            gsize n_bytes,
                            const gchar *path,
                            const GArray *kinds,
                            const DsHints *hints,
                            DsPack *pack,
                            DsDiag *diag);

#endif
