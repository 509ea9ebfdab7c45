/* What stands inside office documents and books: the first byte names the format, form feeds
 * part the members, which are put into a sound archive. */
#include <string.h>
#include <zip.h>

#include "fuzz.h"

static const struct {
    const gchar *name;
    const gchar *members[5];
} formats[] = {
    {"a.docx", {"word/document.xml", NULL}},
    {"a.odt", {"content.xml", NULL}},
    {"a.epub", {"META-INF/container.xml", "b.opf", "1.xhtml", "2.xhtml", NULL}},
};

/* Adds the members as far as there are data for them. */
static void
add_members(zip_t *zip, const gchar *const *members, const guint8 *data, gsize n)
{
    const guint8 *end = data + n;

    for (; *members != NULL && data <= end; members++) {
        const guint8 *next = data < end ? memchr(data, '\f', (gsize)(end - data)) : NULL;
        if (next == NULL)
            next = end;
        zip_source_t *source = zip_source_buffer(zip, data, (zip_uint64_t)(next - data), 0);
        const zip_int64_t at = zip_file_add(zip, *members, source, 0);
        g_assert(at >= 0);
        g_assert(zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0);
        data = next + 1;
    }
}

static GBytes *
take_bytes(zip_source_t *source)
{
    zip_stat_t info;

    g_assert(zip_source_stat(source, &info) == 0 && zip_source_open(source) == 0);
    guint8 *data = g_malloc((gsize)info.size + 1);
    g_assert(zip_source_read(source, data, info.size) == (zip_int64_t)info.size);
    zip_source_close(source);
    return g_bytes_new_take(data, (gsize)info.size);
}

static GBytes *
pack_archive(const gchar *const *members, const guint8 *data, gsize n)
{
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, NULL);

    g_assert(zip != NULL);
    zip_source_keep(target);
    add_members(zip, members, data, n);
    g_assert(zip_close(zip) == 0);
    GBytes *bytes = take_bytes(target);
    zip_source_free(target);
    return bytes;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    if (n < 2)
        return 0;
    const gsize k = data[0] % G_N_ELEMENTS(formats);
    g_autoptr(GBytes) bytes = pack_archive(formats[k].members, data + 1, n - 1);
    gsize size = 0;
    const guint8 *archive = g_bytes_get_data(bytes, &size);

    ds_corpus_unref(fuzz_read(formats[k].name, archive, size));
    return 0;
}
