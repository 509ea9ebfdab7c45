/* After the last paragraph: the author, the source, tags, other articles, the site's foot. */
#include "corpus/blocks-private.h"

/* Whether a line opens a list of other articles. */
static gboolean
opens_related(const DsLine *line)
{
    return (line->whole.strength >= DS_SIGN_LIKELY && line->whole.kind == DS_BLOCK_RELATED) ||
           (line->head.strength == DS_SIGN_SURE && line->head.kind == DS_BLOCK_RELATED &&
            line->n_words <= 6);
}

static gboolean
opens_tags(const DsLine *line)
{
    return line->settled && line->kind == DS_BLOCK_TAG;
}

/* What a short line after the text is, given the list it may stand in. */
static DsBlockKind
tail_kind(const DsLine *line, DsBlockKind list, gboolean seen_end)
{
    if (line->byline.all_explained && line->byline.sourced)
        return DS_BLOCK_CREDIT;
    if (line->byline.all_explained && line->byline.n_names > 0 &&
        (!seen_end || line->byline.labelled))
        return DS_BLOCK_BYLINE;
    if (line->byline.all_explained && line->byline.n_outlets > 0)
        return DS_BLOCK_CREDIT;
    if (line->byline.all_explained && line->byline.labelled)
        return DS_BLOCK_BYLINE;
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
        if (opens_related(line)) {
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
            seen_end = TRUE;
            continue;
        }
        if (list == DS_BLOCK_TAG && line->n_words > 8)
            list = DS_BLOCK_BODY;
        ds_line_settle(line, tail_kind(line, list, seen_end));
        seen_end |= !ds_block_kind_is_article(line->kind) && line->kind != DS_BLOCK_CAPTION;
    }
}
