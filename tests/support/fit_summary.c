/* fit-summary DIR [GOLD_DIR:TEXT_DIR[+GOLD_DIR:TEXT_DIR …] …]: reads the clusters of DIR
 * (CLUSTER/articles/NN.txt, CLUSTER/reference_N.txt), then, for each line "name=value …" of
 * standard input, makes every summary with these weights and prints ROUGE-2 F1 in percent: all
 * clusters, then the even and the odd ones, then those of each name before "_"; then, over the
 * gold sets (joined by "+" to one corpus of several subjects), the share of the points made and
 * the precision. With DS_FIT_EACH set, the two of every set at every length come before. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/utf8.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "report/seasons.h"
#include "report/summary.h"
#include "report/themes.h"
#include "report/voices.h"

/* Lengths at which gold points are counted: short ones are what is asked for, the others keep a
 * single sentence from deciding. */
static const guint budgets[] = {200, 275, 350};

/* What every cluster is read with. */
typedef struct {
    DsPack *pack;
    DsExtractor *extractor;
    DsOpeners *openers;
    DsCutter *cutter;
    DsClipper *clipper;
    DsPointers *pointers;
} Setting;

typedef struct {
    gchar *name;
    DsCorpus *corpus;
    DsAnnotations *notes;
    DsTerms *terms;
    DsGraph *graph;
    GArray *voices;
    GArray *ranks;
    GArray *themes;
    GArray *seasons;
    guint64 *row_points;   /* of each row: the points it makes, a bit each */
    GArray *weights;       /* of guint: importance of each point */
    GPtrArray *references; /* of GArray of guint64: sorted pairs */
    guint budget;
} Cluster;

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static GPtrArray *
list_folder(const gchar *path)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const gchar *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        g_ptr_array_add(names, g_strdup(name));
    if (dir != NULL)
        g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* The articles as the program reads them: what is fitted is what is printed. */
static void
read_articles(Cluster *cluster, const gchar *const *folders, const Setting *setting)
{
    g_autoptr(GError) error = NULL;

    cluster->corpus = ds_corpus_read(folders, setting->pack, 1, NULL, &error);
    if (cluster->corpus == NULL)
        g_error("%s: %s", folders[0], error->message);
    cluster->notes = ds_extract(setting->extractor, cluster->corpus, 1, NULL);
    cluster->terms = ds_terms_new(cluster->corpus, setting->pack, 1);
    cluster->graph = ds_graph_new(cluster->terms, 0.1);
    cluster->voices = ds_voices(cluster->corpus);
    cluster->ranks = ds_graph_rank(cluster->graph, cluster->terms);
    guint n_themes = 0;
    cluster->themes = ds_themes_find(cluster->terms, cluster->voices, &n_themes);
    cluster->seasons = ds_seasons_find(cluster->terms, cluster->voices);
}

static gint
compare_keys(gconstpointer a, gconstpointer b)
{
    const guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;
    return x < y ? -1 : x > y;
}

/* Syllables as the scorer counts them: runs of letters and digits. */
static void
scorer_words(const gchar *text, gsize n_bytes, GArray *hashes)
{
    g_autofree gchar *folded = ds_utf8_fold(text, (gssize)n_bytes);
    for (const gchar *p = folded; *p != '\0';) {
        const gchar *s = p;
        while (*p != '\0' && g_unichar_isalnum(ds_utf8_peek(p)))
            p = g_utf8_next_char(p);
        if (p > s) {
            guint64 h = 1469598103934665603u;
            for (const gchar *q = s; q < p; q++)
                h = (h ^ (guchar)*q) * 1099511628211u;
            g_array_append_val(hashes, h);
        }
        if (*p != '\0' && p == s)
            p = g_utf8_next_char(p);
    }
}

static GArray *
pairs_of(const GArray *words, guint n)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(guint64));
    for (guint i = 0; i + 1 < MIN(n, words->len); i++) {
        const guint64 key =
            g_array_index(words, guint64, i) * 31 + g_array_index(words, guint64, i + 1);
        g_array_append_val(pairs, key);
    }
    g_array_sort(pairs, compare_keys);
    return pairs;
}

