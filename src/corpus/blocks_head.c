/* Before the first paragraph: crumbs, the title, the date, the author. */
#include "corpus/blocks-private.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

#define MIN_TITLE_WORDS 3
#define MAX_TITLE_WORDS 40

/* "CỔNG THÔNG TIN ĐIỆN TỬ …" */
#define MAX_PRESS_WORDS 10

/* A title stands within so many lines of the first paragraph. */
#define MAX_HEAD_LINES 120u

/* The words of the page's paragraphs, folded: a title shares most of its own with them. */
static GHashTable *
paragraph_words(const DsPage *page)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));

    for (guint i = page->core_start; i <= page->core_end; i++) {
        const DsLine *line = ds_page_line(page, i);
        if (line->prose)
            ds_tokenize(page->text, line->start, line->end, tokens);
    }
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        if (token->kind == DS_TOKEN_WORD)
            g_hash_table_add(
                set, ds_utf8_fold(page->text + token->start, token->end - token->start));
    }
    return set;
}

/* Percent of the line's words that the paragraphs hold. */
static guint
shared_words(const DsPage *page, const DsLine *line, GHashTable *set)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    guint n = 0, n_shared = 0;

    ds_tokenize(page->text, line->start, line->end, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        if (token->kind != DS_TOKEN_WORD)
            continue;
        g_autofree gchar *word =
            ds_utf8_fold(page->text + token->start, token->end - token->start);
        n++;
        n_shared += g_hash_table_contains(set, word) ? 1 : 0;
    }
    return n == 0 ? 0 : 100 * n_shared / n;
}

/* Whether the line stands again further down: sites repeat the title as the picture's text. */
static gboolean
is_repeated(const DsPage *page, guint index)
{
    const DsLine *line = ds_page_line(page, index);

    for (guint i = index + 1; i < page->lines->len; i++) {
        const DsLine *other = ds_page_line(page, i);
        if (other->folded != NULL && g_str_equal(other->folded, line->folded))
            return TRUE;
    }
    return FALSE;
}

static gboolean
can_be_title(const DsPage *page, const DsLine *line)
{
    if (line->folded != NULL && line->all_caps &&
        ds_words_opens_press(page->words, line->folded) && line->n_words <= MAX_PRESS_WORDS)
        return FALSE; /* the head of the site */
    return line->folded != NULL && !line->settled && line->n_words >= MIN_TITLE_WORDS &&
           line->n_words <= MAX_TITLE_WORDS && line->whole.strength == DS_SIGN_NONE &&
           !(line->byline.all_explained &&
             (line->byline.labelled || line->byline.n_outlets > 0)) &&
           !(line->head.strength >= DS_SIGN_LIKELY && line->head.kind != DS_BLOCK_HEADING &&
             line->head.kind != DS_BLOCK_QUESTION);
}

static gint
title_score(const DsPage *page, guint i, GHashTable *set)
{
    const DsLine *line = ds_page_line(page, i);
    gint score = (gint)shared_words(page, line, set) / 2;

    score += line->n_words >= 6 ? 25 : line->n_words >= 4 ? 10 : 0;
    score -= line->stop && !line->question ? 20 : 0;
    score -= line->n_words > 20 ? 3 * ((gint)line->n_words - 20) : 0;
    score -= page->text[line->start] == '(' ? 40 : 0;
    score += is_repeated(page, i) ? 40 : 0;
    if (line->byline.all_explained)
        score -= 30;
    for (guint k = i > page->first ? i - 1 : i; k <= i + 1 && k < page->core_start; k++)
        if (ds_page_line(page, k)->kind == DS_BLOCK_DATELINE)
            score += 15;
    if (i + 1 == page->core_start)
        score += 10;
    return score;
}

/* The first line that is a paragraph but for its length or its stop: what follows it is no
 * title. */
static guint
lead_like(const DsPage *page, guint from)
{
    for (guint i = from; i < page->core_start; i++) {
        const DsLine *line = ds_page_line(page, i);
        if (!line->settled && !line->glued && line->n_words >= 22)
            return i;
    }
    return page->core_start;
}

/* The title that the container of the text named, if it stands before the text. */
static gint
named_title(const DsPage *page)
{
    for (guint i = page->first; i < page->core_start; i++)
        if (ds_page_line(page, i)->settled && ds_page_line(page, i)->kind == DS_BLOCK_TITLE)
            return (gint)i;
    return -1;
}

static void
choose_title(DsPage *page)
{
    page->title = named_title(page);
    if (page->title >= 0)
        return;
    g_autoptr(GHashTable) set = paragraph_words(page);
    gint best = G_MININT;

    const guint from =
        MAX(page->first, page->core_start - MIN(page->core_start, MAX_HEAD_LINES));
    const guint to = lead_like(page, from + 1);

    for (guint i = from; i < to; i++) {
        if (!can_be_title(page, ds_page_line(page, i)))
            continue;
        const gint score = title_score(page, i, set);
        if (score > best) {
            best = score;
            page->title = (gint)i;
        }
    }
    if (best < 20)
        page->title = -1;
    if (page->title >= 0)
        ds_line_settle(ds_page_line(page, (guint)page->title), DS_BLOCK_TITLE);
}

static void
judge_other(const DsPage *page, guint i)
{
    DsLine *line = ds_page_line(page, i);
    const gboolean before_title = page->title >= 0 && i < (guint)page->title;

    if (line->settled)
        return;
    if (line->whole.strength != DS_SIGN_NONE)
        ds_line_settle(line, line->whole.kind);
    else if (line->byline.all_explained && line->byline.sourced)
        ds_line_settle(line, DS_BLOCK_CREDIT);
    else if (line->byline.all_explained && line->byline.n_names > 0 &&
             !(before_title && line->all_caps && !line->byline.labelled))
        ds_line_settle(line, DS_BLOCK_BYLINE);
    else if (line->byline.all_explained && line->byline.n_outlets > 0)
        ds_line_settle(line, before_title ? DS_BLOCK_NAVIGATION : DS_BLOCK_CREDIT);
    else if (line->head.strength >= DS_SIGN_LIKELY)
        ds_line_settle(line, line->head.kind);
    else if (before_title && !(line->stop && line->n_words >= 8))
        ds_line_settle(line, DS_BLOCK_NAVIGATION);
    else if (page->title >= 0 && (line->glued || line->bullet || line->dated) &&
             !(line->n_words >= 20 && !line->glued && !line->dated))
        ds_line_settle(line,
                       line->stop || line->n_words < 6 ? DS_BLOCK_LEAD : DS_BLOCK_RELATED);
    else if (page->title >= 0 && (line->stop || line->n_words >= 12))
        ds_line_settle(line, DS_BLOCK_LEAD);
    else if (page->title >= 0 && line->n_words >= 5)
        ds_line_settle(line, ds_blocks_caption_score(page, i) >= 2 ? DS_BLOCK_CAPTION
                                                                   : DS_BLOCK_RELATED);
    else if (line->n_words <= 3)
        ds_line_settle(line, DS_BLOCK_BOILERPLATE);
}

void
ds_blocks_judge_head(DsPage *page)
{
    choose_title(page);
    for (guint i = page->first; i < page->core_start; i++)
        judge_other(page, i);
    ds_line_settle(ds_page_line(page, page->core_start),
                   page->title >= 0 || page->core_start == page->first ? DS_BLOCK_LEAD
                                                                       : DS_BLOCK_BODY);
}
