/* Questions and answers. */
#include "corpus/blocks-private.h"

#include <string.h>

#include "base/utf8.h"

/* Speakers' names at the head of a paragraph are short. */
#define MAX_SPEAKER_BYTES 120
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

static gboolean
is_question(const DsPage *page, guint i)
{
    const DsLine *line = ds_page_line(page, i);

    if (!is_open_kind(line) || (guint)MAX(page->title, 0) > i)
        return FALSE;
    if (has_head(line, DS_BLOCK_QUESTION))
        return TRUE;
    if (!line->question || is_answer_start(page, line))
        return FALSE;
    const guint next = next_text(page, i);
    return next < page->lines->len && is_answer_start(page, ds_page_line(page, next));
}

/* "Xin cảm ơn ông!": the interviewer's last words. */
static gboolean
is_thanks(const DsLine *line)
{
    return line->n_words <= 12 &&
           ((line->tail.strength != DS_SIGN_NONE && line->tail.kind == DS_BLOCK_QUESTION) ||
            (line->head.strength == DS_SIGN_SURE && line->head.kind == DS_BLOCK_QUESTION));
}

void
ds_blocks_judge_interview(DsPage *page)
{
    guint n_questions = 0;
    gboolean answering = FALSE;

    for (guint i = page->first; i < page->lines->len; i++)
        n_questions += is_question(page, i) ? 1 : 0;
    if (n_questions < MIN_QUESTIONS)
        return;
    for (guint i = page->first; i < page->lines->len; i++) {
        DsLine *line = ds_page_line(page, i);
        if (!is_open_kind(line))
            continue;
        if (is_question(page, i)) {
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