static gdouble
pair_f1(const GArray *a, const GArray *b)
{
    guint hit = 0;
    for (guint i = 0, k = 0; i < a->len && k < b->len;) {
        const guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, k);
        if (x == y)
            hit++, i++, k++;
        else if (x < y)
            i++;
        else
            k++;
    }
    if (hit == 0)
        return 0.0;
    const gdouble p = (gdouble)hit / (gdouble)a->len, r = (gdouble)hit / (gdouble)b->len;
    return 2.0 * p * r / (p + r);
}

static Cluster *
read_cluster(const gchar *root, const gchar *name, const Setting *setting)
{
    Cluster *cluster = g_new0(Cluster, 1);
    g_autofree gchar *folder = g_build_filename(root, name, NULL);
    g_autofree gchar *articles = g_build_filename(folder, "articles", NULL);
    g_autoptr(GPtrArray) others = list_folder(folder);
    guint total = 0;

    cluster->name = g_strdup(name);
    read_articles(cluster, (const gchar *const[]){articles, NULL}, setting);
    cluster->references =
        g_ptr_array_new_with_free_func((GDestroyNotify)(void (*)(void))g_array_unref);
    for (guint i = 0; i < others->len; i++) {
        const gchar *file = (const gchar *)others->pdata[i];
        if (!g_str_has_prefix(file, "reference_"))
            continue;
        g_autofree gchar *path = g_build_filename(folder, file, NULL);
        g_autofree gchar *raw = NULL;
        g_file_get_contents(path, &raw, NULL, NULL);
        g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint64));
        scorer_words(raw, strlen(raw), words);
        total += words->len;
        g_ptr_array_add(cluster->references, pairs_of(words, words->len));
    }
    if (cluster->references->len > 0)
        cluster->budget = (guint)((gdouble)total / (gdouble)cluster->references->len + 0.5);
    return cluster;
}

static guint32
char_to_byte(const DsArticle *article, gint64 character)
{
    return (guint32)(g_utf8_offset_to_pointer(article->text, (glong)character) - article->text);
}

static void
mark_evidence(Cluster *cluster, const gchar *folder, JsonObject *evidence, guint point)
{
    g_autofree gchar *path =
        g_build_filename(folder, json_object_get_string_member(evidence, "file"), NULL);

    for (guint32 a = 0; a < cluster->corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(cluster->corpus, a);
        if (!g_str_equal(article->path, path))
            continue;
        const guint32 start =
            char_to_byte(article, json_object_get_int_member(evidence, "start"));
        const guint32 end = char_to_byte(article, json_object_get_int_member(evidence, "end"));
        for (guint r = 0; r < cluster->terms->rows->len; r++)
            if (ds_terms_row(cluster->terms, r)->article == a &&
                ds_terms_sentence(cluster->terms, r)->start < end &&
                ds_terms_sentence(cluster->terms, r)->end > start)
                cluster->row_points[r] |= (guint64)1 << point;
    }
}

static void
read_points(Cluster *cluster, const gchar *gold, const gchar *folder)
{
    g_autofree gchar *path = g_build_filename(gold, "corpus.json", NULL);
    g_autoptr(JsonParser) parser = json_parser_new();

    if (!json_parser_load_from_file(parser, path, NULL))
        g_error("%s", path);
    JsonObject *summary = json_object_get_object_member(
        json_node_get_object(json_parser_get_root(parser)), "summary");
    JsonArray *points = json_object_get_array_member(summary, "points");
    for (guint i = 0; i < json_array_get_length(points); i++) {
        JsonObject *point = json_array_get_object_element(points, i);
        JsonArray *evidence = json_object_get_array_member(point, "evidence");
        const guint weight = (guint)json_object_get_int_member(point, "importance");
        for (guint k = 0; k < json_array_get_length(evidence); k++)
            mark_evidence(cluster, folder, json_array_get_object_element(evidence, k),
                          cluster->weights->len);
        g_array_append_val(cluster->weights, weight);
    }
}

