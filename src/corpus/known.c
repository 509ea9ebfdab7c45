#include "corpus/known.h"

#include <string.h>

#include "base/utf8.h"

/* A line of dates.tsv. */
typedef struct {
    gchar *path;
    DsDate date;
    guint line;
} KnownDate;

typedef struct {
    GHashTable *dropped; /* lines, white space squeezed */
    GArray *dates;       /* of KnownDate */
    gchar *dates_name;   /* for messages */
} Known;

static void
known_date_clear(gpointer data)
{
    g_free(((KnownDate *)data)->path);
}

static gpointer
known_make(DsPack *pack)
{
    Known *known = g_new0(Known, 1);

    (void)pack;
    known->dropped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    known->dates = g_array_new(FALSE, TRUE, sizeof(KnownDate));
    g_array_set_clear_func(known->dates, known_date_clear);
    return known;
}

static void
known_free(gpointer data)
{
    Known *known = (Known *)data;

    g_hash_table_unref(known->dropped);
    g_array_unref(known->dates);
    g_free(known->dates_name);
    g_free(known);
}

static Known *
known_of(DsPack *pack)
{
    return (Known *)ds_pack_memo(pack, "corpus-known", known_make, known_free);
}

gchar **
ds_known_lines(const gchar *name, GBytes *bytes, DsDiag *diag)
{
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    const gchar *end = NULL;

    if (n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        n -= 3;
    }
    if (!g_utf8_validate(data, (gssize)n, &end)) {
        guint line = 1;
        for (const gchar *p = data; p < end; p++)
            line += *p == '\n';
        ds_diag_add(diag, DS_DIAG_WARNING, "known", name, line, 0,
                    "the text is no UTF-8; the file is passed over");
        return NULL;
    }
    g_autofree gchar *text = g_utf8_normalize(data, (gssize)n, G_NORMALIZE_DEFAULT_COMPOSE);
    return g_strsplit(text, "\n", -1);
}

void
ds_known_read_drop(DsPack *pack, const gchar *name, GBytes *bytes, DsDiag *diag)
{
    Known *known = known_of(pack);
    g_auto(GStrv) lines = ds_known_lines(name, bytes, diag);

    for (guint i = 0; lines != NULL && lines[i] != NULL; i++) {
        g_autofree gchar *line = ds_utf8_squeeze(lines[i], -1);
        if (*line != '\0' && *line != '#')
            g_hash_table_add(known->dropped, g_steal_pointer(&line));
    }
}

static void
read_date(Known *known, gchar *text, guint line, DsDiag *diag)
{
    g_auto(GStrv) fields = g_strsplit(g_strchomp(text), "\t", -1);
    DsDate day;

    if (*text == '\0' || *text == '#')
        return;
    if (g_strv_length(fields) != 2) {
        ds_diag_add(diag, DS_DIAG_WARNING, "known", known->dates_name, line, 0,
                    "a name of a file, a TAB and a date are expected; line passed over");
        return;
    }
    if (!ds_date_from_iso(g_strstrip(fields[1]), &day)) {
        ds_diag_add(diag, DS_DIAG_WARNING, "known", known->dates_name, line, 0,
                    "\"%s\" is no date: YYYY-MM-DD, YYYY-MM or YYYY; line passed over",
                    fields[1]);
        return;
    }
    const KnownDate date = {g_strdup(g_strstrip(fields[0])), day, line};
    g_array_append_val(known->dates, date);
}

void
ds_known_read_dates(DsPack *pack, const gchar *name, GBytes *bytes, DsDiag *diag)
{
    Known *known = known_of(pack);
    g_auto(GStrv) lines = ds_known_lines(name, bytes, diag);

    g_free(known->dates_name);
    known->dates_name = g_strdup(name);
    for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
        read_date(known, lines[i], i + 1, diag);
}

void
ds_known_drop(DsPack *pack, GArray *lines, const gchar *text)
{
    const Known *known = known_of(pack);

    if (g_hash_table_size(known->dropped) == 0)
        return;
    for (guint i = 0; i < lines->len; i++) {
        DsLine *line = &g_array_index(lines, DsLine, i);
        g_autofree gchar *words =
            ds_utf8_squeeze(text + line->start, (gssize)(line->end - line->start));
        if (!g_hash_table_contains(known->dropped, words))
            continue;
        line->kind = DS_BLOCK_BOILERPLATE;
        line->settled = TRUE;
    }
}

static gboolean
answers_to(const DsArticle *article, const gchar *path)
{
    if (!g_str_has_suffix(article->path, path))
        return FALSE;
    const gsize before = strlen(article->path) - strlen(path);
    return before == 0 || article->path[before - 1] == '/';
}

static void
give_date(DsArticle *article, DsDate date)
{
    DsDateField *fields[] = {&article->published, &article->reference};

    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_free(fields[i]->why);
        *fields[i] = (DsDateField){.date = date, .basis = g_intern_static_string("given")};
    }
}

void
ds_known_date(DsPack *pack, DsCorpus *corpus, DsDiag *diag)
{
    const Known *known = known_of(pack);

    for (guint k = 0; k < known->dates->len; k++) {
        const KnownDate *date = &g_array_index(known->dates, KnownDate, k);
        gboolean found = FALSE;
        for (guint i = 0; i < corpus->articles->len; i++) {
            DsArticle *article = (DsArticle *)g_ptr_array_index(corpus->articles, i);
            if (!answers_to(article, date->path))
                continue;
            give_date(article, date->date);
            found = TRUE;
        }
        if (!found)
            ds_diag_add(diag, DS_DIAG_WARNING, "known", known->dates_name, date->line, 0,
                        "no article is named \"%s\"; line passed over", date->path);
    }
}
