/* Part 2: the table of sources (the contents before it are put in once all parts are there). */
#include <string.h>

#include "base/radix.h"
#include "base/utf8.h"
#include "doc/compose_private.h"

/* Two articles are compared by their runs of five syllables, as families are found. */
#define SHINGLE 5

/* Syllables of the article's own text, folded, as hashes in text order. */
static GArray *
syllables_of(const DsArticle *article)
{
    GArray *hashes = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        if (!ds_block_kind_is_article(block->kind))
            continue;
        g_autofree gchar *text =
            ds_utf8_fold(article->text + block->start, block->end - block->start);
        for (const gchar *p = text; *p != '\0';) {
            guint hash = 5381;
            const gchar *start = p;
            for (; *p != '\0' && ds_utf8_is_word(ds_utf8_peek(p)); p = g_utf8_next_char(p))
                hash = hash * 33 + ds_utf8_peek(p);
            if (p > start)
                g_array_append_val(hashes, hash);
            else
                p = g_utf8_next_char(p);
        }
    }
    return hashes;
}

/* The hashes of an article's runs, sorted, each once. */
static GArray *
shingles_of(const GArray *syllables)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(guint64));
    guint kept = 0;

    for (guint i = 0; i + SHINGLE <= syllables->len; i++) {
        guint hash = 0;
        for (guint k = 0; k < SHINGLE; k++)
            hash = hash * 1000003u + g_array_index(syllables, guint, i + k);
        const guint64 run = hash;
        g_array_append_val(runs, run);
    }
    ds_radix_sort((guint64 *)(gpointer)runs->data, runs->len, 0);
    for (guint i = 0; i < runs->len; i++)
        if (i == 0 || g_array_index(runs, guint64, i) != g_array_index(runs, guint64, i - 1))
            g_array_index(runs, guint64, kept++) = g_array_index(runs, guint64, i);
    g_array_set_size(runs, kept);
    return runs;
}

/* Of the shorter article's runs, how many per cent the other one has too. */
static guint
shared_percent(const GArray *a, const GArray *b)
{
    const guint n = MAX(MIN(a->len, b->len), 1);
    guint shared = 0;

    for (guint i = 0, k = 0; i < a->len && k < b->len;) {
        const guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, k);
        shared += x == y ? 1 : 0;
        i += x <= y ? 1 : 0;
        k += y <= x ? 1 : 0;
    }
    return (shared * 100 + n / 2) / n;
}

typedef struct {
    GHashTable *first_of_family; /* family → index of its first article + 1 */
    GHashTable *shingles;        /* index of a family's first article → its runs */
} Families;

static void
families_init(Families *families)
{
    families->first_of_family = g_hash_table_new(g_direct_hash, g_direct_equal);
    families->shingles = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                               (GDestroyNotify)g_array_unref);
}

static void
families_clear(Families *families)
{
    g_hash_table_unref(families->first_of_family);
    g_hash_table_unref(families->shingles);
}

/* "cùng nguồn với [1]: 40 %" */
static void
add_family(
    DsComposer *c, DsNode *source, Families *families, guint first, const GArray *syllables)
{
    GArray *known = (GArray *)g_hash_table_lookup(families->shingles, GUINT_TO_POINTER(first));
    g_autoptr(GArray) own = shingles_of(syllables);

    if (known == NULL) {
        g_autoptr(GArray) other = syllables_of(ds_corpus_article(c->report->corpus, first));
        known = shingles_of(other);
        g_hash_table_insert(families->shingles, GUINT_TO_POINTER(first), known);
    }
    g_autofree gchar *percent = g_strdup_printf("%u", shared_percent(known, own));
    g_autofree gchar *ref = g_strdup_printf("[%u]", first + 1);
    g_autofree gchar *words =
        ds_compose_fill(c, "sources.family", "ref", ref, "p", percent, NULL);
    DsNode *family = ds_node_add_words(source, "source-family", words);
    family->target = g_strdup_printf("src-%u", first + 1);
}