/* A gold set, GOLD_DIR:TEXT_DIR, or several joined by "+": the articles and the points that a
 * summary should make. */
static Cluster *
read_gold(const gchar *argument, const Setting *setting)
{
    g_auto(GStrv) sets = g_strsplit(argument, "+", -1);
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    Cluster *cluster = g_new0(Cluster, 1);

    cluster->name = g_strdup(argument);
    cluster->weights = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; sets[i] != NULL; i++)
        g_ptr_array_add(folders, strchr(sets[i], ':') + 1);
    g_ptr_array_add(folders, NULL);
    read_articles(cluster, (const gchar *const *)folders->pdata, setting);
    cluster->row_points = g_new0(guint64, cluster->terms->rows->len + 1);
    for (guint i = 0; sets[i] != NULL; i++) {
        g_autofree gchar *gold = g_strndup(sets[i], (gsize)(strchr(sets[i], ':') - sets[i]));
        read_points(cluster, gold, strchr(sets[i], ':') + 1);
    }
    return cluster;
}

static DsSummaryInput
input_of(const Cluster *cluster, const Setting *setting)
{
    return (DsSummaryInput){.terms = cluster->terms,
                            .graph = cluster->graph,
                            .openers = setting->openers,
                            .annotations = cluster->notes,
                            .cutter = setting->cutter,
                            .clipper = setting->clipper,
                            .pointers = setting->pointers,
                            .ranks = cluster->ranks,
                            .voices = cluster->voices,
                            .seasons = cluster->seasons};
}

/* Share of the points made, by importance; *precision: of the sentences, those that make one.
 */
static gdouble
score_points(const Cluster *cluster,
             const Setting *setting,
             const DsSummaryWeights *weights,
             guint budget,
             gdouble *precision)
{
    const DsSummaryInput input = input_of(cluster, setting);
    g_autoptr(GArray) chosen = ds_summary_choose(&input, weights, cluster->themes, budget);
    guint64 made = 0;
    guint got = 0, all = 0, n_made = 0;

    for (guint i = 0; i < chosen->len; i++) {
        const guint32 row = g_array_index(chosen, DsChosen, i).candidate.row;
        guint n;
        const DsEdge *edges = ds_graph_edges(cluster->graph, row, &n);
        guint64 mine = cluster->row_points[row];
        for (guint e = 0; e < n; e++)
            if ((gdouble)edges[e].weight >= DS_SUMMARY_SAME &&
                ds_terms_row(cluster->terms, edges[e].row)->article !=
                    ds_terms_row(cluster->terms, row)->article)
                mine |= cluster->row_points[edges[e].row];
        made |= mine;
        n_made += mine != 0;
    }
    for (guint p = 0; p < cluster->weights->len; p++) {
        const guint weight = g_array_index(cluster->weights, guint, p);
        all += weight;
        got += (made >> p & 1) != 0 ? weight : 0;
    }
    *precision = (gdouble)n_made / (gdouble)MAX(chosen->len, 1);
    return (gdouble)got / (gdouble)MAX(all, 1);
}

static gdouble
score_cluster(const Cluster *cluster,
              const Setting *setting,
              const DsSummaryWeights *weights,
              gboolean print)
{
    const DsSummaryInput input = input_of(cluster, setting);
    g_autoptr(GArray) chosen =
        ds_summary_choose(&input, weights, cluster->themes, cluster->budget);
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint64));
    gdouble sum = 0.0;

    for (guint i = 0; i < chosen->len; i++) {
        const DsCandidate *candidate = &g_array_index(chosen, DsChosen, i).candidate;
        const DsSentence *sentence = ds_terms_sentence(cluster->terms, candidate->row);
        const DsArticle *article = ds_corpus_article(
            cluster->corpus, ds_terms_row(cluster->terms, candidate->row)->article);
        const DsSpan span = {0, sentence->start, sentence->end};
        g_autofree gchar *text = ds_clip_text(article, span, &candidate->clip);
        if (print)
            g_print("[%u.%u] %s\n", ds_terms_row(cluster->terms, candidate->row)->article + 1,
                    sentence->number, text);
        scorer_words(text, strlen(text), words);
    }
    g_autoptr(GArray) pairs = pairs_of(words, cluster->budget);
    for (guint i = 0; i < cluster->references->len; i++)
        sum += pair_f1(pairs, (const GArray *)cluster->references->pdata[i]);
    return 100.0 * sum / (gdouble)MAX(cluster->references->len, 1);
}

