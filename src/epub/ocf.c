#include "epub/ocf.h"

#include <string.h>
#include <zip.h>

#include <dossier/error.h>

/* libzip takes DOS times as they are; its other way leads through the local time zone. Noon:
 * midnight does not exist everywhere. */
#define DOS_NOON ((guint16)(12 << 11))

static guint16
dos_date(gint64 epoch)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(epoch);
    const gint year = time != NULL ? CLAMP(g_date_time_get_year(time), 1980, 2107) : 1980;
    const gint month = time != NULL ? g_date_time_get_month(time) : 1;
    const gint day = time != NULL ? g_date_time_get_day_of_month(time) : 1;

    return (guint16)((year - 1980) << 9 | month << 5 | day);
}

static gboolean
fail(GError **error, const gchar *name, const gchar *reason)
{
    g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: cannot be packed: %s", name, reason);
    return FALSE;
}

static gboolean
add(zip_t *zip,
    const gchar *name,
    const void *data,
    gsize n,
    gboolean stored,
    guint16 date,
    GError **error)
{
    /* A source of known size needs neither extra fields nor a data descriptor. */
    zip_source_t *source = zip_source_buffer(zip, data, n, 0);
    if (source == NULL)
        return fail(error, name, zip_strerror(zip));
    const zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(error, name, zip_strerror(zip));
    }
    const zip_uint64_t i = (zip_uint64_t)index;
    if (zip_set_file_compression(zip, i, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9) < 0 ||
        zip_file_set_dostime(zip, i, DOS_NOON, date, 0) < 0 ||
        zip_file_set_external_attributes(zip, i, 0, ZIP_OPSYS_DOS, 0) < 0)
        return fail(error, name, zip_strerror(zip));
    return TRUE;
}

static gboolean
add_all(zip_t *zip, const GArray *entries, guint16 date, GError **error)
{
    static const gchar mimetype[] = "application/epub+zip";

    if (!add(zip, "mimetype", mimetype, strlen(mimetype), TRUE, date, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const DsOcfEntry *entry = &g_array_index(entries, DsOcfEntry, i);
        gsize n = 0;
        const void *data = g_bytes_get_data(entry->bytes, &n);
        if (!add(zip, entry->name, data, n, entry->stored, date, error))
            return FALSE;
    }
    return TRUE;
}

/* All bytes of the archive behind source. */
static GBytes *
read_back(zip_source_t *source, GError **error)
{
    zip_stat_t stat;

    if (zip_source_stat(source, &stat) < 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
        zip_source_open(source) < 0) {
        fail(error, "epub", "the archive cannot be read back");
        return NULL;
    }
    guint8 *data = g_malloc(stat.size);
    const zip_int64_t n = zip_source_read(source, data, stat.size);
    zip_source_close(source);
    if (n < 0 || (zip_uint64_t)n != stat.size) {
        g_free(data);
        fail(error, "epub", "the archive cannot be read back");
        return NULL;
    }
    return g_bytes_new_take(data, stat.size);
}

static gboolean
pack_into(zip_source_t *source, const GArray *entries, gint64 epoch, GError **error)
{
    zip_error_t zip_error;

    zip_error_init(&zip_error);
    zip_source_keep(source); /* zip_close() lets go of one reference */
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &zip_error);
    if (zip == NULL) {
        fail(error, "epub", zip_error_strerror(&zip_error));
        zip_error_fini(&zip_error);
        zip_source_free(source);
        return FALSE;
    }
    zip_error_fini(&zip_error);
    if (!add_all(zip, entries, dos_date(epoch), error)) {
        zip_discard(zip);
        return FALSE;
    }
    if (zip_close(zip) < 0) {
        fail(error, "epub", zip_strerror(zip));
        zip_discard(zip);
        return FALSE;
    }
    return TRUE;
}

GBytes *
ds_ocf_pack(const GArray *entries, gint64 epoch, GError **error)
{
    zip_error_t zip_error;

    zip_error_init(&zip_error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &zip_error);
    zip_error_fini(&zip_error);
    if (source == NULL) {
        fail(error, "epub", "out of memory");
        return NULL;
    }
    GBytes *bytes = pack_into(source, entries, epoch, error) ? read_back(source, error) : NULL;
    zip_source_free(source);
    return bytes;
}
