/* Between the paragraphs: captions, headings, links to other articles. */
#include "corpus/blocks-private.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

#define MAX_HEADING_WORDS 16
#define MAX_CAPTION_WORDS 45

/* So many items up the line that opens a list is looked for. */
#define MAX_LIST 60

/* Links stand right under the lead; elsewhere one seam may be a name. */
static gboolean
has_seam(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    return i <= page->core_start + 1 || line->n_words >= 25 ||
           g_strstr_len(page->text + line->start, (gssize)(line->end - line->start), "  ") !=
               NULL;
}

/* A headline after a mark of lists, where no line before it announces a list. */
static gboolean
is_link_item(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    if (!line->bullet || line->n_words < 6 || line->stop)
        return FALSE;
    for (guint back = 0; back < MAX_LIST && i > page->first && ds_page_line(page, i)->bullet;
         back++)
        i--;
    const DsLine *before = ds_page_line(page, i);
    return page->text[before->end - 1] != ':' && page->text[before->end - 1] != ';';
}

static gboolean
is_title_again(const DsPage *page, const DsLine *line)
{
    if (page->title < 0 || line->folded == NULL)
        return FALSE;
    const gchar *title = ds_page_line(page, (guint)page->title)->folded;
    const gsize n = strlen(title);
    return strncmp(line->folded, title, n) == 0 && strlen(line->folded) <= n + 12;
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

/* Most paragraphs are longer than a sentence: a page of one sentence a line gives no hint. */
static gboolean
has_long_paragraphs(const DsPage *page)
{
    return page->n_prose_words >= 32 * page->n_prose;
}

gint
ds_blocks_caption_score(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);
    const gchar *folded = line->folded;
    gint score = 0;

    if (folded == NULL || line->n_words > MAX_CAPTION_WORDS || line->n_inner_stops > 0)
        return -4;
    if (ds_words_caption_opens(page->words, folded, DS_CAPTION_SCENE) ||
        ds_words_caption_opens(page->words, folded, DS_CAPTION_PERSON))
        score += 2;
    if (ds_words_caption_holds(page->words, folded, DS_CAPTION_PLACE))
        score += 1;
    if (ds_words_caption_holds(page->words, folded, DS_CAPTION_POINTING))
        score += 3;
    if (line->n_words >= 2 && line->n_capitals * 2 > line->n_words && !line->all_caps)
        score += 1; /* mostly names */
    if (ds_words_caption_holds(page->words, folded, DS_CAPTION_TELLING))
        score -= line->stop ? 4 : 1;
    if (line->question || strstr(folded, "“") != NULL || g_str_has_suffix(folded, "!"))
        score -= 3;
    if (line->bullet || strchr(folded, ',') != NULL)
        score -= 1;
    if (strchr(folded, ':') != NULL)
        score -= 3;
    return score;
}

/* A short line that ends like a sentence: a caption only when it shows rather than tells. */
static DsBlockKind
stopped_kind(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    if (line->question)
        return line->n_words <= MAX_HEADING_WORDS && !line->n_inner_stops ? DS_BLOCK_HEADING
                                                                          : DS_BLOCK_BODY;
    const gint enough = line->n_words <= 12 ? 2 : 3;
    return has_long_paragraphs(page) && line->n_words <= 22 &&
                   ds_blocks_caption_score(page, i) >= enough
               ? DS_BLOCK_CAPTION
               : DS_BLOCK_BODY;
}

static DsBlockKind
middle_kind(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    if (is_title_again(page, line))
        return DS_BLOCK_CAPTION;
    if (is_caption_like(line))
        return DS_BLOCK_CAPTION;
    if (line->prose && (line->n_words > 22 || line->n_inner_stops > 0))
        return DS_BLOCK_BODY;
    if (line->whole.strength != DS_SIGN_NONE)
        return line->whole.kind;
    if (line->head.strength == DS_SIGN_LIKELY && !line->stop)
        return line->head.kind;
    if (line->stop)
        return stopped_kind(page, i);
    if (line->goes_on)
        return DS_BLOCK_BODY;
    if (line->glued && (line->n_words <= 16 * 8) && has_seam(page, i))
        return DS_BLOCK_RELATED;
    if (is_link_item(page, i))
        return DS_BLOCK_RELATED;
    if (line->byline.all_explained && line->byline.n_names > 0)
        return DS_BLOCK_CAPTION; /* the photographer's name under a caption */
    if (line->n_words > MAX_HEADING_WORDS)
        return ds_blocks_caption_score(page, i) >= 1 ? DS_BLOCK_CAPTION : DS_BLOCK_BODY;
    return ds_blocks_caption_score(page, i) >= 1 ? DS_BLOCK_CAPTION : DS_BLOCK_HEADING;
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
