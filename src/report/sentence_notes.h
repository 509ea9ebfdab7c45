/* Of what was found in an article, what concerns one sentence. */
#ifndef DS_REPORT_SENTENCE_NOTES_H
#define DS_REPORT_SENTENCE_NOTES_H

#include <dossier/annotations.h>

typedef struct {
    const DsArticleNotes *all; /* borrowed */
    DsArticleNotes near;       /* those of the sentence at hand */
    guint first[4];            /* of each layer: all before it end before the sentence */
    guint32 reach; /* bytes that a quote's cue or speaker stands before it, at most */
} DsSentenceNotes;

void ds_sentence_notes_init(DsSentenceNotes *notes, const DsArticleNotes *all);
void ds_sentence_notes_clear(DsSentenceNotes *notes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DsSentenceNotes, ds_sentence_notes_clear)

/* The notes of which any part stands in text[start, end), in their order; quotes also when
 * their cue or speaker does. Borrowed until the next question. Questions come in the order of
 * the text: then all of them together are linear in it. */
const DsArticleNotes *ds_sentence_notes_of(DsSentenceNotes *notes, guint32 start, guint32 end);

#endif
