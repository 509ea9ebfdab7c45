/* Sources that say different things, side by side: which words differ. */
#include <string.h>

#include "base/utf8.h"
#include "doc/compose_private.h"

#define MAX_SIDES 4

GPtrArray *
ds_compose_gap_parts(const DsGap *gap)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) pieces = g_strsplit(gap->text != NULL ? gap->text : "", " | ", -1);

    for (gsize i = 0; pieces[i] != NULL; i++)
        g_ptr_array_add(parts, ds_utf8_squeeze(pieces[i], -1));
    return parts;
}

/* The word without the punctuation around it, folded. */
static gchar *
bare(const gchar *word)
{
    const gchar *start = word, *end = word + strlen(word);

    while (start < end && !g_unichar_isalnum(ds_utf8_peek(start)))
        start = g_utf8_next_char(start);
    while (end > start) {
        const gchar *last = g_utf8_prev_char(end);
        if (g_unichar_isalnum(ds_utf8_peek(last)))
            break;
        end = last;
    }
    return ds_utf8_fold(start, end - start);
}

static gboolean
has_digit(const gchar *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

/* How often each word stands in the texts: a word of all sides does not differ. */
static GHashTable *
count_sides(const GPtrArray *texts)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < texts->len; i++) {
        g_auto(GStrv) words = g_strsplit((const gchar *)g_ptr_array_index(texts, i), " ", -1);
        g_autoptr(GHashTable) seen =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (gsize k = 0; words[k] != NULL; k++) {
            gchar *word = bare(words[k]);
            if (!g_hash_table_add(seen, word))
                continue;
            const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
            g_hash_table_insert(counts, g_strdup(word), GUINT_TO_POINTER(n + 1));
        }
    }
    return counts;
}

/* Which words of the text differ. When nearly everything does, only what can be compared is
 * marked: the words with figures. */
static gboolean *
differing_words(gchar **words, guint n, GHashTable *counts, guint n_sides)
{
    gboolean *differs = g_new0(gboolean, MAX(n, 1));
    guint n_differing = 0;

    for (guint i = 0; i < n; i++) {
        g_autofree gchar *word = bare(words[i]);
        differs[i] =
            word[0] != '\0' && GPOINTER_TO_UINT(g_hash_table_lookup(counts, word)) < n_sides;
        n_differing += differs[i] ? 1 : 0;
    }
    for (guint i = 0; 2 * n_differing > n && i < n; i++)
        differs[i] = differs[i] && has_digit(words[i]);
    return differs;
}

/* One inline for each run of words of the same kind. */
static void
add_runs(DsNode *node, const gchar *text, GHashTable *counts, guint n_sides)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    const guint n = g_strv_length(words);
    g_autofree gboolean *differs = differing_words(words, n, counts, n_sides);
    g_autoptr(GString) run = g_string_new(NULL);

    for (guint i = 0; i < n; i++) {
        g_string_append(run, words[i]);
        if (i + 1 < n && differs[i] == differs[i + 1]) {
            g_string_append_c(run, ' ');
            continue;
        }
        /* The blank between two runs belongs to the plain one. */
        if (i + 1 < n && !differs[i])
            g_string_append_c(run, ' ');
        ds_node_add_inline(node, DS_INLINE_TEXT, run->str, differs[i] ? "differs" : NULL, NULL);
        g_string_assign(run, i + 1 < n && differs[i] ? " " : "");
    }
}

void
ds_compose_differing(DsComposer *c,
                     DsNode *parent,
                     const gchar *role,
                     const GPtrArray *texts,
                     const GArray *evidence,
                     const gchar *anchor)
{
    g_autoptr(GHashTable) counts = count_sides(texts);

    for (guint i = 0; i < texts->len; i++) {
        DsNode *node = ds_node_add(parent, role);
        add_runs(node, (const gchar *)g_ptr_array_index(texts, i), counts, texts->len);
        if (i < evidence->len)
            ds_compose_cite_span(c, node, g_array_index(evidence, DsEvidence, i).span, anchor);
    }
}

static gboolean
overlaps(DsSpan a, DsSpan b)
{
    return a.article == b.article && a.start < b.end && b.start < a.end;
}

static gboolean
touches(const GArray *evidence, const GArray *other)
{
    for (guint i = 0; i < evidence->len; i++) {
        for (guint k = 0; k < other->len; k++) {
            if (overlaps(g_array_index(evidence, DsEvidence, i).span,
                         g_array_index(other, DsEvidence, k).span))
                return TRUE;
        }
    }
    return FALSE;
}

/* The contradiction found about this evidence, told by two places or more; or NULL. */
static const DsGap *
contradiction_about(const DsReport *report, const GArray *evidence)
{
    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)g_ptr_array_index(report->gaps, i);
        if (g_str_equal(gap->kind, "contradiction") && gap->evidence->len >= 2 &&
            touches(gap->evidence, evidence))
            return gap;
    }
    return NULL;
}

/* "Bài 1 · Banker.vn" */
static gchar *
source_name(DsComposer *c, guint32 article)
{
    const gchar *outlet =
        ds_compose_article_outlet(ds_corpus_article(c->report->corpus, article));
    g_autofree gchar *number = g_strdup_printf("%u", article + 1);
    g_autofree gchar *name = ds_compose_fill(c, "annex.article", "n", number, NULL);

    return outlet != NULL ? g_strjoin(" · ", name, outlet, NULL) : g_steal_pointer(&name);
}

static void
add_sides(DsComposer *c, DsNode *node, const GPtrArray *texts, const GArray *evidence)
{
    DsNode *compare = ds_node_add(node, "compare");
    g_autoptr(DsNode) words = ds_node_new("words");

    compare->mark = DS_MARK_DIFFERS;
    ds_compose_differing(c, words, "words-differ", texts, evidence, node->anchor);
    for (guint i = 0; i < texts->len; i++) {
        g_autofree gchar *name =
            source_name(c, g_array_index(evidence, DsEvidence, i).span.article);
        DsNode *side = ds_node_add_words(compare, "side", name);
        g_ptr_array_add(side->children, g_ptr_array_index(words->children, i));
        g_ptr_array_index(words->children, i) = NULL;
    }
}

void
ds_compose_compare(DsComposer *c, DsNode *node, const GArray *evidence)
{
    const DsGap *gap = contradiction_about(c->report, evidence);
    if (gap == NULL)
        return;
    g_autoptr(GPtrArray) texts = ds_compose_gap_parts(gap);

    if (texts->len != gap->evidence->len || texts->len > MAX_SIDES)
        return;
    add_sides(c, node, texts, gap->evidence);
}
