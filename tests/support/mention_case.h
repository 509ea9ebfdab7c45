/* A corpus of texts written in a test, annotated with mentions: one block per line. */
#ifndef TESTS_SUPPORT_MENTION_CASE_H
#define TESTS_SUPPORT_MENTION_CASE_H

#include <string.h>

#include "corpus/token.h"
#include "extract/mention.h"

typedef struct {
    DsCorpus *corpus;
    DsAnnotations *notes;
} MentionCase;

static inline DsArticle *
mention_case_article(const gchar *text, DsBlockKind kind)
{
    DsArticle *article = ds_article_new();
    gsize start = 0;

    g_free(article->text);
    article->text = g_strdup(text);
    article->n_bytes = strlen(text);
    while (start < article->n_bytes) {
        const gchar *line_end = strchr(text + start, '\n');
        const gsize end = line_end != NULL ? (gsize)(line_end - text) : article->n_bytes;
        const DsBlock block = {.start = (guint32)start, .end = (guint32)end, .kind = kind};
        if (end > start)
            g_array_append_val(article->blocks, block);
        start = end + 1;
    }
    ds_article_tokenize(article);
    return article;
}

/* texts: NULL-terminated; the first of them is of the given kind, the others are body. */
static inline MentionCase
mention_case_new(DsBlockKind kind, const gchar *const *texts)
{
    MentionCase made = {ds_corpus_new(), ds_annotations_new()};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    DsMentionRules *rules = ds_mention_rules_new(pack, NULL);
    g_autoptr(GPtrArray) candidates =
        g_ptr_array_new_with_free_func((GDestroyNotify)ds_mention_candidates_free);

    for (guint i = 0; texts[i] != NULL; i++) {
        DsArticle *article = mention_case_article(texts[i], i == 0 ? kind : DS_BLOCK_BODY);
        g_ptr_array_add(made.corpus->articles, article);
        g_ptr_array_add(candidates, ds_mention_candidates_new(rules, article));
    }
    ds_mention_resolve(rules, made.corpus, candidates, made.notes, NULL);
    ds_mention_rules_free(rules);
    return made;
}

static inline void
mention_case_clear(MentionCase *made)
{
    ds_annotations_free(made->notes);
    ds_corpus_unref(made->corpus);
}

/* The mentions of one layer of an article as "text=entity|text=entity". */
static inline gchar *
mention_case_list(const MentionCase *made, guint index, gboolean people)
{
    const DsArticleNotes *notes = ds_annotations_article(made->notes, index);
    const GArray *mentions = people ? notes->people : notes->institutions;
    const gchar *text = ds_corpus_article(made->corpus, index)->text;
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        g_string_append_printf(out, "%s%.*s=%u", i > 0 ? "|" : "",
                               (gint)(mention->end - mention->start), text + mention->start,
                               mention->entity + 1);
    }
    return g_string_free(out, FALSE);
}

/* Asserts the mentions of the first of the texts (NULL-terminated). */
static inline void
mention_case_expect(gboolean people, const gchar *expected, const gchar *const *texts)
{
    MentionCase made = mention_case_new(DS_BLOCK_BODY, texts);
    g_autofree gchar *found = mention_case_list(&made, 0, people);

    g_assert_cmpstr(found, ==, expected);
    mention_case_clear(&made);
}

#define expect_orgs(expected, ...)                                                             \
    mention_case_expect(FALSE, expected, (const gchar *const[]){__VA_ARGS__, NULL})
#define expect_people(expected, ...)                                                           \
    mention_case_expect(TRUE, expected, (const gchar *const[]){__VA_ARGS__, NULL})

#endif
