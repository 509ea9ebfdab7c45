/* The words that tell the event of a dated mention. */
#include "report/chronology.h"

/* Words this near a date, up to the next date of the sentence, tell what happened then. */
enum { WORDS_LEFT = 16, WORDS_RIGHT = 22, LEAST_LOCAL = 5 };

typedef struct {
    const DsReportContext *context;
    guint row, n;
    const DsTermWord *words;
    gboolean *dated; /* of each word: part of a date */
    gboolean *skip;  /* of each word: scratch */
} Sentence;

/* The first date of an article that ends behind byte. */
static guint
first_date(const GArray *dates, guint32 byte)
{
    guint low = 0, high = dates->len;

    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(dates, DsTimex, middle).end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
mark_dates(Sentence *sentence)
{
    const DsReportContext *context = sentence->context;
    const DsSentence *place = ds_terms_sentence(context->terms, sentence->row);
    const guint32 article = ds_terms_row(context->terms, sentence->row)->article;
    const GArray *dates = ds_annotations_article(context->notes, article)->dates;

    for (guint i = first_date(dates, place->start); i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        if (date->start >= place->end)
            break;
        for (guint w = 0; w < sentence->n; w++)
            sentence->dated[w] |=
                sentence->words[w].start >= date->start && sentence->words[w].start < date->end;
    }
}

/* The date itself is what the sentences of a run share: it must not speak for their nearness.
 */
static GArray *
whole_vector(const Sentence *sentence)
{
    return ds_terms_vector_without(sentence->context->terms, sentence->row, sentence->dated);
}

/* The words around the date; NULL when they are too few to tell anything. */
static GArray *
local_vector(Sentence *sentence, const DsDated *date)
{
    guint from = 0, to, n_local = 0;

    while (from < sentence->n && sentence->words[from].start < date->start)
        from++;
    for (to = from; to < sentence->n && sentence->words[to].start < date->end;)
        to++;
    guint left = from, right = to;
    while (left > 0 && from - left < WORDS_LEFT && !sentence->dated[left - 1])
        left--;
    while (right < sentence->n && right - to < WORDS_RIGHT && !sentence->dated[right])
        right++;
    for (guint w = 0; w < sentence->n; w++) {
        sentence->skip[w] = sentence->dated[w] || w < left || w >= right;
        n_local += sentence->skip[w] ? 0 : 1;
    }
    if (n_local < LEAST_LOCAL)
        return NULL;
    return ds_terms_vector_without(sentence->context->terms, sentence->row, sentence->skip);
}

/* The figures of a sentence: two that tell of one year in the same figures tell the same. */
static GArray *
figures_vector(Sentence *sentence)
{
    gboolean any = FALSE;

    for (guint w = 0; w < sentence->n; w++) {
        sentence->skip[w] = sentence->dated[w] || !sentence->words[w].number;
        any |= !sentence->skip[w];
    }
    return any ? ds_terms_vector_without(sentence->context->terms, sentence->row,
                                         sentence->skip)
               : NULL;
}

static void
free_vector(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* A day's news is told by whole sentences; of a longer time many things are told, so that the
 * words around the date, and the figures, count once more. */
GArray *
ds_chronology_vector(const DsReportContext *context, const DsDated *date, gboolean figures)
{
    const guint n = ds_terms_row(context->terms, date->row)->n;
    g_autofree gboolean *dated = g_new0(gboolean, n + 1);
    g_autofree gboolean *skip = g_new0(gboolean, n + 1);
    Sentence sentence = {context, date->row, n, ds_terms_words(context->terms, date->row),
                         dated,   skip};
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_vector);

    mark_dates(&sentence);
    g_ptr_array_add(parts, whole_vector(&sentence));
    if (date->precision != DS_PRECISION_DAY && date->precision != DS_PRECISION_RANGE) {
        GArray *more[] = {local_vector(&sentence, date),
                          figures ? figures_vector(&sentence) : NULL};
        for (guint i = 0; i < G_N_ELEMENTS(more); i++)
            if (more[i] != NULL)
                g_ptr_array_add(parts, more[i]);
    }
    return ds_terms_vector_sum(parts);
}
