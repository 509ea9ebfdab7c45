#include "epub/ocf.h"

#include <string.h>
#include <zip.h>

#include <dossier/error.h>

#include "base/deflate.h"

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

/* An entry as it stands in the archive, and how far libzip has read it. It is packed here:
 * libzip would ask zlib, which makes more bytes of it in more time. */
typedef struct {
    GBytes *bytes;
    zip_stat_t stat;
    gsize at;
} Member;

static void
member_free(gpointer data)
{
    Member *member = (Member *)data;

    g_bytes_unref(member->bytes);
    g_free(member);
}

/* bytes: a reference, as they stand in the archive; those of n with the sum crc. */
static Member *
member_take(GBytes *bytes, gint32 method, gsize n, guint32 crc)
{
    Member *member = g_new0(Member, 1);

    zip_stat_init(&member->stat);
    member->stat.valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    member->stat.size = n;
    member->stat.crc = crc;
    member->stat.comp_method = (guint16)method;
    member->stat.comp_size = g_bytes_get_size(bytes);
    member->bytes = bytes;
    return member;
}

static Member *
member_stored(GBytes *bytes)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(bytes, &n);

    return member_take(g_bytes_ref(bytes), ZIP_CM_STORE, n, ds_crc32(0, data, n));
}

static Member *
member_new(const DsOcfEntry *entry, DsDeflater *deflater)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(entry->bytes, &n);

    if (entry->stored)
        return member_stored(entry->bytes);
    if (entry->packed)
        return member_take(g_bytes_ref(entry->bytes), ZIP_CM_DEFLATE, entry->n_bytes,
                           entry->crc);
    GByteArray *packed = g_byte_array_new();
    ds_deflate(deflater, DS_DEFLATE_RAW, data, n, packed);
    return member_take(g_byte_array_free_to_bytes(packed), ZIP_CM_DEFLATE, n,
                       ds_crc32(0, data, n));
}

/* What libzip asks of a source: the packed bytes, and what is known of them. */
static zip_int64_t
serve(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Member *member = (Member *)user;
    gsize n = 0;
    const guint8 *bytes = (const guint8 *)g_bytes_get_data(member->bytes, &n);

    switch (command) {
    case ZIP_SOURCE_OPEN:
        member->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        n = MIN(n - member->at, length);
        memcpy(data, bytes + member->at, n);
        member->at += n;
        return (zip_int64_t)n;
    case ZIP_SOURCE_STAT:
        memcpy(data, &member->stat, sizeof member->stat);
        return sizeof member->stat;
    case ZIP_SOURCE_ERROR:
        memset(data, 0, 2 * sizeof(int)); /* nothing here can fail */
        return 2 * sizeof(int);
    case ZIP_SOURCE_FREE:
        member_free(member);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_CLOSE:
        return 0;
    default:
        return -1;
    }
}

static gboolean
add(zip_t *zip, const gchar *name, Member *member, guint16 date, GError **error)
{
    /* A source of known size needs neither extra fields nor a data descriptor. */
    zip_source_t *source = zip_source_function(zip, serve, member);
    if (source == NULL) {
        member_free(member);
        return fail(error, name, zip_strerror(zip));
    }
    const gint32 method = member->stat.comp_method;
    const zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(error, name, zip_strerror(zip));
    }
    const zip_uint64_t i = (zip_uint64_t)index;
    if (zip_set_file_compression(zip, i, method, 0) < 0 ||
        zip_file_set_dostime(zip, i, DOS_NOON, date, 0) < 0 ||
        zip_file_set_external_attributes(zip, i, 0, ZIP_OPSYS_DOS, 0) < 0)
        return fail(error, name, zip_strerror(zip));
    return TRUE;
}

static gboolean
add_all(zip_t *zip, const GArray *entries, guint16 date, DsPackings *packings, GError **error)
{
    static const gchar mimetype[] = "application/epub+zip";
    g_autoptr(GBytes) kind = g_bytes_new_static(mimetype, strlen(mimetype));
    g_autoptr(DsDeflater) deflater = ds_deflater_new(DS_DEFLATE_GOOD, packings);

    if (!add(zip, "mimetype", member_stored(kind), date, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const DsOcfEntry *entry = &g_array_index(entries, DsOcfEntry, i);
        Member *member = member_new(entry, deflater);
        if (!add(zip, entry->name, member, date, error))
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
pack_into(zip_source_t *source,
          const GArray *entries,
          gint64 epoch,
          DsPackings *packings,
          GError **error)
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
    if (!add_all(zip, entries, dos_date(epoch), packings, error)) {
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
ds_ocf_pack(const GArray *entries, gint64 epoch, DsPackings *packings, GError **error)
{
    zip_error_t zip_error;

    zip_error_init(&zip_error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &zip_error);
    zip_error_fini(&zip_error);
    if (source == NULL) {
        fail(error, "epub", "out of memory");
        return NULL;
    }
    GBytes *bytes =
        pack_into(source, entries, epoch, packings, error) ? read_back(source, error) : NULL;
    zip_source_free(source);
    return bytes;
}
