#include "app/record.h"

#include <string.h>
#include <sys/stat.h>

#include "base/deflate.h"
#include "base/digest.h"
#include "cache/build_id.h"
#include "cache/freeze.h"

#define PACKINGS_TYPE "ay"                           /* see ds_packings_save() */
#define RECORD_TYPE   "(sa(ayay)ia" DS_DIAG_TYPE ")" /* state, outputs, status, messages */

struct DsRecord {
    const DsOptions *options;
    const DsSources *sources;
    DsStore *store;
    gchar *key;  /* of the command line */
    gchar *data; /* what the result depends on besides the inputs */
};

/* Text of any bytes, told apart from what follows. */
static void
add_text(GChecksum *sum, const gchar *text)
{
    const gchar *shown = text != NULL ? text : "\x01";

    g_checksum_update(sum, (const guchar *)shown, (gssize)strlen(shown) + 1);
}

static void
add_list(GChecksum *sum, gchar *const *texts)
{
    for (; texts != NULL && *texts != NULL; texts++)
        add_text(sum, *texts);
    add_text(sum, NULL);
}

/* The command line, as far as it decides what is made and where. */
static gchar *
command_key(const DsOptions *options)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree gchar *folder = g_get_current_dir();

    add_text(sum, "record");
    add_text(sum, folder);
    add_text(sum, options->command->name);
    add_list(sum, options->inputs);
    add_list(sum, options->outputs);
    add_text(sum, ds_config_get(options->config, "output.names"));
    add_text(sum, options->files_from);
    return g_strdup(g_checksum_get_string(sum));
}

/* Build, settings and environment. */
static gchar *
data_digest(const DsOptions *options, DsPack *pack, const DsDiag *scanned)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree gchar *build_id = ds_build_id();
    g_autofree gchar *line = ds_config_dup_line(options->config);

    add_text(sum, build_id);
    add_text(sum, ds_pack_digest(pack));
    add_text(sum, line);
    add_text(sum, options->fail_on);
    add_text(sum, options->deps);
    add_text(sum, g_getenv("SOURCE_DATE_EPOCH"));
    for (guint i = 0; i < ds_diag_size(scanned); i++) {
        g_autofree gchar *message = ds_diag_format(ds_diag_message(scanned, i));
        add_text(sum, message);
    }
    if (options->since != NULL) {
        g_autofree gchar *contents = NULL;
        gsize n = 0;
        add_text(sum, options->since);
        if (g_file_get_contents(options->since, &contents, &n, NULL))
            g_checksum_update(sum, (const guchar *)contents, (gssize)n);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* Styles in files may take from other files: such a build is never taken for known. */
static gboolean
is_recorded(const DsOptions *options)
{
    const gchar *style = ds_config_get(options->config, "style.name");

    if (options->dump != NULL || g_getenv("DOSSIER_DATA") != NULL ||
        g_strcmp0(options->files_from, "-") == 0 || strchr(style, '/') != NULL ||
        g_str_has_suffix(style, ".style"))
        return FALSE;
    for (gchar **input = options->inputs; *input != NULL; input++)
        if (g_str_equal(*input, "-"))
            return FALSE;
    for (gchar **output = options->outputs; output != NULL && *output != NULL; output++)
        if (g_str_equal(*output, "-") || g_str_has_suffix(*output, ":-"))
            return FALSE;
    return TRUE;
}

DsRecord *
ds_record_new(const DsOptions *options,
              const DsSources *sources,
              DsPack *pack,
              DsStore *store,
              const DsDiag *scanned)
{
    if (store == NULL || !is_recorded(options))
        return NULL;
    DsRecord *record = g_new0(DsRecord, 1);
    record->options = options;
    record->sources = sources;
    record->store = store;
    record->key = command_key(options);
    record->data = data_digest(options, pack, scanned);
    return record;
}

void
ds_record_free(DsRecord *record)
{
    if (record == NULL)
        return;
    g_free(record->key);
    g_free(record->data);
    g_free(record);
}

/* Everything the outputs were made from. hashes: of the inputs. */
static gchar *
state_digest(const DsRecord *record, const GPtrArray *hashes)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const DsSources *sources = record->sources;

    add_text(sum, record->data);
    for (guint i = 0; i < sources->inputs->len; i++) {
        add_text(sum, ((const DsInput *)g_ptr_array_index(sources->inputs, i))->path);
        add_text(sum, (const gchar *)g_ptr_array_index(hashes, i));
    }
    for (guint i = 0; i < DS_N_BESIDE; i++) {
        GBytes *bytes = sources->beside[i].bytes;
        g_autofree gchar *sha256 = bytes != NULL ? ds_sha256_bytes(bytes) : NULL;
        add_text(sum, sha256);
    }
    return g_strdup(g_checksum_get_string(sum));
}

