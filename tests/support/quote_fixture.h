/* One article made from marked-up text, for the tests of quotations.
 *
 * [p0|Lê Văn Gió] is a mention of person 0, [i1|Sở Nước sạch] of institution 1. " / " ends a
 * sentence, a line is a block; a line that begins with "Q: " is a question, with "A: " an
 * answer. The institutions 0 and 1 are an agency and a ministry. */
#ifndef DS_TESTS_QUOTE_FIXTURE_H
#define DS_TESTS_QUOTE_FIXTURE_H

#include <string.h>

#include "corpus/token.h"
#include "extract/quote.h"

#define N_ENTITIES 4

static void
fixture_block(DsArticle *article, GString *text, gsize start, DsBlockKind kind)
{
    DsBlock block = {.start = (guint32)start,
                     .end = (guint32)text->len,
                     .kind = kind,
                     .first_sentence = article->sentences->len};
    gsize from = start;

    /* "/" between blanks is taken out of the text where a sentence ends */
    for (gsize i = start; i <= text->len; i++) {
        const gboolean last = i == text->len;
        if (!last && text->str[i] != '\v')
            continue;
        const DsSentence sentence = {.number = article->sentences->len + 1,
                                     .start = (guint32)from,
                                     .end = (guint32)i,
                                     .block = article->blocks->len};
        g_array_append_val(article->sentences, sentence);
        block.n_sentences++;
        if (!last)
            text->str[i] = ' ';
        from = i + 1;
    }
    g_array_append_val(article->blocks, block);
}

static const gchar *
fixture_mention(const gchar *at, GString *text, DsArticleNotes *notes)
{
    const gboolean person = at[1] == 'p';
    const gchar *bar = strchr(at, '|');
    const gchar *end = strchr(at, ']');
    DsMention mention = {.start = (guint32)text->len,
                         .entity = (guint32)(at[2] - '0'),
                         .rule = g_intern_static_string("test")};

    g_string_append_len(text, bar + 1, end - bar - 1);
    mention.end = (guint32)text->len;
    g_array_append_val(person ? notes->people : notes->institutions, mention);
    return end + 1;
}

static DsBlockKind
fixture_kind(const gchar **at)
{
    const DsBlockKind kind = g_str_has_prefix(*at, "Q: ")   ? DS_BLOCK_QUESTION
                             : g_str_has_prefix(*at, "A: ") ? DS_BLOCK_ANSWER
                                                            : DS_BLOCK_BODY;

    if (kind != DS_BLOCK_BODY)
        *at += 3;
    return kind;
}

static void
fixture_read(const gchar *marked, DsArticle *article, DsArticleNotes *notes)
{
    GString *text = g_string_new(NULL);
    const gchar *at = marked;

    while (*at != '\0') {
        const DsBlockKind kind = fixture_kind(&at);
        const gsize start = text->len;
        while (*at != '\0' && *at != '\n') {
            if (at[0] == '[' && (at[1] == 'p' || at[1] == 'i') && at[3] == '|') {
                at = fixture_mention(at, text, notes);
            } else if (g_str_has_prefix(at, " / ")) {
                g_string_append_c(text, '\v');
                at += 3;
            } else {
                g_string_append_c(text, *at++);
            }
        }
        fixture_block(article, text, start, kind);
        if (*at == '\n') {
            g_string_append_c(text, '\n');
            at++;
        }
    }
    article->n_bytes = text->len;
    article->text = g_string_free(text, FALSE);
    ds_article_tokenize(article);
}

static void
fixture_entities(DsAnnotations *annotations)
{
    static const gchar *const people[N_ENTITIES] = {"Lê Văn Gió", "Trần Thị Mây", "John Rivers",
                                                    "Võ Suối"};
    static const gchar *const institutions[N_ENTITIES] = {
        "Cục Nước sạch", "Bộ Sông ngòi", "Hãng tin Nguồn", "Công ty Giếng Xanh"};
    static const gchar *const kinds[N_ENTITIES] = {"agency", "ministry", "media", "company"};

    for (guint i = 0; i < N_ENTITIES; i++) {
        DsPerson *person = ds_person_new();
        DsInstitution *institution = ds_institution_new();
        person->name = g_strdup(people[i]);
        institution->name = g_strdup(institutions[i]);
        institution->kind = g_intern_string(kinds[i]);
        g_ptr_array_add(annotations->people, person);
        g_ptr_array_add(annotations->institutions, institution);
    }
}

static gchar *
fixture_describe(const DsArticle *article, const DsArticleNotes *notes)
{
    GString *found = g_string_new(NULL);

    for (guint i = 0; i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        g_string_append_printf(found, "%s%s ", i > 0 ? "\n" : "",
                               ds_quote_kind_name(quote->kind));
        if (quote->speaker.kind == DS_SPEAKER_NONE)
            g_string_append(found, "-");
        else
            g_string_append_printf(found, "%c%u",
                                   quote->speaker.kind == DS_SPEAKER_PERSON ? 'p' : 'i',
                                   quote->speaker.entity);
        g_string_append_printf(found, ": %.*s", (int)(quote->end - quote->start),
                               article->text + quote->start);
    }
    return g_string_free(found, FALSE);
}

/* What the stage finds in the article, one line each: "direct p0: words". Caller owns it. */
static gchar *
fixture_quotes(const gchar *marked)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_new();
    g_autoptr(DsAnnotations) annotations = ds_annotations_new();
    DsArticle *article = ds_article_new();
    DsArticleNotes *notes = ds_article_notes_new();
    DsQuoteRules *rules = ds_quote_rules_new(pack, NULL);

    g_ptr_array_add(corpus->articles, article);
    g_ptr_array_add(annotations->articles, notes);
    fixture_entities(annotations);
    fixture_read(marked, article, notes);
    ds_quote_annotate(rules, corpus, 0, annotations);
    ds_quote_rules_free(rules);
    return fixture_describe(article, notes);
}

typedef struct {
    const gchar *path, *marked, *expected;
} QuoteCase;

static void
fixture_check(gconstpointer data)
{
    const QuoteCase *test = (const QuoteCase *)data;
    g_autofree gchar *found = fixture_quotes(test->marked);

    g_assert_cmpstr(found, ==, test->expected);
}

static int
fixture_run(int argc, char **argv, const QuoteCase *cases, gsize n)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < n; i++)
        g_test_add_data_func(cases[i].path, &cases[i], fixture_check);
    return g_test_run();
}

#endif
