/* How fast dates are found: the seed articles over and over, as one article of some megabytes.
 * Run from the folder that holds seeds/, with a release build: bench-timex [MEGABYTES] */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "corpus/token.h"
#include "extract/timex.h"

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static void
append_seeds(GString *text)
{
    g_autoptr(GDir) folder = g_dir_open("seeds", 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const gchar *name;

    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL)
        g_ptr_array_add(names, g_build_filename("seeds", name, NULL));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree gchar *seed = NULL;
        if (g_file_get_contents((const gchar *)names->pdata[i], &seed, NULL, NULL))
            g_string_append(text, seed);
    }
}

static DsArticle *
article_new(gsize n_bytes)
{
    DsArticle *article = ds_article_new();
    g_autoptr(GString) seeds = g_string_new(NULL);
    GString *text = g_string_new(NULL);

    append_seeds(seeds);
    while (seeds->len > 0 && text->len < n_bytes)
        g_string_append_len(text, seeds->str, (gssize)seeds->len);
    article->n_bytes = text->len;
    article->text = g_string_free(text, FALSE);
    article->path = g_strdup("seeds");
    article->reference.date = (DsDate){2024, 7, 16};
    for (const gchar *line = article->text; *line != '\0';) {
        const gchar *end = strchrnul(line, '\n');
        const DsBlock block = {.start = (guint32)(line - article->text),
                               .end = (guint32)(end - article->text),
                               .kind = DS_BLOCK_BODY};
        if (end > line)
            g_array_append_val(article->blocks, block);
        line = *end == '\n' ? end + 1 : end;
    }
    ds_article_tokenize(article);
    return article;
}

int
main(int argc, char **argv)
{
    const gdouble megabytes = argc > 1 ? g_ascii_strtod(argv[1], NULL) : 8;
    g_autoptr(GError) error = NULL;
    g_autoptr(DsPack) pack = ds_pack_load("vi", &error);
    DsTimexRules *rules = pack != NULL ? ds_timex_rules_new(pack, &error) : NULL;

    if (rules == NULL) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    g_autoptr(DsArticle) article = article_new((gsize)(megabytes * 1e6));
    g_autoptr(GArray) dates = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    const clock_t start = clock(); /* of the processor: others may be at work too */
    ds_timex_annotate(rules, article, dates, NULL);
    const gdouble took = MAX((gdouble)(clock() - start) / CLOCKS_PER_SEC, 1e-6);
    printf("timex: %.1f MB, %u dates, %.3f s, %.1f MB/s\n", (gdouble)article->n_bytes / 1e6,
           dates->len, took, (gdouble)article->n_bytes / 1e6 / took);
    ds_timex_rules_free(rules);
    return 0;
}
