#include "report/model_json.h"

#include <dossier/error.h>

#include "base/utf8.h"
#include "corpus/align.h"
#include "report/model_reader.h"

/* Numbers the objects of a list by their "id". */
static void
number_ids(DsJson root, const gchar *list, GHashTable *ids)
{
    DsJsonItems items = ds_model_get_items(root, list);
    gint index = 0;

    for (DsJson item; ds_model_next_item(&items, &item);) {
        g_autofree gchar *id = ds_model_get_word(item, "id");
        index++;
        if (id != NULL)
            g_hash_table_insert(ids, g_steal_pointer(&id), GINT_TO_POINTER(index));
    }
}

static void
read_root(DsModelReader *r, DsJson root)
{
    DsJsonItems articles = ds_model_get_items(root, "articles");
    guint32 index = 0;

    r->report->language = ds_model_dup_string(root, "language");
    if (r->report->language == NULL)
        r->report->language = g_strdup("vi");
    r->report->title = ds_model_dup_string(root, "title");
    r->report->as_of = ds_model_get_date(r, root, "as_of");
    r->report->edited = ds_model_get_bool(root, "edited");
    for (DsJson item; ds_model_next_item(&articles, &item);)
        ds_model_read_article(r, item);
    number_ids(root, "institutions", r->institutions);
    number_ids(root, "people", r->people);
    articles = ds_model_get_items(root, "articles");
    for (DsJson item; ds_model_next_item(&articles, &item);)
        ds_model_read_notes(r, item, index++);
    ds_model_read_parts(r, root);
}

static void
clear_map(gpointer map)
{
    ds_utf8_map_clear((DsUtf8Map *)map);
}

DsReport *
ds_model_read(const gchar *name, GBytes *bytes, DsPack *pack, DsDiag *diag, GError **error)
{
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n);
    g_autoptr(GError) wrong = NULL;
    g_autoptr(DsJsonTree) tree = ds_json_tree_new(data != NULL ? data : "", n, &wrong);

    if (tree == NULL) {
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT, "%s:%s", name, wrong->message);
        return NULL;
    }
    const DsJson root = ds_json_tree_root(tree);
    g_autofree gchar *format = ds_model_get_word(root, "format");
    if (g_strcmp0(format, "dossier-report") != 0 || ds_model_get_int(root, "version", 0) != 1) {
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT,
                    "%s: this is no dossier report of version 1", name);
        return NULL;
    }

    g_autoptr(DsCorpus) corpus = ds_corpus_new();
    DsReport *report = ds_report_new(corpus, ds_annotations_new());
    DsModelReader r = {.name = name,
                       .diag = diag,
                       .report = report,
                       .article_ids = g_hash_table_new(g_str_hash, g_str_equal),
                       .institutions =
                           g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .maps = g_array_new(FALSE, FALSE, sizeof(DsUtf8Map))};
    g_array_set_clear_func(r.maps, clear_map);
    read_root(&r, root);
    ds_align_families(corpus);
    g_hash_table_unref(r.article_ids);
    g_hash_table_unref(r.institutions);
    g_hash_table_unref(r.people);
    g_array_unref(r.maps);
    return report;
}
