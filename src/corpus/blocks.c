#include "corpus/blocks.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/blocks-private.h"

/* The way of a page: signs that need no context; where the article's paragraphs begin and end;
 * what stands before them (title, date, crumbs), between them (captions, headings, links) and
 * after them (author, source, tags, other articles); questions and answers last. */

/* The list of other articles in a page of marked lines. */
#define MAX_LINKS      12
#define MIN_LINK_WORDS 4

DsLine *
ds_page_line(const DsPage *page, guint i)
{
    return &g_array_index(page->lines, DsLine, i);
}

void
ds_line_settle(DsLine *line, DsBlockKind kind)
{
    if (line->settled)
        return;
    line->kind = kind;
    line->settled = TRUE;
}

/* A publication line: a date, and beside it at most an outlet, a name or a place. */
static gboolean
is_dateline(const DsLine *line, const gchar *text, const DsWords *words)
{
    const DsPubDate *date = &line->date;

    if (date->ago && date->n_rest <= 3)
        return TRUE;
    if (!date->found || line->n_words > 24)
        return FALSE;
    if (date->n_rest == 0)
        return TRUE;
    if (line->stop && !date->timed)
        return FALSE;
    if (ds_byline_read(words, text, date->rest_start, date->rest_end).all_explained)
        return TRUE;
    return (date->timed || date->labelled) && date->n_rest <= 4;
}

static gboolean
is_address(const DsLine *line)
{
    return line->folded != NULL && line->n_crumbs == 0 && strchr(line->folded, ' ') == NULL &&
           (strstr(line->folded, "://") != NULL || strchr(line->folded, '@') != NULL ||
            g_str_has_prefix(line->folded, "www."));
}

/* A few words beside an address of mail: "Đến: ban.tin@…". */
static gboolean
is_mail_line(const DsLine *line)
{
    const gchar *at = strchr(line->folded, '@');

    return at != NULL && at > line->folded && g_ascii_isalnum(at[-1]) &&
           g_ascii_isalpha(at[1]) && strchr(at, '.') != NULL && !line->stop &&
           line->n_words <= 14 && !line->byline.all_explained;
}

/* No letter or digit at all, or a lone number: "/", "0:00", "***". */
static gboolean
is_scrap(const DsLine *line, const gchar *text)
{
    if (line->n_words == 0)
        return TRUE;
    if (line->n_chars > 16)
        return FALSE;
    for (guint32 i = line->start; i < line->end; i++)
        if (!g_ascii_isdigit(text[i]) && !g_ascii_ispunct(text[i]) && text[i] != ' ')
            return FALSE;
    return TRUE;
}

/* Crumbs and menus: pieces of few words between separators. */
static gboolean
is_menu(const DsLine *line)
{
    if (line->n_menu >= 2)
        return TRUE;
    if (line->n_crumbs == 0 || line->stop || line->n_words > 40 || line->date.found)
        return FALSE;
    if (line->head.strength != DS_SIGN_NONE && line->head.kind == DS_BLOCK_NAVIGATION)
        return TRUE;
    return line->n_crumbs >= 2 && line->n_words <= 6 * (line->n_crumbs + 1);
}

static gboolean
is_weather(const DsLine *line)
{
    return !line->stop && line->n_words <= 12 && strstr(line->folded, "°") != NULL;
}

static gboolean
is_furniture_kind(DsBlockKind kind)
{
    return !ds_block_kind_is_article(kind);
}

/* A small letter opens the rest of a sentence. */
static gboolean
opens_small(const DsLine *line, const gchar *text)
{
    return line->stop && line->n_words >= 4 &&
           g_unichar_islower(ds_utf8_peek(text + line->start));
}

