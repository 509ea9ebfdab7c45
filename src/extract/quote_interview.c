#include "extract/quote-private.h"

/* Interviews: an answer runs from its label ("Ông Lê Văn Gió:"), over all its paragraphs, to
 * the next question or label. The speaker is the one of the label; without a label, the one who
 * answered before, else the person the article named last. */

/* A label stands within so many items of its block. */
#define MAX_LABEL 24

/* The item after the label's colon; 0 when the block has none. */
static guint
read_label(DsScene *scene, DsSubject *subject)
{
    const guint limit = MIN(scene->items->len, MAX_LABEL);
    guint colon = 0;

    while (colon < limit && !ds_scene_is(scene, colon, DS_ITEM_COLON))
        colon++;
    if (colon == 0 || colon >= limit)
        return 0;
    guint first = 0;
    while (first < colon && !ds_scene_is(scene, first, DS_ITEM_PERSON) &&
           ds_scene_phrase(scene, first) == NULL)
        first++; /* a dash or a number before the name */
    if (!ds_speaker_parse(scene, first, colon, subject) || subject->next != colon ||
        subject->speaker.kind != DS_SPEAKER_PERSON)
        return 0;
    return colon + 1;
}

/* Who answers when no label says so: the one who answered before, else the last named. */
void
ds_interview_presume(const DsScene *scene, DsSubject *subject)
{
    *subject = (DsSubject){.nameless = TRUE};
    if (scene->interviewee.kind != DS_SPEAKER_NONE) {
        subject->speaker = scene->interviewee;
        subject->nameless = FALSE;
        return;
    }
    for (guint i = scene->antecedents->len; i > 0; i--) {
        const DsAntecedent *antecedent =
            &g_array_index(scene->antecedents, DsAntecedent, i - 1);
        if (antecedent->speaker.kind == DS_SPEAKER_PERSON) {
            subject->speaker = antecedent->speaker;
            subject->nameless = FALSE;
            return;
        }
    }
}

static void
begin_answer(DsScene *scene, guint first, const DsSubject *subject, gboolean labelled)
{
    ds_interview_end(scene);
    scene->answering = TRUE;
    scene->answer_labelled = labelled;
    scene->answer = *subject;
    scene->answer_start = ds_scene_item(scene, first)->start;
    if (subject->speaker.kind != DS_SPEAKER_NONE)
        scene->interviewee = subject->speaker;
}

/* The first item of an answer's words: after a dash, or after "Đáp:". */
static guint
after_sign(const DsScene *scene)
{
    const gchar sign = scene->article->text[ds_scene_item(scene, 0)->start];

    if (scene->items->len > 2 && ds_scene_reads(scene, 0, DS_SAY_SELF) &&
        ds_scene_is(scene, 1, DS_ITEM_COLON))
        return 2;
    return scene->items->len > 1 && (sign == '-' || ds_scene_is(scene, 0, DS_ITEM_DASH)) ? 1
                                                                                         : 0;
}

/* Reads the block at hand as (part of) an answer. */
void
ds_interview_answer(DsScene *scene)
{
    const DsBlock *block = &g_array_index(scene->article->blocks, DsBlock, scene->block);
    DsSubject subject;
    const guint first = read_label(scene, &subject);

    if (scene->items->len == 0)
        return;
    if (first > 0 && first < scene->items->len) {
        begin_answer(scene, first, &subject, TRUE);
    } else if (!scene->answering) {
        ds_interview_presume(scene, &subject);
        begin_answer(scene, after_sign(scene), &subject, FALSE);
    }
    scene->answer_end = block->end;
}

void
ds_interview_end(DsScene *scene)
{
    if (!scene->answering)
        return;
    scene->answering = FALSE;
    ds_scene_add(scene, DS_QUOTE_INTERVIEW, scene->answer_start, scene->answer_end,
                 &scene->answer, DS_NO_ITEM,
                 scene->answer_labelled ? "interview.name-colon" : "interview.dash-answer");
}
