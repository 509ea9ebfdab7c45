/* One statement that several articles report, or one twice, is one quote.
 *
 * What a speaker said is compared with what else that speaker said, whole against part: one
 * outlet prints five sentences, another the best of them. Words of different speakers are one
 * statement when they are told in sentences that are near and are nearly the same. */
#include "report/key_quotes.h"

#include "base/shelf.h"

/* How much of the shorter statement the longer one must hold. */
static const gdouble held_by_speaker = 0.45;
static const gdouble held_by_others = 0.75;

/* As many statements of one speaker as a further one is compared with. */
enum { MOST_COMPARED = 128 };

typedef struct {
    const DsReportContext *context;
    GArray *said;
    GArray *first;      /* of guint32: first quote of each row, or G_MAXUINT32 */
    GPtrArray *vectors; /* of GArray, owned; what they hold is on the shelf */
    DsShelf *shelf;
    GHashTable *speakers; /* key of the speaker → GArray of guint32, owned: the quotes */
} Joiner;

static DsSaid *
nth(const Joiner *joiner, guint32 index)
{
    return &g_array_index(joiner->said, DsSaid, index);
}

static const GArray *
vector_of(const Joiner *joiner, guint32 index)
{
    return (const GArray *)g_ptr_array_index(joiner->vectors, index);
}

/* How much of a is in b, 0 … 1: the mean of the share of its words and of the share of its
 * weight. Weight alone would count what every article says for nothing, words alone would take
 * two statements on one subject for one. */
static gdouble
held(const GArray *a, const GArray *b, guint32 n_words)
{
    gdouble weight = 0.0, words = 0.0, n = 0.0;

    for (guint i = 0, k = 0; i < a->len;) {
        const DsTermWeight *x = &g_array_index(a, DsTermWeight, i);
        const guint32 other = k < b->len ? g_array_index(b, DsTermWeight, k).term : G_MAXUINT32;
        if (other < x->term) {
            k++;
            continue;
        }
        n += x->term < n_words ? 1.0 : 0.0;
        if (other == x->term) {
            weight += (gdouble)x->weight * (gdouble)x->weight;
            words += x->term < n_words ? 1.0 : 0.0;
        }
        i++;
    }
    return n > 0.0 ? 0.5 * weight + 0.5 * words / n : 0.0;
}

static gboolean
says_the_same(const Joiner *joiner, guint32 a, guint32 b, gdouble least)
{
    const guint32 small = nth(joiner, a)->n_words <= nth(joiner, b)->n_words ? a : b;

    return held(vector_of(joiner, small), vector_of(joiner, small == a ? b : a),
                joiner->context->terms->n_words) >= least;
}

static guint32
root(const Joiner *joiner, guint32 index)
{
    while (nth(joiner, index)->same_as != index)
        index = nth(joiner, index)->same_as;
    return index;
}

static void
unite(Joiner *joiner, guint32 a, guint32 b)
{
    const guint32 x = root(joiner, a), y = root(joiner, b);

    nth(joiner, MAX(x, y))->same_as = MIN(x, y);
}

static void
join_speaker(Joiner *joiner, guint32 index)
{
    gpointer key = ds_speaker_key(nth(joiner, index)->speaker);
    GArray *others = (GArray *)g_hash_table_lookup(joiner->speakers, key);

    if (others == NULL) {
        others = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_hash_table_insert(joiner->speakers, key, others);
    }
    const guint from = others->len > MOST_COMPARED ? others->len - MOST_COMPARED : 0;
    for (guint i = from; i < others->len; i++) {
        const guint32 other = g_array_index(others, guint32, i);
        if (says_the_same(joiner, index, other, held_by_speaker))
            unite(joiner, index, other);
    }
    g_array_append_val(others, index);
}

static void
join_row(Joiner *joiner, guint32 index, guint32 row)
{
    guint32 other = g_array_index(joiner->first, guint32, row);

    for (; other < index && nth(joiner, other)->row == row; other++)
        if (says_the_same(joiner, index, other, held_by_others))
            unite(joiner, index, other);
}

static void
free_array(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* Vectors of some ten thousand quotes lie in memory. */
#define MEMORY_BYTES ((gsize)8 << 20)

static void
joiner_init(Joiner *joiner, const DsReportContext *context, GArray *said)
{
    *joiner = (Joiner){.context = context, .said = said};
    joiner->shelf = ds_shelf_new(MEMORY_BYTES);
    joiner->vectors = g_ptr_array_new_with_free_func(ds_shelf_destroy_array);
    joiner->speakers = g_hash_table_new_full(NULL, NULL, NULL, free_array);
    joiner->first = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_set_size(joiner->first, context->terms->rows->len);
    for (guint r = 0; r < joiner->first->len; r++)
        g_array_index(joiner->first, guint32, r) = G_MAXUINT32;
}

static void
joiner_clear(Joiner *joiner)
{
    g_array_unref(joiner->first);
    g_ptr_array_unref(joiner->vectors);
    g_hash_table_unref(joiner->speakers);
    ds_shelf_unref(joiner->shelf);
}

/* Where in its sentence a quote begins. */
static guint32
offset_of(const Joiner *joiner, guint32 index)
{
    const DsSaid *said = nth(joiner, index);

    return said->span.start - ds_row_span(joiner->context->terms, said->row).start;
}

/* The quote that this one repeats in an article that only repeats another: it joins that one,
 * and joins no others to it. Itself when there is none. */
static guint32
repeated(const Joiner *joiner, guint32 index)
{
    const guint32 row = ds_first_row(joiner->context, nth(joiner, index)->row);
    guint32 other = g_array_index(joiner->first, guint32, row);

    if (row >= nth(joiner, index)->row)
        return index;
    for (; other < index && nth(joiner, other)->row == row; other++)
        if (nth(joiner, other)->kind == nth(joiner, index)->kind &&
            offset_of(joiner, other) == offset_of(joiner, index))
            return other;
    return index;
}

void
ds_quotes_join(const DsReportContext *context, GArray *said)
{
    Joiner joiner;

    joiner_init(&joiner, context, said);
    for (guint32 i = 0; i < said->len; i++) {
        guint n;
        const guint32 row = nth(&joiner, i)->row;
        const DsEdge *edges = ds_graph_edges(context->graph, row, &n);
        guint32 *first = &g_array_index(joiner.first, guint32, row);
        *first = MIN(*first, i);
        GArray *vector = ds_terms_vector(context->terms, nth(&joiner, i)->span);
        ds_shelf_take_array(joiner.shelf, vector);
        g_ptr_array_add(joiner.vectors, vector);
        const guint32 original = repeated(&joiner, i);
        if (original != i) {
            unite(&joiner, original, i);
            continue;
        }
        join_speaker(&joiner, i);
        join_row(&joiner, i, row);
        for (guint e = 0; e < n; e++)
            join_row(&joiner, i, edges[e].row);
    }
    for (guint32 i = 0; i < said->len; i++)
        nth(&joiner, i)->same_as = root(&joiner, i);
    joiner_clear(&joiner);
}
