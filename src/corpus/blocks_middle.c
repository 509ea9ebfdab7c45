/* Between the paragraphs: captions, headings, links to other articles. */
#include "corpus/blocks-private.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

#define MAX_HEADING_WORDS 16
#define MAX_CAPTION_WORDS 45

/* Several headlines glued into one line: words with a capital in the midst of small ones, no
 * mark between. */
static gboolean
is_glued(const DsPage *page, const DsLine *line)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    guint n_seams = 0;

    if (line->stop || line->n_words < 15)
        return FALSE;
    ds_tokenize(page->text, line->start, line->end, tokens);
    for (guint i = 1; i + 1 < tokens->len; i++) {
        const DsToken *before = &g_array_index(tokens, DsToken, i - 1);
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        const DsToken *after = &g_array_index(tokens, DsToken, i + 1);
        if (before->kind == DS_TOKEN_WORD && !(before->flags & DS_TOKEN_CAPITAL) &&
            token->kind == DS_TOKEN_WORD && (token->flags & DS_TOKEN_CAPITAL) &&
            !(token->flags & DS_TOKEN_ALL_CAPS) && after->kind == DS_TOKEN_WORD &&
            !(after->flags & DS_TOKEN_CAPITAL))
            n_seams++;
    }
    return n_seams >= 1;
}

static gboolean
is_title_again(const DsPage *page, const DsLine *line)
{
    if (page->title < 0 || line->folded == NULL)
        return FALSE;
    return g_str_equal(line->folded, ds_page_line(page, (guint)page->title)->folded);
}

/* A list of links opened by a head: the short lines under it, up to the next paragraph. */
static guint
judge_list(DsPage *page, guint i)
{
    for (i++; i < page->core_end; i++) {
        DsLine *line = ds_page_line(page, i);
        if (line->prose || (line->stop && line->n_words >= 10))
            break;
        ds_line_settle(line, DS_BLOCK_RELATED);
    }
    return i - 1;
}

static gboolean
is_caption_like(const DsLine *line)
{
    return line->n_inner_stops == 0 && line->n_words <= 35 &&
           ((line->inner.strength != DS_SIGN_NONE && line->inner.kind == DS_BLOCK_CAPTION) ||
            (line->tail.strength != DS_SIGN_NONE && line->tail.kind == DS_BLOCK_CAPTION) ||
            (line->head.strength != DS_SIGN_NONE && line->head.kind == DS_BLOCK_CAPTION));
}

static DsBlockKind
middle_kind(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    if (is_title_again(page, line))
        return DS_BLOCK_CAPTION;
    if (is_caption_like(line))
        return DS_BLOCK_CAPTION;
    if (line->prose)
        return DS_BLOCK_BODY;
    if (line->whole.strength != DS_SIGN_NONE)
        return line->whole.kind;
    if (line->head.strength == DS_SIGN_LIKELY && !line->stop)
        return line->head.kind;
    if (line->stop)
        return line->question && line->n_words <= MAX_HEADING_WORDS && !line->n_inner_stops
                   ? DS_BLOCK_HEADING
                   : DS_BLOCK_BODY;
    if (is_glued(page, line))
        return DS_BLOCK_RELATED;
    if (line->byline.all_explained && line->byline.n_names > 0)
        return DS_BLOCK_CAPTION; /* the photographer's name under a caption */
    if (line->n_words <= MAX_HEADING_WORDS)
        return DS_BLOCK_HEADING;
    return line->n_words <= MAX_CAPTION_WORDS ? DS_BLOCK_CAPTION : DS_BLOCK_BODY;
}

void
ds_blocks_judge_middle(DsPage *page)
{
    for (guint i = page->core_start + 1; i <= page->core_end; i++) {
        DsLine *line = ds_page_line(page, i);
        if (line->whole.strength == DS_SIGN_SURE && line->whole.kind == DS_BLOCK_RELATED)
            i = judge_list(page, i);
        else
            ds_line_settle(line, middle_kind(page, i));
    }
}
