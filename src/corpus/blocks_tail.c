/* After the last paragraph: the author, the source, tags, other articles, the site's foot. */
#include "corpus/blocks-private.h"

#include "base/utf8.h"

gboolean
ds_line_opens_related(const DsLine *line)
{
    return (line->whole.strength >= DS_SIGN_LIKELY && line->whole.kind == DS_BLOCK_RELATED) ||
           (line->head.strength == DS_SIGN_SURE && line->head.kind == DS_BLOCK_RELATED &&
            line->n_words <= 6);
}

/* After these nothing of the article follows, unless another author's line does. */
static gboolean
is_end_sign(const DsLine *line)
{
    if (line->prose || (line->settled && line->kind == DS_BLOCK_CAPTION))
        return FALSE;
    if (ds_line_opens_related(line))
        return TRUE;
    if (line->settled && (line->kind == DS_BLOCK_TAG || line->kind == DS_BLOCK_CREDIT))
        return TRUE;
    return line->byline.all_explained && (line->byline.n_names > 0 || line->byline.labelled);
}

static gboolean
is_author_line(const DsLine *line)
{
    return !line->prose && line->byline.all_explained &&
           (line->byline.n_names > 0 || line->byline.sourced);
}

/* Teasers alternate with headlines and are few; the article's paragraphs follow one another. */
typedef struct {
    guint n_prose; /* paragraphs from here on */
    guint n_pairs; /* of them, right after another paragraph */
    guint n_words;
    gboolean author; /* an author's line stands after a paragraph from here on */
} Rest;

static Rest
rest_after(const DsPage *page, guint i)
{
    Rest rest = {0, 0, 0, FALSE};
    gboolean before = FALSE;

    for (; i < page->lines->len; i++) {
        const DsLine *line = ds_page_line(page, i);
        if (line->settled && !ds_block_kind_is_article(line->kind) &&
            line->kind != DS_BLOCK_CREDIT)
            continue;
        if (line->prose) {
            rest.n_prose++;
            rest.n_words += line->n_words;
            rest.n_pairs += before ? 1 : 0;
            before = TRUE;
        } else {
            rest.author |= rest.n_prose > 0 && is_author_line(line);
            before = FALSE;
        }
    }
    return rest;
}

/* The number of end signs that are tried is small: the walk stays linear. */
#define MAX_END_SIGNS 24

void
ds_blocks_find_end(DsPage *page)
{
    gboolean closed = FALSE; /* an author, a source or tags have been seen */
    guint n_tried = 0, words_before = ds_page_line(page, page->core_start)->n_words;

    for (guint i = page->core_start + 1; i < page->core_end && n_tried < MAX_END_SIGNS; i++) {
        const DsLine *line = ds_page_line(page, i);
        words_before += line->prose ? line->n_words : 0;
        if (!is_end_sign(line))
            continue;
        n_tried++;
        const Rest rest = rest_after(page, i + 1);
        closed |= !ds_line_opens_related(line);
        if (rest.n_pairs * 3 > rest.n_prose || rest.author ||
            (!closed && rest.n_words * 2 > words_before))
            continue;
        /* one paragraph more after a lone name or list may be the article's own */
        if (rest.n_prose < 2 && !ds_line_opens_related(line) && !line->settled)
            continue;
        for (guint k = i; k <= page->core_end; k++)
            if (ds_page_line(page, k)->prose)
                ds_line_settle(ds_page_line(page, k), DS_BLOCK_RELATED);
        while (page->core_end > page->core_start &&
               (page->core_end >= i || !ds_page_line(page, page->core_end)->prose))
            page->core_end--;
        return;
    }
}

static gboolean
opens_tags(const DsLine *line)
{
    return line->settled && line->kind == DS_BLOCK_TAG;
}

/* "công an, điều tra, làm rõ": key words without their head. */
static gboolean
is_word_list(const DsPage *page, const DsLine *line)
{
    guint n_commas = 0;

    if (line->stop || line->folded == NULL || line->n_words > 40 ||
        line->byline.all_explained ||
        !g_unichar_islower(ds_utf8_peek(page->text + line->start)))
        return FALSE;
    for (guint32 i = line->start; i < line->end; i++)
        n_commas += page->text[i] == ',' ? 1 : 0;
    return n_commas >= 1 && line->n_words <= 7 * (n_commas + 1);
}

/* What a short line after the text is, given the list it may stand in. */
static DsBlockKind
tail_kind(const DsLine *line, DsBlockKind list, gboolean seen_end)
{
    if (line->byline.all_explained && line->byline.sourced && !line->goes_on)
        return DS_BLOCK_CREDIT;
    if (line->byline.all_explained && line->byline.n_names > 0 &&
        (!seen_end || line->byline.labelled))
        return DS_BLOCK_BYLINE;
    if (line->byline.all_explained && line->byline.n_outlets > 0)
        return DS_BLOCK_CREDIT;
    if (line->byline.all_explained && line->byline.labelled)
        return DS_BLOCK_BYLINE;
    if (line->byline.all_explained && line->byline.pictured)
        return DS_BLOCK_CAPTION;
    if (list != DS_BLOCK_BODY)
        return list;
    if (line->whole.strength != DS_SIGN_NONE)
        return line->whole.kind;
    if (line->head.strength >= DS_SIGN_LIKELY)
        return line->head.kind;
    if (line->inner.strength >= DS_SIGN_LIKELY)
        return line->inner.kind;
    if (line->tail.strength >= DS_SIGN_LIKELY && !line->stop)
        return line->tail.kind;
    if (line->goes_on && !seen_end)
        return DS_BLOCK_BODY;
    if (line->bullet || line->dated)
        return line->stop && !seen_end ? DS_BLOCK_BODY : DS_BLOCK_RELATED;
    if (line->stop && !seen_end)
        return DS_BLOCK_BODY;
    if (line->n_words >= 5)
        return seen_end ? DS_BLOCK_RELATED : DS_BLOCK_BODY;
    return seen_end ? DS_BLOCK_BOILERPLATE : DS_BLOCK_TAG;
}

void
ds_blocks_judge_tail(DsPage *page)
{
    DsBlockKind list = DS_BLOCK_BODY; /* DS_BLOCK_BODY: in no list */
    gboolean seen_end = FALSE;

    for (guint i = page->core_end + 1; i < page->lines->len; i++) {
        DsLine *line = ds_page_line(page, i);
        if (ds_line_opens_related(line)) {
            ds_line_settle(line, DS_BLOCK_RELATED);
            list = DS_BLOCK_RELATED;
            seen_end = TRUE;
            continue;
        }
        if (opens_tags(line)) {
            list = line->n_words <= 2 ? DS_BLOCK_TAG : DS_BLOCK_BODY;
            seen_end = TRUE;
            continue;
        }
        if (line->settled) {
            list = line->kind == DS_BLOCK_RELATED ? list : DS_BLOCK_BODY;
            seen_end |= line->kind != DS_BLOCK_CAPTION;
            continue;
        }
        if (is_word_list(page, line)) {
            ds_line_settle(line, DS_BLOCK_TAG);
            seen_end = TRUE;
            continue;
        }
        if (list == DS_BLOCK_TAG && line->n_words > 8)
            list = DS_BLOCK_BODY;
        ds_line_settle(line, tail_kind(line, list, seen_end));
        seen_end |= !ds_block_kind_is_article(line->kind) && line->kind != DS_BLOCK_CAPTION;
    }
}