static void
set_weights(DsSummaryWeights *weights, const gchar *line)
{
    g_auto(GStrv) parts = g_strsplit_set(line, " \n", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        const gchar *equals = strchr(parts[i], '=');
        for (guint w = 0; equals != NULL && w < ds_summary_n_weights(); w++) {
            const gchar *name = ds_summary_weight_name(w);
            if (strlen(name) == (gsize)(equals - parts[i]) &&
                strncmp(name, parts[i], strlen(name)) == 0)
                *ds_summary_weight(weights, w) = g_ascii_strtod(equals + 1, NULL);
        }
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsPack) pack = ds_pack_load("vi", &error);
    g_autoptr(GPtrArray) clusters = g_ptr_array_new();
    gchar line[4096];

    if (argc < 2 || pack == NULL)
        return 2;
    const Setting setting = {pack,
                             ds_extractor_new(pack, &error),
                             ds_openers_new(pack),
                             ds_cutter_new(pack),
                             ds_clipper_new(pack),
                             ds_pointers_new(pack)};
    if (setting.extractor == NULL)
        return 2;
    g_autoptr(GPtrArray) names = list_folder(argv[1]);
    for (guint i = 0; i < names->len; i++)
        g_ptr_array_add(clusters,
                        read_cluster(argv[1], (const gchar *)names->pdata[i], &setting));
    g_autoptr(GPtrArray) gold = g_ptr_array_new();
    for (gint i = 2; i < argc; i++)
        if (strchr(argv[i], ':') != NULL)
            g_ptr_array_add(gold, read_gold(argv[i], &setting));
    if (argc > 2 && gold->len == 0) {
        DsSummaryWeights weights;
        ds_summary_weights_load(&weights, pack);
        for (guint i = 0; i < clusters->len; i++) {
            const Cluster *cluster = (const Cluster *)clusters->pdata[i];
            if (g_str_equal(cluster->name, argv[2]))
                g_print("%.2f\n", score_cluster(cluster, &setting, &weights, TRUE));
        }
        return 0;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        DsSummaryWeights weights;
        gdouble sums[5] = {0}, counts[5] = {0};
        ds_summary_weights_load(&weights, pack);
        set_weights(&weights, line);
        for (guint i = 0; i < clusters->len; i++) {
            const Cluster *cluster = (const Cluster *)clusters->pdata[i];
            const gdouble f1 = score_cluster(cluster, &setting, &weights, FALSE);
            const guint half = 1 + i % 2,
                        kind = g_str_has_prefix(cluster->name, "vims") ? 3 : 4;
            sums[0] += f1, sums[half] += f1, sums[kind] += f1;
            counts[0]++, counts[half]++, counts[kind]++;
        }
        for (guint k = 0; k < 5; k++)
            printf("%.4f ", sums[k] / MAX(counts[k], 1.0));
        gdouble points = 0.0, precisions = 0.0;
        for (guint i = 0; i < gold->len; i++) {
            for (guint b = 0; b < G_N_ELEMENTS(budgets); b++) {
                gdouble precision = 0.0;
                const gdouble share = score_points((const Cluster *)gold->pdata[i], &setting,
                                                   &weights, budgets[b], &precision);
                points += share / (gdouble)G_N_ELEMENTS(budgets);
                precisions += precision / (gdouble)G_N_ELEMENTS(budgets);
                if (g_getenv("DS_FIT_EACH") != NULL)
                    printf("%u[%.3f %.3f] ", budgets[b], share, precision);
            }
        }
        printf("%.4f %.4f\n", points / MAX((gdouble)gold->len, 1.0),
               precisions / MAX((gdouble)gold->len, 1.0));
        fflush(stdout);
    }
    return 0;
}
