/* Counting mentions: by article, by surface form, and together in a sentence. */
#include "base/utf8.h"
#include "doc/compose_private.h"

static void
count_free(gpointer data)
{
    DsMentionCount *count = (DsMentionCount *)data;

    g_array_unref(count->per_article);
    g_ptr_array_unref(count->forms);
    g_array_unref(count->form_counts);
    g_free(count);
}

static DsMentionCount *
count_new(guint n_articles)
{
    DsMentionCount *count = g_new0(DsMentionCount, 1);

    count->per_article = g_array_new(FALSE, TRUE, sizeof(gint32));
    g_array_set_size(count->per_article, n_articles);
    count->forms = g_ptr_array_new_with_free_func(g_free);
    count->form_counts = g_array_new(FALSE, TRUE, sizeof(guint32));
    return count;
}

/* forms maps "entity NUL surface" to the form's index + 1. */
static void
count_form(DsMentionCount *count, guint entity, gchar *surface, GHashTable *forms)
{
    gchar *key = g_strdup_printf("%u|%s", entity, surface);
    const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(forms, key));

    if (known > 0) {
        g_array_index(count->form_counts, guint32, known - 1)++;
        g_free(key);
        g_free(surface);
        return;
    }
    const guint32 one = 1;
    g_ptr_array_add(count->forms, surface);
    g_array_append_val(count->form_counts, one);
    g_hash_table_insert(forms, key, GUINT_TO_POINTER(count->forms->len));
}

static void
count_article(DsComposer *c, guint index, GPtrArray *counts, GHashTable *forms)
{
    const GArray *mentions =
        ds_annotations_article(c->report->annotations, index)->institutions;

    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        if (mention->nested || mention->entity >= counts->len)
            continue;
        DsMentionCount *count = (DsMentionCount *)g_ptr_array_index(counts, mention->entity);
        const DsSpan span = {index, mention->start, mention->end};
        if (count->total == 0)
            count->first = span;
        count->last = span;
        count->total++;
        g_array_index(count->per_article, gint32, index)++;
        count_form(count, mention->entity, ds_compose_span_words(c, span), forms);
    }
}

GPtrArray *
ds_compose_count_institutions(DsComposer *c)
{
    const guint n_articles = c->report->corpus->articles->len;
    GPtrArray *counts = g_ptr_array_new_with_free_func(count_free);
    g_autoptr(GHashTable) forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < c->report->annotations->institutions->len; i++)
        g_ptr_array_add(counts, count_new(n_articles));
    for (guint i = 0; i < n_articles; i++)
        count_article(c, i, counts, forms);
    return counts;
}

/* Adds one to each pair of rows named in the sentence. */
static void
count_pairs(GArray *matrix, const GArray *named, guint n)
{
    for (guint i = 0; i < named->len; i++) {
        for (guint k = 0; k < named->len; k++)
            g_array_index(matrix, gint32,
                          g_array_index(named, guint, i) * n +
                              g_array_index(named, guint, k))++;
    }
}

static void
add_once(GArray *named, guint row)
{
    for (guint i = 0; i < named->len; i++) {
        if (g_array_index(named, guint, i) == row)
            return;
    }
    g_array_append_val(named, row);
}

/* Mentions and sentences are both in text order: one walk over each. */
static void
count_article_pairs(DsComposer *c, guint index, GHashTable *row_of, GArray *matrix, guint n)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, index);
    const GArray *mentions =
        ds_annotations_article(c->report->annotations, index)->institutions;
    g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(guint));
    guint at = 0;

    for (guint s = 0; s < article->sentences->len; s++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, s);
        g_array_set_size(named, 0);
        for (; at < mentions->len; at++) {
            const DsMention *mention = &g_array_index(mentions, DsMention, at);
            if (mention->start >= sentence->end)
                break;
            const guint row = GPOINTER_TO_UINT(
                g_hash_table_lookup(row_of, GUINT_TO_POINTER(mention->entity)));
            if (mention->start >= sentence->start && row > 0 && !mention->nested)
                add_once(named, row - 1);
        }
        count_pairs(matrix, named, n);
    }
}

GArray *
ds_compose_matrix(DsComposer *c, const GArray *rows)
{
    GArray *matrix = g_array_new(FALSE, TRUE, sizeof(gint32));
    g_autoptr(GHashTable) row_of = g_hash_table_new(g_direct_hash, g_direct_equal);

    g_array_set_size(matrix, rows->len * rows->len);
    for (guint i = 0; i < rows->len; i++)
        g_hash_table_insert(row_of, GUINT_TO_POINTER(g_array_index(rows, guint, i)),
                            GUINT_TO_POINTER(i + 1));
    for (guint i = 0; i < c->report->corpus->articles->len; i++)
        count_article_pairs(c, i, row_of, matrix, rows->len);
    return matrix;
}
