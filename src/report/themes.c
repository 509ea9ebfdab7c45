#include "report/themes.h"

#include <math.h>

#include "report/cluster.h"
#include "report/voices.h"

/* Articles nearer than this in the mean have one subject: of corpora joined from clusters of
 * news, hardly any two clusters are that near, and few are torn. */
static const gdouble subject_nearness = 0.14;

/* With more voices than this the square of their number takes too long, and with more themes
 * than MOST_THEMES those of one account go without a name. */
enum { MOST_VOICES = 1000, MOST_THEMES = 8 };

static gint
compare_weights(gconstpointer a, gconstpointer b)
{
    const guint32 x = ((const DsTermWeight *)a)->term, y = ((const DsTermWeight *)b)->term;

    return x < y ? -1 : x > y;
}

/* Counts equal terms, which stand together, and brings the length to 1. */
static void
weigh_counts(GArray *vector)
{
    DsTermWeight *weights = (DsTermWeight *)(gpointer)vector->data;
    guint n = 0;
    gdouble square = 0.0;

    for (guint i = 0; i < vector->len; i++)
        if (n > 0 && weights[n - 1].term == weights[i].term)
            weights[n - 1].weight += 1.0f;
        else
            weights[n++] = weights[i];
    g_array_set_size(vector, n);
    for (guint i = 0; i < n; i++) {
        const gdouble weight = 1.0 + log((gdouble)weights[i].weight);
        weights[i].weight = (gfloat)weight;
        square += weight * weight;
    }
    for (guint i = 0; i < n; i++)
        weights[i].weight /= (gfloat)sqrt(square);
}

GArray *
ds_article_vector(const DsTerms *terms, guint32 article)
{
    GArray *vector = g_array_new(FALSE, FALSE, sizeof(DsTermWeight));
    const guint32 *rows = &g_array_index(terms->article_rows, guint32, article);

    for (guint32 r = rows[0]; r < rows[1]; r++) {
        const DsTermWord *words = ds_terms_words(terms, r);
        for (guint i = 0; i + 1 < ds_terms_row(terms, r)->n; i++)
            if (!words[i].stop && !words[i + 1].stop) {
                const DsTermWeight weight = {words[i].bigram, 1.0f};
                g_array_append_val(vector, weight);
            }
    }
    g_array_sort(vector, compare_weights);
    weigh_counts(vector);
    return vector;
}

static void
vector_free(gpointer data)
{
    g_array_unref((GArray *)data);
}

/* A cluster of articles. */
typedef struct {
    guint32 label; /* its first article */
    guint n_voices;
} Subject;

static gint
compare_subjects(gconstpointer a, gconstpointer b)
{
    const Subject *x = (const Subject *)a, *y = (const Subject *)b;

    if (x->n_voices != y->n_voices)
        return x->n_voices > y->n_voices ? -1 : 1;
    return x->label < y->label ? -1 : x->label > y->label;
}

/* The clusters that become themes, the largest first (of Subject). labels: of each article. */
static GArray *
subjects_of(const GArray *voices, const guint32 *labels)
{
    GArray *subjects = g_array_new(FALSE, FALSE, sizeof(Subject));

    for (guint32 a = 0; a < voices->len; a++) {
        if (labels[a] == a) {
            const Subject subject = {a, 0};
            g_array_append_val(subjects, subject);
        }
        for (guint i = 0; g_array_index(voices, guint32, a) == a && i < subjects->len; i++)
            if (g_array_index(subjects, Subject, i).label == labels[a])
                g_array_index(subjects, Subject, i).n_voices++;
    }
    g_array_sort(subjects, compare_subjects);
    while (subjects->len > MOST_THEMES &&
           g_array_index(subjects, Subject, subjects->len - 1).n_voices < 2)
        g_array_set_size(subjects, subjects->len - 1);
    return subjects;
}

/* The cluster of each article, by the first article of the cluster. */
static guint32 *
label_articles(const DsTerms *terms, const GArray *voices)
{
    g_autoptr(GPtrArray) vectors = g_ptr_array_new_with_free_func(vector_free);
    g_autoptr(GArray) speakers = g_array_new(FALSE, FALSE, sizeof(guint32));
    guint32 *labels = g_new0(guint32, voices->len + 1);

    for (guint32 a = 0; a < voices->len; a++)
        if (g_array_index(voices, guint32, a) == a)
            g_array_append_val(speakers, a);
    if (speakers->len > MOST_VOICES)
        return labels;
    for (guint i = 0; i < speakers->len; i++)
        g_ptr_array_add(vectors, ds_article_vector(terms, g_array_index(speakers, guint32, i)));
    g_autofree guint32 *clusters = ds_cluster(vectors, subject_nearness);
    for (guint i = 0; i < speakers->len; i++)
        labels[g_array_index(speakers, guint32, i)] =
            g_array_index(speakers, guint32, clusters[i]);
    for (guint32 a = 0; a < voices->len; a++)
        labels[a] = labels[g_array_index(voices, guint32, a)];
    return labels;
}

GArray *
ds_themes_find(const DsTerms *terms, const GArray *voices, guint *n_themes)
{
    GArray *themes = g_array_sized_new(FALSE, FALSE, sizeof(guint32), voices->len);
    g_autofree guint32 *labels = label_articles(terms, voices);
    g_autoptr(GArray) subjects = subjects_of(voices, labels);

    *n_themes = subjects->len > 1 ? subjects->len : 0;
    for (guint32 a = 0; a < voices->len; a++) {
        guint32 theme = DS_NO_THEME;
        for (guint i = 0; i < *n_themes; i++)
            if (g_array_index(subjects, Subject, i).label == labels[a])
                theme = i;
        g_array_append_val(themes, theme);
    }
    return themes;
}

void
ds_part_themes(DsReportContext *context)
{
    guint n_themes = 0;

    context->voices = ds_voices(context->corpus);
    context->theme_of = ds_themes_find(context->terms, context->voices, &n_themes);
    g_autoptr(DsNamer) namer = ds_namer_new(context, context->voices, context->theme_of);
    for (guint i = 0; i < n_themes; i++) {
        DsTheme *theme = ds_theme_new();
        DsSpan span = {0};
        theme->name = ds_namer_name(namer, i, &span);
        if (theme->name != NULL)
            ds_evidence_add(theme->evidence, span, "theme-phrase");
        g_ptr_array_add(context->report->themes, theme);
    }
}
