/* What is left of a sentence when words are left out of it. */
#ifndef DS_REPORT_CLIP_H
#define DS_REPORT_CLIP_H

#include <dossier/annotations.h>

#include "pack/lexicon.h"
#include "pack/pack.h"

enum { DS_CLIP_GAPS = 3 };

/* Bytes of an article's text, half open. */
typedef struct {
    guint32 start, end;
} DsPiece;

/* Where the words that are left begin and end, and what is left out between. */
typedef struct {
    guint32 start, end;
    guint n_gaps;
    DsPiece gaps[DS_CLIP_GAPS]; /* ascending, apart from one another */
} DsClip;

/* Word lists of what may be left out before a statement. */
typedef struct DsClipper DsClipper;
DsClipper *ds_clipper_new(DsPack *pack);
void ds_clipper_free(DsClipper *clipper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsClipper, ds_clipper_free)

/* Where the statement begins behind words that only say on what occasion it was made
 * ("Phát biểu tại hội nghị, "); the start of the span when there are none. */
guint32 ds_clipper_head(const DsClipper *clipper,
                        const DsArticle *article,
                        const DsArticleNotes *notes,
                        DsSpan span);

/* Adds to the clip the gaps that what it holds may have: long titles between the name of
 * somebody who says something and the word that tells it, asides in brackets. */
void ds_clip_add_gaps(const DsArticle *article, const DsArticleNotes *notes, DsClip *clip);

/* Whether the clip holds the byte. */
gboolean ds_clip_has(const DsClip *clip, guint32 byte);

/* Its words: white space squeezed, "[…]" for every gap and for what is cut at the end, the
 * first letter a capital when the sentence's own beginning is gone. The caller owns it. */
gchar *ds_clip_text(const DsArticle *article, DsSpan sentence, const DsClip *clip);

#endif
