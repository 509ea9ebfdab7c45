#include <string.h>

#include "corpus/archive.h"
#include "corpus/limits.h"
#include "corpus/office.h"
#include "corpus/readers.h"

gboolean
ds_sniff_zip(const guint8 *data, gsize n_bytes)
{
    return n_bytes >= 4 && memcmp(data, "PK\x03\x04", 4) == 0;
}

static gboolean
read_office(const DsReading *reading,
            DsArchive *archive,
            gboolean (*read)(DsArchive *, DsMarkedText *),
            const gchar **reason)
{
    DsMarkedText marked = ds_marked_text_new();
    gboolean ok = read(archive, &marked);

    if (!ok)
        *reason = "gaps.reason.unreadable";
    else
        ok = ds_reading_add_marked(reading, &marked, "UTF-8", NULL, reason);
    ds_marked_text_clear(&marked);
    return ok;
}

/* One member as an input of its own: archive.zip/member.txt. */
static gboolean
read_member(const DsReading *reading, DsArchive *archive, const gchar *name)
{
    g_autoptr(GBytes) bytes = ds_archive_read(archive, name);
    g_autofree gchar *path = g_strconcat(reading->path, "/", name, NULL);
    const gchar *reason = NULL;

    if (bytes == NULL)
        return FALSE;
    const DsReading inner = {.path = path,
                             .bytes = bytes,
                             .pack = reading->pack,
                             .articles = reading->articles,
                             .diag = reading->diag,
                             .depth = reading->depth + 1};
    if (ds_reader_read(&inner, &reason))
        return TRUE;
    ds_diag_add(reading->diag, DS_DIAG_WARNING, "member-unusable", path, 0, 0, "%s; left out",
                ds_pack_label(reading->pack, reason));
    return FALSE;
}

static gboolean
read_book(const DsReading *reading, DsArchive *archive, const gchar **reason)
{
    g_autoptr(GPtrArray) spine = ds_office_epub_spine(archive);
    const guint before = reading->articles->len;

    for (guint i = 0; spine != NULL && i < spine->len; i++)
        read_member(reading, archive, (const gchar *)g_ptr_array_index(spine, i));
    *reason = "gaps.reason.empty";
    return reading->articles->len > before;
}

static gboolean
is_hidden(const gchar *name)
{
    const gchar *base = strrchr(name, '/');

    base = base != NULL ? base + 1 : name;
    return *base == '.' || g_str_has_prefix(name, "__MACOSX/");
}

static gboolean
read_members(const DsReading *reading, DsArchive *archive, const gchar **reason)
{
    const guint before = reading->articles->len;

    for (const gchar *const *name = ds_archive_names(archive); *name != NULL; name++) {
        const gchar *base = strrchr(*name, '/');
        if (!is_hidden(*name) && ds_reader_knows_name(base != NULL ? base + 1 : *name))
            read_member(reading, archive, *name);
    }
    *reason = "gaps.reason.empty";
    return reading->articles->len > before;
}

gboolean
ds_read_zip(const DsReading *reading, const gchar **reason)
{
    if (reading->depth >= DS_LIMIT_ARCHIVE_DEPTH) {
        ds_diag_add(reading->diag, DS_DIAG_WARNING, "archive-depth", reading->path, 0, 0,
                    "archives nest deeper than %d; left out", DS_LIMIT_ARCHIVE_DEPTH);
        *reason = "gaps.reason.format";
        return FALSE;
    }
    g_autoptr(DsArchive) archive =
        ds_archive_open(reading->bytes, reading->path, reading->diag);
    if (archive == NULL) {
        *reason = "gaps.reason.unreadable";
        return FALSE;
    }
    if (ds_archive_has(archive, "word/document.xml"))
        return read_office(reading, archive, ds_office_read_docx, reason);
    if (ds_archive_has(archive, "META-INF/container.xml"))
        return read_book(reading, archive, reason);
    if (ds_archive_has(archive, "content.xml"))
        return read_office(reading, archive, ds_office_read_odt, reason);
    return read_members(reading, archive, reason);
}
