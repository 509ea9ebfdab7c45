#include "corpus/archive.h"

#include <string.h>

#include <zip.h>

#include "corpus/limits.h"

/* Below this size a high ratio is harmless. */
#define RATIO_FREE_BYTES (1024u * 1024)

struct DsArchive {
    zip_t *zip;
    GBytes *bytes; /* libzip reads from them */
    GPtrArray *names;
    const gchar *path;
    DsDiag *diag;
    guint64 n_unpacked;
};

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* Absolute names, drive letters and ".." lead out of the archive. */
static gboolean
leads_out(const gchar *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);

    if (*name == '/' || *name == '\\' || strchr(name, ':') != NULL)
        return TRUE;
    for (gchar **part = parts; *part != NULL; part++)
        if (g_str_equal(*part, "..") || strstr(*part, "..\\") != NULL)
            return TRUE;
    return FALSE;
}

static void
collect_names(DsArchive *archive)
{
    const zip_int64_t n = zip_get_num_entries(archive->zip, 0);

    for (zip_int64_t i = 0; i < n; i++) {
        const gchar *name = zip_get_name(archive->zip, (zip_uint64_t)i, 0);
        if (name == NULL || *name == '\0' || g_str_has_suffix(name, "/"))
            continue;
        if (i >= DS_LIMIT_ARCHIVE_MEMBERS) {
            ds_diag_add(archive->diag, DS_DIAG_WARNING, "archive-members", archive->path, 0, 0,
                        "holds more than %d files; the rest is left out",
                        DS_LIMIT_ARCHIVE_MEMBERS);
            break;
        }
        if (leads_out(name))
            ds_diag_add(archive->diag, DS_DIAG_WARNING, "archive-name", archive->path, 0, 0,
                        "the name \"%s\" leads out of the archive; left out", name);
        else
            g_ptr_array_add(archive->names, g_strdup(name));
    }
    g_ptr_array_sort(archive->names, compare_names);
    g_ptr_array_add(archive->names, NULL);
}

DsArchive *
ds_archive_open(GBytes *bytes, const gchar *path, DsDiag *diag)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(bytes, &n);
    zip_error_t error;

    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(data, n, 0, &error);
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (zip == NULL) {
        ds_diag_add(diag, DS_DIAG_WARNING, "archive-damaged", path, 0, 0, "%s; left out",
                    zip_error_strerror(&error));
        if (source != NULL)
            zip_source_free(source);
        zip_error_fini(&error);
        return NULL;
    }
    zip_error_fini(&error);
    DsArchive *archive = g_new0(DsArchive, 1);
    archive->zip = zip;
    archive->bytes = g_bytes_ref(bytes);
    archive->names = g_ptr_array_new_with_free_func(g_free);
    archive->path = path;
    archive->diag = diag;
    collect_names(archive);
    return archive;
}

void
ds_archive_free(DsArchive *archive)
{
    if (archive == NULL)
        return;
    zip_discard(archive->zip);
    g_bytes_unref(archive->bytes);
    g_ptr_array_unref(archive->names);
    g_free(archive);
}

const gchar *const *
ds_archive_names(const DsArchive *archive)
{
    return (const gchar *const *)archive->names->pdata;
}

gboolean
ds_archive_has(const DsArchive *archive, const gchar *name)
{
    return zip_name_locate(archive->zip, name, 0) >= 0;
}

static GBytes *
refuse(const DsArchive *archive, const gchar *name, const gchar *code, const gchar *why)
{
    ds_diag_add(archive->diag, DS_DIAG_WARNING, code, archive->path, 0, 0,
                "\"%s\" %s; left out", name, why);
    return NULL;
}

GBytes *
ds_archive_read(DsArchive *archive, const gchar *name)
{
    zip_stat_t info;

    zip_stat_init(&info);
    if (zip_stat(archive->zip, name, 0, &info) != 0 || !(info.valid & ZIP_STAT_SIZE))
        return refuse(archive, name, "archive-damaged", "is not in the archive");
    if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE)
        return refuse(archive, name, "archive-encrypted", "is encrypted");
    if (info.size > DS_LIMIT_INPUT_BYTES ||
        archive->n_unpacked + info.size > DS_LIMIT_ARCHIVE_BYTES)
        return refuse(archive, name, "archive-size", "unpacks to more than the limit");
    if (info.size > RATIO_FREE_BYTES && (info.valid & ZIP_STAT_COMP_SIZE) &&
        info.size / MAX(info.comp_size, 1u) > DS_LIMIT_ARCHIVE_RATIO)
        return refuse(archive, name, "archive-ratio", "unpacks to too many times its size");
    zip_file_t *file = zip_fopen(archive->zip, name, 0);
    if (file == NULL)
        return refuse(archive, name, "archive-damaged", "cannot be opened");
    guint8 *data = (guint8 *)g_malloc((gsize)info.size + 1);
    const zip_int64_t n = zip_fread(file, data, info.size);
    zip_fclose(file);
    if (n < 0 || (guint64)n != info.size) {
        g_free(data);
        return refuse(archive, name, "archive-damaged", "is damaged");
    }
    archive->n_unpacked += info.size;
    return g_bytes_new_take(data, (gsize)n);
}