/* "suy luận: sự kiện mới nhất trong bài" */
static void
add_basis(DsComposer *c, DsNode *source, const DsArticle *article)
{
    const DsDateField *known = ds_date_known(article->published.date) != DS_KNOWN_NOTHING
                                   ? &article->published
                                   : &article->reference;
    if (known->basis == NULL || ds_date_known(known->date) == DS_KNOWN_NOTHING)
        return;
    g_autofree gchar *key = g_strconcat("sources.basis.", known->basis, NULL);
    g_autofree gchar *basis = ds_compose_label(c, key);
    g_autofree gchar *colon = ds_compose_label(c, "format.colon");
    g_autofree gchar *words =
        known->why != NULL ? g_strconcat(basis, colon, known->why, NULL) : g_strdup(basis);

    ds_node_add_words(source, "source-basis", words);
}

static void
add_known(DsComposer *c,
          DsNode *source,
          const gchar *role,
          const gchar *text,
          const gchar *unknown_key)
{
    if (text != NULL)
        ds_node_add_words(source, role, text);
    else
        ds_compose_labelled(c, source, role, unknown_key);
}

static DsNode *
add_title(DsComposer *c, DsNode *source, const DsArticle *article)
{
    gboolean is_first = FALSE;
    g_autofree gchar *title = ds_compose_article_title(c, article, &is_first);
    DsNode *node = ds_node_add_words(source, "source-title", title);

    if (is_first)
        node->name = g_intern_static_string("first-sentence");
    return node;
}

/* Returns whether the article has no title of its own. */
static gboolean
add_source(DsComposer *c, DsNode *sources, Families *families, guint index)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, index);
    gpointer family = GUINT_TO_POINTER(article->family);
    const guint first =
        GPOINTER_TO_UINT(g_hash_table_lookup(families->first_of_family, family));
    g_autoptr(GArray) syllables = syllables_of(article);
    g_autofree gchar *date = ds_compose_article_date(c, article);
    g_autofree gchar *n_sentences = ds_compose_number(c, article->sentences->len);
    g_autofree gchar *n_syllables = ds_compose_number(c, syllables->len);
    DsNode *source = ds_node_add(sources, "source");

    source->number = (gint32)index + 1;
    source->anchor = g_strdup_printf("src-%u", index + 1);
    source->target = g_strdup_printf("a%u", index + 1);
    const DsNode *title = add_title(c, source, article);
    if (first > 0)
        add_family(c, source, families, first - 1, syllables);
    else
        g_hash_table_insert(families->first_of_family, family, GUINT_TO_POINTER(index + 1));
    add_known(c, source, "source-outlet", ds_compose_article_outlet(article), "doc.unknown");
    add_known(c, source, "source-author", article->author.text, "sources.author.none");
    add_known(c, source, "source-date", date, "doc.unknown");
    add_basis(c, source, article);
    ds_node_add_words(source, "source-length", n_sentences);
    ds_node_add_words(source, "source-syllables", n_syllables);
    return title->name != NULL;
}

static void
add_remarks(DsComposer *c, DsNode *sources, gboolean untitled, gboolean related)
{
    g_autoptr(GString) remark = g_string_new(NULL);
    g_autofree gchar *first = ds_compose_label(c, "sources.title.first-sentence");
    g_autofree gchar *family = ds_compose_label(c, "sources.family.note");

    if (untitled)
        ds_compose_join(remark, " ", first);
    if (related)
        ds_compose_join(remark, " ", family);
    if (remark->len > 0)
        ds_node_add_words(sources, "remark", remark->str);
}

gchar *
ds_compose_sources(DsComposer *c, DsNode *part)
{
    static const gchar *const heads[] = {"sources.col.no",     "sources.col.title",
                                         "sources.col.outlet", "sources.col.date",
                                         "sources.col.length", NULL};
    const guint n = c->report->corpus->articles->len;
    DsNode *sources = ds_compose_labelled(c, part, "sources", "part.sources");
    Families families;
    gboolean untitled = FALSE;

    families_init(&families);
    ds_compose_heads(c, sources, heads);
    for (guint i = 0; i < n; i++)
        untitled = add_source(c, sources, &families, i) || untitled;
    const guint n_families = g_hash_table_size(families.first_of_family);
    add_remarks(c, sources, untitled, n_families < n);
    families_clear(&families);

    g_autofree gchar *articles = ds_compose_count(c, "contents.articles", n);
    g_autofree gchar *accounts = ds_compose_count(c, "contents.accounts", n_families);
    return g_strjoin(", ", articles, accounts, NULL);
}