static GPtrArray *
hash_inputs(const DsSources *sources)
{
    GPtrArray *hashes = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < sources->inputs->len; i++) {
        g_autoptr(GBytes) bytes =
            ds_input_load((const DsInput *)g_ptr_array_index(sources->inputs, i), NULL);
        g_ptr_array_add(hashes, bytes != NULL ? ds_sha256_bytes(bytes) : NULL);
    }
    return hashes;
}

/* The file's bytes when they have this SHA-256 still; the caller owns them. */
static GBytes *
load_same(const gchar *path, const gchar *sha256)
{
    struct stat info;
    gchar *contents = NULL;
    gsize n = 0;

    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
        !g_file_get_contents(path, &contents, &n, NULL))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, n);
    g_autofree gchar *now = ds_sha256_bytes(bytes);
    return g_str_equal(now, sha256) ? g_steal_pointer(&bytes) : NULL;
}

static GArray *
load_products(GVariant *kept)
{
    g_autoptr(GArray) products = ds_products_new();
    g_autoptr(GVariant) list = g_variant_get_child_value(kept, 1);

    for (gsize i = 0; i < g_variant_n_children(list); i++) {
        const gchar *path, *sha256;
        g_variant_get_child(list, i, "(^&ay^&ay)", &path, &sha256);
        GBytes *bytes = load_same(path, sha256);
        if (bytes == NULL)
            return NULL;
        ds_products_add(products, path, bytes);
    }
    return g_steal_pointer(&products);
}

GArray *
ds_record_lookup(DsRecord *record, DsDiag *diag, int *status)
{
    if (record == NULL)
        return NULL;
    g_autoptr(GVariant) kept = ds_store_lookup(record->store, record->key, RECORD_TYPE);
    if (kept == NULL)
        return NULL;
    g_autoptr(GPtrArray) hashes = hash_inputs(record->sources);
    g_autofree gchar *state = state_digest(record, hashes);
    const gchar *then;
    g_variant_get_child(kept, 0, "&s", &then);
    GArray *products = g_str_equal(state, then) ? load_products(kept) : NULL;
    if (products == NULL)
        return NULL;
    g_autoptr(GVariant) messages = g_variant_get_child_value(kept, 3);
    g_variant_get_child(kept, 2, "i", status);
    ds_diag_thaw(messages, diag);
    return products;
}

/* A message about a file whose name is no UTF-8 cannot be kept as it is. */
static gboolean
can_keep(const DsDiag *diag)
{
    for (guint i = 0; i < ds_diag_size(diag); i++) {
        const gchar *file = ds_diag_message(diag, i)->file;
        if (file != NULL && !g_utf8_validate(file, -1, NULL))
            return FALSE;
    }
    return TRUE;
}

void
ds_record_keep(DsRecord *record,
               const GPtrArray *hashes,
               const GArray *products,
               const DsDiag *diag,
               int status)
{
    GVariantBuilder outputs;

    if (record == NULL || hashes->len != record->sources->inputs->len || !can_keep(diag))
        return;
    g_autofree gchar *state = state_digest(record, hashes);
    g_variant_builder_init(&outputs, G_VARIANT_TYPE("a(ayay)"));
    for (guint i = 0; i < products->len; i++) {
        const DsProduct *product = &g_array_index(products, DsProduct, i);
        g_autofree gchar *sha256 = ds_product_dup_sha256(product);
        g_variant_builder_add(&outputs, "(^ay^ay)", product->path, sha256);
    }
    GVariant *children[] = {g_variant_new_string(state), g_variant_builder_end(&outputs),
                            g_variant_new_int32(status), ds_diag_freeze(diag)};
    ds_store_keep(record->store, record->key, g_variant_new_tuple(children, 4));
}

/* The key of the command line's streams. A library that is replaced may pack otherwise, so it
 * is in the key, as this program is; NULL when it has no name. */
static gchar *
packings_key(const DsRecord *record)
{
    g_autofree gchar *program = ds_build_id();
    g_autofree gchar *library = ds_build_id_at(ds_deflate_place());

    if (library == NULL)
        return NULL;
    g_autofree gchar *text =
        g_strconcat("packings ", record->key, "\n", program, "\n", library, NULL);
    return ds_sha256(text, strlen(text));
}

DsPackings *
ds_record_packings(const DsRecord *record)
{
    if (record == NULL)
        return NULL;
    DsPackings *packings = ds_packings_new();
    g_autofree gchar *key = packings_key(record);
    g_autoptr(GVariant) kept =
        key != NULL ? ds_store_lookup(record->store, key, PACKINGS_TYPE) : NULL;

    if (kept == NULL)
        return packings;
    g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes(kept);
    ds_packings_load(packings, bytes);
    return packings;
}

void
ds_record_keep_packings(const DsRecord *record, const DsPackings *packings)
{
    if (record == NULL)
        return;
    g_autofree gchar *key = packings_key(record);
    g_autoptr(GBytes) bytes = key != NULL ? ds_packings_save(packings) : NULL;
    if (bytes == NULL)
        return;
    ds_store_keep(record->store, key,
                  g_variant_new_from_bytes(G_VARIANT_TYPE(PACKINGS_TYPE), bytes, TRUE));
}
