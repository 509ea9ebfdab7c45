/* Entries of the cache. When the first byte is even the rest is taken for the bytes of a value,
 * which may fail to hold together; when it is odd, for changes of a file that holds a value:
 * two bytes for the place, one for the byte that stands there now, and at the end, when two
 * bytes are left, the length of what is kept. Such a file is taken for nothing, unless it says
 * the same, or its sum was changed as well: that is no damage but malice, and not our aim. */
#include <glib/gstdio.h>
#include <string.h>

#include "cache/freeze.h"
#include "cache/store.h"
#include "fuzz.h"

#define KEY "0123456789abcdef"

/* store.c: magic, length, sum, eight bytes that mean nothing; then the value. */
#define SUM   16
#define N_SUM 8
#define HEAD  32

static gchar *folder;

static void
remove_folder(void)
{
    g_autofree gchar *inner = g_build_filename(folder, "01", NULL);
    g_autofree gchar *file = g_build_filename(inner, &KEY[2], NULL);

    g_unlink(file);
    g_rmdir(inner);
    g_rmdir(folder);
    g_free(folder);
}

static void
thaw(const guint8 *data, gsize n)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, n);
    g_autoptr(GVariant) value = g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE(DS_LEARNT_TYPE), bytes, FALSE));
    g_autoptr(DsDiag) diag = ds_diag_new();
    DsLearnt learnt = {g_ptr_array_new(), g_ptr_array_new(), diag, NULL};

    if (!ds_learnt_thaw(value, &learnt))
        g_assert(learnt.articles->len == 0 && learnt.findings->len == 0);
    g_assert(learnt.articles->len == learnt.findings->len);
    for (guint i = 0; i < learnt.articles->len; i++) {
        ds_article_free(g_ptr_array_index(learnt.articles, i));
        ds_findings_free(g_ptr_array_index(learnt.findings, i));
    }
    g_ptr_array_unref(learnt.articles);
    g_ptr_array_unref(learnt.findings);
    g_free(learnt.reason);
}

/* A file as the store writes it; its path is the caller's. */
static gchar *
keep_value(DsStore *store, gchar **contents, gsize *n)
{
    ds_store_keep(store, KEY, g_variant_new("(sas)", "một giá trị", NULL));
    gchar *path = g_build_filename(folder, "01", &KEY[2], NULL);
    g_assert(g_file_get_contents(path, contents, n, NULL));
    return path;
}

static gsize
number_at(const guint8 *data)
{
    return (gsize)data[0] << 8 | data[1];
}

static void
damage(DsStore *store, const guint8 *data, gsize n)
{
    g_autofree gchar *contents = NULL;
    gsize length = 0;
    g_autofree gchar *path = keep_value(store, &contents, &length);
    g_autofree gchar *changed = g_memdup2(contents, length);
    gsize kept = length;

    for (; n >= 3; data += 3, n -= 3)
        changed[number_at(data) % length] = (gchar)data[2];
    if (n == 2)
        kept = number_at(data) % (length + 1);
    FILE *file = g_fopen(path, "wb");
    g_assert(file != NULL && fwrite(changed, 1, kept, file) == kept && fclose(file) == 0);
    g_autoptr(GVariant) value = ds_store_lookup(store, KEY, "(sas)");
    if (value == NULL || memcmp(contents + SUM, changed + SUM, N_SUM) != 0)
        return;
    g_assert(kept == length && memcmp(contents, changed, SUM) == 0);
    g_assert(memcmp(contents + HEAD, changed + HEAD, length - HEAD) == 0);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    if (n == 0)
        return 0;
    if (folder == NULL) {
        folder = g_dir_make_tmp("dossier-fuzz-XXXXXX", NULL);
        g_assert(folder != NULL);
        atexit(remove_folder);
    }
    if (data[0] % 2 == 0) {
        thaw(data + 1, n - 1);
        return 0;
    }
    DsStore *store = ds_store_open(folder, 1 << 20);
    damage(store, data + 1, n - 1);
    ds_store_close(store);
    return 0;
}
