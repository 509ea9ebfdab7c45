#include "extract/quote.h"

#include "extract/quote-private.h"

/* The quote stage of one article, block by block, sentence by sentence: marks are paired over
 * the block, then each sentence gives its direct quotations, its reported speech, and what a
 * later pronoun may lean on. */

void
ds_scene_add(DsScene *scene,
             DsQuoteKind kind,
             guint32 start,
             guint32 end,
             const DsSubject *subject,
             guint cue,
             const gchar *rule)
{
    DsAttribution attribution = {
        .start = start,
        .end = end,
        .kind = kind,
        .speaker = subject->speaker,
        .speaker_start = subject->start,
        .speaker_end = subject->end,
        .rule = g_intern_static_string(rule),
    };

    if (cue != DS_NO_ITEM) {
        attribution.cue_start = ds_scene_item(scene, cue)->start;
        attribution.cue_end = ds_scene_item(scene, cue)->end;
    }
    g_array_append_val(scene->notes->quotes, attribution);
    if (kind == DS_QUOTE_INTERVIEW)
        return;
    scene->last = subject->speaker;
    scene->last_block = scene->block;
    if (subject->speaker.kind == DS_SPEAKER_INSTITUTION)
        scene->last_institution = subject->speaker;
    const DsSentence *sentence = ds_article_sentence_at(scene->article, start);
    scene->last_sentence =
        sentence == NULL
            ? 0
            : (guint)(sentence - (const DsSentence *)(gpointer)scene->article->sentences->data);
    ds_memory_add(scene, subject->speaker, start);
}

static void
scene_init(DsScene *scene,
           const DsQuoteRules *rules,
           const DsArticle *article,
           const DsAnnotations *annotations,
           DsArticleNotes *notes)
{
    *scene = (DsScene){
        .rules = rules,
        .article = article,
        .annotations = annotations,
        .notes = notes,
        .folded = ds_quote_fold(article->text, article->n_bytes),
        .items = g_array_new(FALSE, FALSE, sizeof(DsItem)),
        .quotations = g_array_new(FALSE, FALSE, sizeof(DsQuotation)),
        .antecedents = g_array_new(FALSE, FALSE, sizeof(DsAntecedent)),
        .roles = g_array_new(FALSE, FALSE, sizeof(DsRoleSeen)),
        .genders = g_hash_table_new(g_direct_hash, g_direct_equal),
        .last_block = G_MAXUINT - 1,
        .announced_block = G_MAXUINT,
        .open_report = DS_NO_ITEM,
    };
    ds_memory_learn_genders(scene);
}

static void
scene_clear(DsScene *scene)
{
    g_free(scene->folded);
    g_array_unref(scene->items);
    g_array_unref(scene->quotations);
    g_array_unref(scene->antecedents);
    g_array_unref(scene->roles);
    g_hash_table_unref(scene->genders);
}

/* A block that ends with a colon after a speaker and a cue says who speaks in the next one. */
static void
read_announcement(DsScene *scene)
{
    const guint n = scene->items->len;
    DsSubject subject;

    if (n == 0 || !ds_scene_is(scene, n - 1, DS_ITEM_COLON))
        return;
    for (guint i = n - 1; i > 0; i--) {
        if (!ds_scene_reads(scene, i - 1, DS_SAY_CUE))
            continue;
        guint first = i - 1;
        while (first > 0 && ds_scene_item(scene, first - 1)->sentence ==
                                ds_scene_item(scene, i - 1)->sentence)
            first--;
        if (ds_speaker_before(scene, first, i - 1, &subject) && !subject.nameless) {
            scene->announced = subject;
            scene->announced_block = scene->block;
        }
        return;
    }
}

/* Reads the sentences of the items [first, end). */
static void
read_sentences(DsScene *scene, guint first, guint end)
{
    guint quotation = 0;

    while (quotation < scene->quotations->len &&
           g_array_index(scene->quotations, DsQuotation, quotation).open < first)
        quotation++;
    while (first < end) {
        const guint32 sentence = ds_scene_item(scene, first)->sentence;
        guint limit = first;
        while (limit < end && ds_scene_item(scene, limit)->sentence == sentence)
            limit++;
        for (; quotation < scene->quotations->len; quotation++) {
            DsQuotation *at = &g_array_index(scene->quotations, DsQuotation, quotation);
            if (at->open >= limit)
                break;
            ds_scene_direct(scene, at);
        }
        ds_scene_indirect(scene, first, limit);
        ds_memory_read_sentence(scene, first, limit);
        first = limit;
    }
}

/* Titles are told again by the text under them; furniture and captions report nothing. */
static void
read_block(DsScene *scene, guint index)
{
    const DsBlockKind kind = g_array_index(scene->article->blocks, DsBlock, index).kind;

    if (!ds_block_kind_is_article(kind))
        return;
    ds_scene_read_block(scene, index);
    if (kind == DS_BLOCK_ANSWER) {
        ds_interview_answer(scene);
        ds_memory_read_sentence(scene, 0, scene->items->len);
        return;
    }
    ds_interview_end(scene);
    if (kind != DS_BLOCK_LEAD && kind != DS_BLOCK_BODY) {
        ds_memory_read_sentence(scene, 0, scene->items->len);
        return;
    }
    ds_scene_pair_marks(scene);
    ds_scene_continue_report(scene);
    g_autoptr(GArray) dialog = ds_dialog_find(scene);
    read_sentences(scene, 0, ds_dialog_first(scene, dialog));
    if (dialog->len > 0)
        read_sentences(scene, ds_dialog_add(scene, dialog, read_sentences), scene->items->len);
    read_announcement(scene);
}

static gint
compare_attributions(gconstpointer a, gconstpointer b)
{
    const DsAttribution *left = (const DsAttribution *)a;
    const DsAttribution *right = (const DsAttribution *)b;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return (gint)left->kind - (gint)right->kind;
}

void
ds_quote_annotate(const DsQuoteRules *rules,
                  const DsCorpus *corpus,
                  guint32 article,
                  DsAnnotations *annotations)
{
    DsArticleNotes *notes = ds_annotations_article(annotations, article);
    DsScene scene;

    scene_init(&scene, rules, ds_corpus_article(corpus, article), annotations, notes);
    for (guint i = 0; i < scene.article->blocks->len; i++)
        read_block(&scene, i);
    ds_interview_end(&scene);
    g_array_sort(notes->quotes, compare_attributions);
    scene_clear(&scene);
}
