/* The words of a corpus and their numbers, by first appearance. */
#ifndef DS_REPORT_TERM_WORDS_H
#define DS_REPORT_TERM_WORDS_H

#include "pack/lexicon.h"
#include "report/terms.h"

typedef struct DsWordNumbers DsWordNumbers;

/* stops: words and phrases that tell nothing; borrowed. */
DsWordNumbers *ds_word_numbers_new(const DsLexicon *stops);
void ds_word_numbers_free(DsWordNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsWordNumbers, ds_word_numbers_free)

guint32 ds_word_numbers_size(const DsWordNumbers *numbers);

/* Fills words with those of a sentence, in order, stop words and phrases marked; words has room
 * for one of each token. Returns how many there are. */
guint32 ds_word_numbers_read(DsWordNumbers *numbers,
                             const DsArticle *article,
                             const DsSentence *sentence,
                             DsTermWord *words);

#endif
