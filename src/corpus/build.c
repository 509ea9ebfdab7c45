#include "corpus/build.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/blocks.h"
#include "corpus/header.h"
#include "corpus/known.h"
#include "corpus/language.h"
#include "corpus/line.h"
#include "corpus/meta.h"
#include "corpus/reference.h"
#include "corpus/segment.h"
#include "corpus/token.h"
#include "corpus/words.h"

/* How far down a page its named title is looked for. */
#define MAX_LINES_TO_TITLE 20u

void
ds_hints_clear(DsHints *hints)
{
    g_clear_pointer(&hints->title, g_free);
    g_clear_pointer(&hints->date, g_free);
    g_clear_pointer(&hints->author, g_free);
    g_clear_pointer(&hints->publisher, g_free);
}

static void
append_blocks(DsArticle *article, const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const DsLine *line = &g_array_index(lines, DsLine, i);
        const DsBlock block = {.start = line->start, .end = line->end, .kind = line->kind};
        g_array_append_val(article->blocks, block);
    }
}

/* The line that says again what the container names as the title is the title. */
static void
settle_named_title(GArray *lines, const DsHints *hints, const gchar *text)
{
    if (hints == NULL || hints->title == NULL)
        return;
    g_autofree gchar *title = ds_utf8_squeeze(hints->title, -1);
    for (guint i = 0; i < MIN(lines->len, MAX_LINES_TO_TITLE); i++) {
        DsLine *line = &g_array_index(lines, DsLine, i);
        const gsize n = line->end - line->start;
        if (n != strlen(title) || strncmp(text + line->start, title, n) != 0)
            continue;
        line->kind = DS_BLOCK_TITLE;
        line->settled = TRUE;
        return;
    }
}

/* An article without a title is known by its first sentence. */
static void
name_by_first_sentence(DsArticle *article)
{
    if (article->title.text != NULL || article->sentences->len == 0)
        return;
    const DsSentence *first = &g_array_index(article->sentences, DsSentence, 0);
    article->title.text = g_strndup(article->text + first->start, first->end - first->start);
    article->title.start = first->start;
    article->title.end = first->end;
    article->title.basis = g_intern_static_string("first-sentence");
}

DsArticle *
ds_article_build(gchar *text,
                 gsize n_bytes,
                 const gchar *path,
                 const GArray *kinds,
                 const DsHints *hints,
                 DsPack *pack,
                 DsDiag *diag)
{
    const DsWords *words = ds_words(pack);
    DsArticle *article = ds_article_new();

    article->path = ds_utf8_show_name(path);
    article->text = text;
    article->n_bytes = n_bytes;
    g_autoptr(GArray) lines = ds_lines_new(words, text, n_bytes, kinds == NULL);
    ds_known_drop(pack, lines, text);
    const DsHeader header = kinds == NULL ? ds_header_read(lines, text, words) : (DsHeader){0};
    if (kinds != NULL) {
        ds_blocks_judge_marked(lines, kinds, text, words);
    } else {
        settle_named_title(lines, hints, text);
        ds_blocks_judge(lines, header.n_lines, text, words);
    }
    ds_meta_fill(article, lines, &header, hints, words, diag);
    append_blocks(article, lines);
    ds_segment(article, words);
    ds_article_tokenize(article);
    name_by_first_sentence(article);
    article->language = ds_language_of(article, words);
    ds_reference_state(article);
    return article;
}
