/* Questions and answers. */
#include "corpus/blocks-private.h"

#include <string.h>

#include "base/utf8.h"

/* Speakers' names at the head of a paragraph are short. */
#define MAX_SPEAKER_BYTES 120
#define MAX_LABEL_BYTES   40
#define MIN_QUESTIONS     2

static gboolean
has_head(const DsLine *line, DsBlockKind kind)
{
    return line->head.strength >= DS_SIGN_LIKELY && line->head.kind == kind;
}

/* "Ông Nguyễn Văn A: …": a role and a name, or a name alone, before a colon. */
static gboolean
opens_with_speaker(const DsPage *page, const DsLine *line)
{
    const gsize n = MIN((gsize)(line->end - line->start), (gsize)MAX_SPEAKER_BYTES);
    const gchar *start = page->text + line->start;
    const gchar *colon = memchr(start, ':', n);

    if (colon == NULL || colon == start)
        return FALSE;
    const gchar *name = start;
    for (const gchar *space = start; space < colon; space++) {
        if (*space != ' ')
            continue;
        g_autofree gchar *head = ds_utf8_fold_blanks(start, space - start);
        if (ds_words_is_role(page->words, head))
            name = space + 1;
    }
    const guint32 from = (guint32)(name - page->text), to = (guint32)(colon - page->text);
    return ds_byline_is_name(page->words, page->text, from, to) && name > start;
}

static gboolean
is_answer_start(const DsPage *page, const DsLine *line)
{
    return has_head(line, DS_BLOCK_ANSWER) || opens_with_speaker(page, line);
}

static gboolean
is_open_kind(const DsLine *line)
{
    return line->kind == DS_BLOCK_BODY || line->kind == DS_BLOCK_HEADING ||
           line->kind == DS_BLOCK_LEAD;
}

/* The next line of article text after i, or the number of lines. */
static guint
next_text(const DsPage *page, guint i)
{
    for (i++; i < page->lines->len; i++)
        if (ds_block_kind_is_article(ds_page_line(page, i)->kind))
            return i;
    return i;
}

/* "Xin cảm ơn ông!": the interviewer's last words. */
static gboolean
is_thanks(const DsLine *line)
{
    return line->n_words <= 12 &&
           ((line->tail.strength != DS_SIGN_NONE && line->tail.kind == DS_BLOCK_QUESTION) ||
            (line->head.strength == DS_SIGN_SURE && line->head.kind == DS_BLOCK_QUESTION));
}

/* What the whole page shows of an interview. */
typedef struct {
    const DsPage *page;
    gboolean told;      /* a question that addresses somebody, or thanks at the end */
    GHashTable *labels; /* what stands before the colon of questions → times; owned */
} Interview;

/* "Zing: … ?": the folded words before the colon that opens a question; the caller owns them.
 */
static gchar *
label_of(const DsPage *page, const DsLine *line)
{
    const gchar *start = page->text + line->start;
    const gchar *colon =
        memchr(start, ':', MIN((gsize)(line->end - line->start), (gsize)MAX_LABEL_BYTES));

    if (!line->question || colon == NULL || colon == start || colon[1] != ' ')
        return NULL;
    return ds_utf8_fold_blanks(start, colon - start);
}

static guint
times_of(const Interview *interview, const gchar *label)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(interview->labels, label));
}

static void
look_over(Interview *interview)
{
    for (guint i = interview->page->first; i < interview->page->lines->len; i++) {
        const DsLine *line = ds_page_line(interview->page, i);
        gchar *label = label_of(interview->page, line);
        if (has_head(line, DS_BLOCK_QUESTION) || is_thanks(line) ||
            (line->question && line->tail.kind == DS_BLOCK_QUESTION &&
             line->tail.strength != DS_SIGN_NONE))
            interview->told = TRUE;
        if (label != NULL)
            g_hash_table_replace(interview->labels, label,
                                 GUINT_TO_POINTER(times_of(interview, label) + 1));
    }
}

static gchar
first_sign(const DsPage *page, const DsLine *line)
{
    return line->end > line->start ? page->text[line->start] : '\0';
}

/* Whether a line that ends with a question mark puts a question that the next line answers: it
 * is labelled like another, it has an asterisk or a dash and the answer a dash, or the page
 * shows elsewhere that somebody is asked. */
static gboolean
is_put(const Interview *interview, const DsLine *line, const DsLine *next)
{
    const DsPage *page = interview->page;
    g_autofree gchar *label = label_of(page, line);
    const gchar sign = first_sign(page, line);

    if (label != NULL && times_of(interview, label) >= MIN_QUESTIONS)
        return TRUE;
    if (next->question || is_thanks(next))
        return FALSE;
    if (sign == '*' && first_sign(page, next) == '-')
        return TRUE;
    return interview->told && (next->prose || (sign == '-' && first_sign(page, next) == '-'));
}

static gboolean
is_question(const Interview *interview, guint i)
{
    const DsPage *page = interview->page;
    const DsLine *line = ds_page_line(page, i);

    if (!is_open_kind(line) || (guint)MAX(page->title, 0) > i)
        return FALSE;
    if (has_head(line, DS_BLOCK_QUESTION))
        return TRUE;
    if (!line->question || is_answer_start(page, line))
        return FALSE;
    const guint next = next_text(page, i);
    return next < page->lines->len && (is_answer_start(page, ds_page_line(page, next)) ||
                                       is_put(interview, line, ds_page_line(page, next)));
}

void
ds_blocks_judge_interview(DsPage *page)
{
    g_autoptr(GHashTable) labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Interview interview = {.page = page, .labels = labels};
    guint n_questions = 0;
    gboolean answering = FALSE;

    look_over(&interview);
    for (guint i = page->first; i < page->lines->len; i++)
        n_questions += is_question(&interview, i) ? 1 : 0;
    if (n_questions < MIN_QUESTIONS)
        return;
    for (guint i = page->first; i < page->lines->len; i++) {
        DsLine *line = ds_page_line(page, i);
        if (!is_open_kind(line))
            continue;
        if (is_question(&interview, i)) {
            line->kind = DS_BLOCK_QUESTION;
            answering = TRUE;
        } else if (answering && is_thanks(line)) {
            line->kind = DS_BLOCK_QUESTION;
            answering = FALSE;
        } else if (answering) {
            line->kind = DS_BLOCK_ANSWER;
        }
    }
}
