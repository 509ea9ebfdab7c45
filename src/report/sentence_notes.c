#include "report/sentence_notes.h"

/* From the first to the last byte that a note is about. */
typedef struct {
    guint32 start, end;
} Extent;

static Extent
extent_of_date(const GArray *dates, guint i)
{
    const DsTimex *date = &g_array_index(dates, DsTimex, i);

    return (Extent){date->start, date->end};
}

static Extent
extent_of_mention(const GArray *mentions, guint i)
{
    const DsMention *mention = &g_array_index(mentions, DsMention, i);

    return (Extent){mention->start, mention->end};
}

static void
widen(Extent *extent, guint32 start, guint32 end)
{
    if (end <= start)
        return;
    extent->start = MIN(extent->start, start);
    extent->end = MAX(extent->end, end);
}

static Extent
extent_of_quote(const GArray *quotes, guint i)
{
    const DsAttribution *quote = &g_array_index(quotes, DsAttribution, i);
    Extent extent = {quote->start, quote->end};

    widen(&extent, quote->cue_start, quote->cue_end);
    widen(&extent, quote->speaker_start, quote->speaker_end);
    return extent;
}

typedef Extent (*ExtentOf)(const GArray *layer, guint i);

void
ds_sentence_notes_init(DsSentenceNotes *notes, const DsArticleNotes *all)
{
    *notes = (DsSentenceNotes){.all = all};
    notes->near.dates = g_array_new(FALSE, FALSE, sizeof(DsTimex));
    notes->near.institutions = g_array_new(FALSE, FALSE, sizeof(DsMention));
    notes->near.people = g_array_new(FALSE, FALSE, sizeof(DsMention));
    notes->near.quotes = g_array_new(FALSE, FALSE, sizeof(DsAttribution));
    for (guint i = 0; i < all->quotes->len; i++) {
        const guint32 start = g_array_index(all->quotes, DsAttribution, i).start;
        notes->reach = MAX(notes->reach, start - extent_of_quote(all->quotes, i).start);
    }
}

void
ds_sentence_notes_clear(DsSentenceNotes *notes)
{
    g_clear_pointer(&notes->near.dates, g_array_unref);
    g_clear_pointer(&notes->near.institutions, g_array_unref);
    g_clear_pointer(&notes->near.people, g_array_unref);
    g_clear_pointer(&notes->near.quotes, g_array_unref);
}

/* Copies the notes of a layer that meet the sentence; reach: how far before its own start a
 * note may begin. */
static void
read_layer(const GArray *layer,
           ExtentOf extent_of,
           guint *first,
           guint32 reach,
           Extent sentence,
           GArray *near)
{
    const gsize size = g_array_get_element_size((GArray *)layer);

    g_array_set_size(near, 0);
    while (*first < layer->len && extent_of(layer, *first).end <= sentence.start)
        (*first)++;
    for (guint i = *first; i < layer->len; i++) {
        const gchar *note = layer->data + i * size;
        const Extent extent = extent_of(layer, i);
        const guint32 own_start = *(const guint32 *)(gconstpointer)note; /* comes first */
        if (own_start >= reach && own_start - reach >= sentence.end)
            break;
        if (extent.start < sentence.end && extent.end > sentence.start)
            g_array_append_vals(near, note, 1);
    }
}

const DsArticleNotes *
ds_sentence_notes_of(DsSentenceNotes *notes, guint32 start, guint32 end)
{
    const DsArticleNotes *all = notes->all;
    const Extent sentence = {start, end};

    read_layer(all->dates, extent_of_date, &notes->first[0], 0, sentence, notes->near.dates);
    read_layer(all->institutions, extent_of_mention, &notes->first[1], 0, sentence,
               notes->near.institutions);
    read_layer(all->people, extent_of_mention, &notes->first[2], 0, sentence,
               notes->near.people);
    read_layer(all->quotes, extent_of_quote, &notes->first[3], notes->reach, sentence,
               notes->near.quotes);
    return &notes->near;
}
