/* Tokens: words (Vietnamese syllables), numbers and punctuation marks. */
#ifndef DS_CORPUS_TOKEN_H
#define DS_CORPUS_TOKEN_H

#include <dossier/corpus.h>

/* Appends the tokens of text[start, end) to tokens (of DsToken). Linear; never fails. */
void ds_tokenize(const gchar *text, guint32 start, guint32 end, GArray *tokens);

/* Fills article->tokens, block_tokens and each sentence's token range, once blocks and
 * sentences are known. Sentences' tokens are those of their block that begin inside them. */
void ds_article_tokenize(DsArticle *article);

#endif
