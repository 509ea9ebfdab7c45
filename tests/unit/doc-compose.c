/* Report → document: what every writer relies on. */
#include <string.h>

#include <dossier/error.h>

#include "doc/compose.h"

static const gchar first_text[] = "Nhà máy mới mở cửa\n"
                                  "Ngày 3/5/2024, nhà máy mở cửa. Có 40 công nhân.\n"
                                  "Ảnh: cổng nhà máy\n";
static const gchar second_text[] = "Nhà máy có 45 công nhân. Giám đốc nói sẽ tuyển thêm.\n";

static guint32
offset_of(const gchar *text, const gchar *words)
{
    const gchar *found = strstr(text, words);

    g_assert_nonnull(found);
    return (guint32)(found - text);
}

static DsEvidence
evidence_of(guint32 article, const gchar *words)
{
    const gchar *text = article == 0 ? first_text : second_text;
    const guint32 start = offset_of(text, words);

    return (DsEvidence){{article, start, start + (guint32)strlen(words)},
                        g_intern_static_string("test")};
}

static void
add_block(DsArticle *article, DsBlockKind kind, const gchar *words, guint n_sentences)
{
    const guint32 start = offset_of(article->text, words);
    const DsBlock block = {start, start + (guint32)strlen(words), kind,
                           article->sentences->len - n_sentences, n_sentences};

    g_array_append_val(article->blocks, block);
}

static void
add_sentence(DsArticle *article, const gchar *words)
{
    const guint32 start = offset_of(article->text, words);
    const DsSentence sentence = {.number = article->sentences->len + 1,
                                 .start = start,
                                 .end = start + (guint32)strlen(words),
                                 .block = article->blocks->len};

    g_array_append_val(article->sentences, sentence);
}

static DsArticle *
article_new(const gchar *text, guint32 family)
{
    DsArticle *article = ds_article_new();

    article->text = g_strdup(text);
    article->n_bytes = strlen(text);
    article->family = family;
    article->sha256 = g_strdup("00ff");
    return article;
}

static DsCorpus *
corpus_new(void)
{
    DsCorpus *corpus = ds_corpus_new();
    DsArticle *first = article_new(first_text, 1);
    DsArticle *second = article_new(second_text, 2);

    first->title.text = g_strdup("Nhà máy mới mở cửa");
    first->title.basis = g_intern_static_string("stated");
    add_sentence(first, "Nhà máy mới mở cửa");
    add_block(first, DS_BLOCK_TITLE, "Nhà máy mới mở cửa", 1);
    add_sentence(first, "Ngày 3/5/2024, nhà máy mở cửa.");
    add_sentence(first, "Có 40 công nhân.");
    add_block(first, DS_BLOCK_BODY, "Ngày 3/5/2024, nhà máy mở cửa. Có 40 công nhân.", 2);
    add_block(first, DS_BLOCK_CAPTION, "Ảnh: cổng nhà máy", 0);
    add_sentence(second, "Nhà máy có 45 công nhân.");
    add_sentence(second, "Giám đốc nói sẽ tuyển thêm.");
    add_block(second, DS_BLOCK_BODY, "Nhà máy có 45 công nhân. Giám đốc nói sẽ tuyển thêm.", 2);
    g_ptr_array_add(corpus->articles, first);
    g_ptr_array_add(corpus->articles, second);
    return corpus;
}

static void
fill_items(DsReport *report)
{
    DsSummaryItem *item = ds_summary_item_new();
    DsEvent *event = ds_event_new();
    DsGap *gap = ds_gap_new();
    DsEvidence forty = evidence_of(0, "Có 40 công nhân.");
    DsEvidence more = evidence_of(1, "Nhà máy có 45 công nhân.");
    DsEvidence opening = evidence_of(0, "Ngày 3/5/2024, nhà máy mở cửa.");

    item->text = g_strdup("Có 40 công nhân.");
    item->accounts = 2;
    item->differs = TRUE;
    g_array_append_val(item->evidence, forty);
    g_array_append_val(item->evidence, more);
    g_ptr_array_add(report->summary, item);
    event->from = event->to = (DsDate){2024, 5, 3};
    event->text = g_strdup("nhà máy mở cửa");
    event->accounts = 1;
    g_array_append_val(event->evidence, opening);
    g_ptr_array_add(report->chronology, event);
    gap->kind = g_intern_static_string("contradiction");
    gap->text = g_strdup("Có 40 công nhân. | Nhà máy có 45 công nhân.");
    g_array_append_val(gap->evidence, forty);
    g_array_append_val(gap->evidence, more);
    g_ptr_array_add(report->gaps, gap);
}

static DsReport *
report_new(void)
{
    DsCorpus *corpus = corpus_new();
    DsAnnotations *notes = ds_annotations_new();

    for (guint i = 0; i < corpus->articles->len; i++)
        g_ptr_array_add(notes->articles, ds_article_notes_new());
    DsReport *report = ds_report_new(corpus, notes);
    ds_corpus_unref(corpus);
    report->language = g_strdup("vi");
    report->as_of = (DsDate){2024, 5, 3};
    fill_items(report);
    return report;
}

static DsDocument *
compose(const DsComposeOptions *options)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsReport) report = report_new();
    DsDocument *document = ds_compose(report, pack, options);
    g_autoptr(GError) error = NULL;

    ds_document_check_links(document, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(document->labels_missing->len, ==, 0);
    return document;
}

static void
test_citation_leads_to_sentence_and_back(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){0});
    g_autofree gchar *dump = ds_document_dump(document);

    g_assert_nonnull(strstr(dump, "cite\"[1·3]\">a1-s3 cite\"[2·1]\">a2-s1"));
    g_assert_nonnull(
        strstr(dump, "sentence #a1-s3 number=3 back=k1,s1,g1 \"Có 40 công nhân.\""));
}