static void
judge_alone(DsLine *line, const gchar *text, const DsWords *words)
{
    if (line->folded == NULL)
        return;
    if (line->whole.strength == DS_SIGN_SURE) {
        ds_line_settle(line, line->whole.kind);
    } else if (line->n_words <= 20 && (line->date.today || is_weather(line))) {
        ds_line_settle(line, DS_BLOCK_BOILERPLATE);
    } else if (is_dateline(line, text, words)) {
        ds_line_settle(line, DS_BLOCK_DATELINE);
    } else if (line->head.strength == DS_SIGN_SURE && is_furniture_kind(line->head.kind) &&
               line->n_words <= 60 && !opens_small(line, text)) {
        ds_line_settle(line, line->head.kind);
    } else if (line->byline.all_explained && line->byline.n_names > 0 &&
               line->byline.pictured) {
        return; /* "Ngát Ngọc - Ảnh: Vic Nguyễn": its place decides */
    } else if (line->inner.strength == DS_SIGN_SURE && is_furniture_kind(line->inner.kind) &&
               line->n_words <= 40 && line->n_inner_stops <= 2) {
        ds_line_settle(line, line->inner.kind);
    } else if (is_address(line)) {
        ds_line_settle(line, line->byline.sourced ? DS_BLOCK_CREDIT : DS_BLOCK_BOILERPLATE);
    } else if (is_mail_line(line)) {
        ds_line_settle(line, DS_BLOCK_BOILERPLATE);
    } else if (is_scrap(line, text)) {
        ds_line_settle(line, DS_BLOCK_BOILERPLATE);
    } else if (is_menu(line)) {
        ds_line_settle(line, DS_BLOCK_NAVIGATION);
    } else if (line->bar && line->n_crumbs <= 1) {
        ds_line_settle(line, DS_BLOCK_CAPTION);
    } else if (line->dated && !line->stop) {
        ds_line_settle(line, DS_BLOCK_RELATED);
    }
}

/* The first and the last paragraph. */
static gboolean
find_core(DsPage *page)
{
    guint n = 0;

    for (guint i = page->first; i < page->lines->len; i++) {
        const DsLine *line = ds_page_line(page, i);
        if (!line->prose || (line->settled && is_furniture_kind(line->kind)))
            continue;
        if (n++ == 0)
            page->core_start = i;
        page->core_end = i;
        page->n_prose_words += line->n_words;
    }
    page->n_prose = n;
    return n > 0;
}

/* A page without paragraphs: every line that bears no sign of furniture is kept. */
static void
keep_short_page(DsPage *page)
{
    for (guint i = page->first; i < page->lines->len; i++)
        ds_line_settle(ds_page_line(page, i), DS_BLOCK_BODY);
}

void
ds_blocks_judge(GArray *lines, guint first, const gchar *text, const DsWords *words)
{
    DsPage page = {.lines = lines, .first = first, .text = text, .words = words, .title = -1};

    for (guint i = first; i < lines->len; i++)
        judge_alone(ds_page_line(&page, i), text, words);
    if (!find_core(&page)) {
        keep_short_page(&page);
        return;
    }
    ds_blocks_find_end(&page);
    ds_blocks_judge_head(&page);
    ds_blocks_judge_tail(&page);
    ds_blocks_judge_middle(&page);
    ds_blocks_judge_interview(&page);
}

/* Headlines right under "Tin liên quan". */
static void
settle_links_after(const DsPage *page, guint i)
{
    const guint end = MIN(page->lines->len, i + 1 + MAX_LINKS);

    for (i++; i < end; i++) {
        DsLine *line = ds_page_line(page, i);
        if (line->settled || line->prose || line->stop || line->n_words < MIN_LINK_WORDS)
            return;
        ds_line_settle(line, DS_BLOCK_RELATED);
    }
}

void
ds_blocks_judge_marked(GArray *lines,
                       const GArray *kinds,
                       const gchar *text,
                       const DsWords *words)
{
    DsPage page = {.lines = lines, .text = text, .words = words, .title = -1};

    for (guint i = 0; i < lines->len; i++) {
        DsLine *line = ds_page_line(&page, i);
        const DsBlockKind kind =
            i < kinds->len ? g_array_index(kinds, DsBlockKind, i) : DS_BLOCK_BODY;
        if (kind == DS_BLOCK_TITLE && page.title < 0)
            page.title = (gint)i;
        if (kind != DS_BLOCK_BODY && !(kind == DS_BLOCK_HEADING && line->whole.strength))
            ds_line_settle(line, kind);
        else
            judge_alone(line, text, words);
    }
    for (guint i = 0; i < lines->len; i++)
        if (ds_line_opens_related(ds_page_line(&page, i)))
            settle_links_after(&page, i);
    for (guint i = 0; i < lines->len; i++)
        ds_line_settle(ds_page_line(&page, i), DS_BLOCK_BODY);
    ds_blocks_judge_interview(&page);
}
