#include "corpus/reader.h"

#include <string.h>

#include "corpus/clean.h"

static gboolean
sniff_text(const guint8 *data, gsize n_bytes)
{
    (void)data;
    (void)n_bytes;
    return TRUE; /* the last row: anything may be text */
}

static const DsReader readers[] = {
    {"text", " .txt .md .text ", sniff_text, ds_read_txt},
};

gboolean
ds_reader_knows_name(const gchar *name)
{
    const gchar *dot = strrchr(name, '.');

    if (dot == NULL)
        return TRUE;
    g_autofree gchar *lower = g_ascii_strdown(dot, -1);
    g_autofree gchar *key = g_strconcat(" ", lower, " ", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
        if (strstr(readers[i].extensions, key) != NULL)
            return TRUE;
    return FALSE;
}

gboolean
ds_reader_read(const DsReading *reading, const gchar **reason)
{
    gsize n = 0;
    const guint8 *data = (const guint8 *)g_bytes_get_data(reading->bytes, &n);

    if (n == 0) {
        *reason = "gaps.reason.empty";
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
        if (readers[i].sniff(data, n))
            return readers[i].read(reading, reason);
    *reason = "gaps.reason.format";
    return FALSE;
}

gboolean
ds_reading_add(const DsReading *reading,
               gchar *text,
               gsize n_bytes,
               const gchar *encoding,
               const DsHints *hints,
               const gchar **reason)
{
    gboolean word = FALSE;

    for (const gchar *p = text; *p != '\0' && !word; p = g_utf8_next_char(p))
        word = g_unichar_isalnum(g_utf8_get_char(p));
    if (!word) {
        g_free(text);
        *reason = "gaps.reason.empty";
        return FALSE;
    }
    DsArticle *article =
        ds_article_build(text, n_bytes, reading->path, hints, reading->pack, reading->diag);
    article->encoding = g_intern_string(encoding);
    article->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, reading->bytes);
    g_ptr_array_add(reading->articles, article);
    return TRUE;
}

gboolean
ds_read_txt(const DsReading *reading, const gchar **reason)
{
    gsize n = 0, n_clean = 0, n_invalid = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(reading->bytes, &n);
    gchar *text = ds_clean(data, n, &n_clean, &n_invalid);

    return ds_reading_add(reading, text, n_clean, "UTF-8", NULL, reason);
}