static void
add_quote(DsReport *report, const gchar *role)
{
    DsKeyQuote *quote = ds_key_quote_new();
    DsEvidence evidence = evidence_of(1, "Giám đốc nói sẽ tuyển thêm.");

    quote->kind = DS_QUOTE_INDIRECT;
    quote->text = g_strdup("sẽ tuyển thêm");
    quote->role = g_strdup(role);
    quote->role_institution = -1;
    g_array_append_val(quote->evidence, evidence);
    g_ptr_array_add(report->key_quotes, quote);
}

/* One role in two lengths is told once; a higher office is another role. */
static void
test_role_is_told_once(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsReport) report = report_new();

    add_quote(report, "Phó Giám đốc");
    add_quote(report, "Phó giám đốc Nhà máy");
    add_quote(report, "Giám đốc");
    g_autoptr(DsDocument) document = ds_compose(report, pack, &(DsComposeOptions){0});
    g_autofree gchar *dump = ds_document_dump(document);
    g_assert_null(strstr(dump, "speaker-role \"Phó Giám đốc\""));
    g_assert_nonnull(strstr(dump, "speaker-role \"Phó giám đốc Nhà máy\""));
    g_assert_nonnull(strstr(dump, "speaker-role \"Giám đốc\""));
}

static void
test_differing_words_are_marked(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){0});
    g_autofree gchar *dump = ds_document_dump(document);

    g_assert_nonnull(strstr(dump, "side \"Bài 1\"\n"));
    g_assert_nonnull(strstr(dump, "(differs)\"40\""));
    g_assert_nonnull(strstr(dump, "(differs)\"45\""));
}

static void
test_dates_have_year_day_weekday(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){0});
    g_autofree gchar *dump = ds_document_dump(document);

    g_assert_nonnull(strstr(dump, "event-year \"2024\"\n"));
    g_assert_nonnull(strstr(dump, "event-date \"3/5\"\n"));
    g_assert_nonnull(strstr(dump, "event-weekday \"T6\"\n"));
    g_assert_nonnull(strstr(dump, "issue-date \"thứ Sáu, 3/5/2024\"\n"));
}

static void
test_cited_annex_leaves_out_the_rest(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){.annex = DS_ANNEX_CITED});
    g_autofree gchar *dump = ds_document_dump(document);

    g_assert_nonnull(strstr(dump, "#a1-s3"));
    g_assert_null(strstr(dump, "#a2-s2"));
    g_assert_nonnull(strstr(dump, "sentence \"[…]\""));
}

static void
test_no_annex_no_links_to_it(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){.annex = DS_ANNEX_NONE});
    g_autofree gchar *dump = ds_document_dump(document);

    g_assert_null(strstr(dump, ">a1"));
    g_assert_nonnull(strstr(dump, "cite\"[1·3]\""));
}

static void
test_parts_can_be_chosen(void)
{
    static const gchar *const names[] = {"summary", "front", NULL};
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){.parts = names});

    g_assert_cmpstr(ds_node_at(document->root, 0)->name, ==, "summary");
    g_assert_cmpint(ds_node_at(document->root, 0)->number, ==, 1);
    g_assert_cmpstr(ds_node_at(document->root, 1)->name, ==, "front");
}

static void
test_link_check_names_the_culprit(void)
{
    g_autoptr(DsDocument) document = compose(&(DsComposeOptions){0});
    g_autoptr(GError) error = NULL;

    document->root->target = g_strdup("nowhere");
    g_assert_false(ds_document_check_links(document, &error));
    g_assert_error(error, DS_ERROR, DS_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "nowhere"));
    g_clear_error(&error);
    g_clear_pointer(&document->root->target, g_free);
    document->root->anchor = g_strdup("a1");
    g_assert_false(ds_document_check_links(document, &error));
    g_assert_nonnull(strstr(error->message, "a1"));
}

static GHashTable *
label_keys(const gchar *language)
{
    g_autoptr(DsPack) pack = ds_pack_load(language, NULL);
    const DsTable *labels = ds_pack_table(pack, "labels");
    GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint row = 0; row < ds_table_n_rows(labels); row++) {
        const gchar *key = ds_table_get(labels, row, "key");
        if (!g_hash_table_add(keys, g_strdup(key)))
            g_error("%s: the label %s stands twice", language, key);
    }
    return keys;
}

static void
test_labels_keep_step(void)
{
    g_autoptr(GHashTable) vi = label_keys("vi");
    g_autoptr(GHashTable) en = label_keys("en");
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init(&iter, vi);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        if (!g_hash_table_contains(en, key))
            g_error("en has no label %s", (const gchar *)key);
    }
    g_assert_cmpuint(g_hash_table_size(vi), ==, g_hash_table_size(en));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/role-is-told-once", test_role_is_told_once);
    g_test_add_func("/compose/citation-leads-to-sentence-and-back",
                    test_citation_leads_to_sentence_and_back);
    g_test_add_func("/compose/differing-words-are-marked", test_differing_words_are_marked);
    g_test_add_func("/compose/dates-have-year-day-weekday", test_dates_have_year_day_weekday);
    g_test_add_func("/compose/cited-annex-leaves-out-the-rest",
                    test_cited_annex_leaves_out_the_rest);
    g_test_add_func("/compose/no-annex-no-links-to-it", test_no_annex_no_links_to_it);
    g_test_add_func("/compose/parts-can-be-chosen", test_parts_can_be_chosen);
    g_test_add_func("/document/link-check-names-the-culprit",
                    test_link_check_names_the_culprit);
    g_test_add_func("/labels/keep-step", test_labels_keep_step);
    return g_test_run();
}
