#include "corpus/reader.h"

#include <string.h>

#include "base/digest.h"
#include "corpus/clean.h"
#include "corpus/decode.h"
#include "corpus/readers.h"

/* Bytes that tell a format. */
#define MAX_SNIFFED 4096u

static gboolean
sniff_text(const guint8 *data, gsize n_bytes)
{
    (void)data;
    (void)n_bytes;
    return TRUE; /* the last row: anything may be text */
}

static const DsReader readers[] = {
    {"zip", " .zip .docx .odt .epub ", ds_sniff_zip, ds_read_zip},
    {"html", " .html .htm .xhtml ", ds_sniff_html, ds_read_html},
    {"jsonl", " .jsonl .ndjson ", ds_sniff_jsonl, ds_read_jsonl},
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

/* What the sniffers are shown of UTF-16: its ASCII letters. NULL when the data are no UTF-16
 * with a mark; the caller owns it. */
static gchar *
narrow_head(const guint8 *data, gsize n, gsize *n_head)
{
    const gsize low = n >= 2 && data[0] == 0xFF && data[1] == 0xFE ? 0 : 1;

    if (n < 2 || (low == 1 && (data[0] != 0xFE || data[1] != 0xFF)))
        return NULL;
    gchar *head = g_new0(gchar, MAX_SNIFFED + 1);
    for (*n_head = 0; *n_head < MAX_SNIFFED && 2 + *n_head * 2 + 1 < n; ++*n_head) {
        const guint8 *pair = data + 2 + *n_head * 2;
        head[*n_head] = (gchar)(pair[1 - low] == 0 ? pair[low] : '?');
    }
    return head;
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
    gsize n_head = n;
    g_autofree gchar *narrow = narrow_head(data, n, &n_head);
    const guint8 *head = narrow != NULL ? (const guint8 *)narrow : data;
    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
        if (readers[i].sniff(head, n_head))
            return readers[i].read(reading, reason);
    *reason = "gaps.reason.format";
    return FALSE;
}

static gboolean
add_article(const DsReading *reading,
            gchar *text,
            gsize n_bytes,
            const GArray *kinds,
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
    DsArticle *article = ds_article_build(text, n_bytes, reading->path, kinds, hints,
                                          reading->pack, reading->diag);
    article->encoding = g_intern_string(encoding);
    article->sha256 = ds_sha256_bytes(reading->bytes);
    g_ptr_array_add(reading->articles, article);
    return TRUE;
}

gboolean
ds_reading_add(const DsReading *reading,
               gchar *text,
               gsize n_bytes,
               const gchar *encoding,
               const DsHints *hints,
               const gchar **reason)
{
    return add_article(reading, text, n_bytes, NULL, encoding, hints, reason);
}

gboolean
ds_reading_add_marked(const DsReading *reading,
                      const DsMarkedText *marked,
                      const gchar *encoding,
                      const DsHints *hints,
                      const gchar **reason)
{
    gsize n = 0;
    gchar *text = ds_clean(marked->text->str, marked->text->len, &n, NULL);

    return add_article(reading, text, n, marked->kinds, encoding, hints, reason);
}

gboolean
ds_reading_decode(const DsReading *reading,
                  const gchar *declared,
                  gchar **text,
                  gsize *n_clean,
                  const gchar **encoding)
{
    gsize n = 0, n_invalid = 0;
    const guint8 *data = (const guint8 *)g_bytes_get_data(reading->bytes, &n);
    DsDecoded decoded = ds_decode(data, n, declared, reading->pack);

    if (decoded.confidence < DS_DECODE_SURE)
        ds_diag_add(reading->diag, DS_DIAG_WARNING, "encoding-uncertain", reading->path, 0, 0,
                    "the encoding is not certain; read as %s (%u %%)", decoded.encoding,
                    decoded.confidence);
    *text = ds_clean(decoded.text, decoded.n_bytes, n_clean, &n_invalid);
    *encoding = decoded.encoding;
    if (n_invalid > 0)
        ds_diag_add(reading->diag, DS_DIAG_WARNING, "encoding-invalid", reading->path, 0, 0,
                    "%" G_GSIZE_FORMAT " bytes are no %s; shown as \xEF\xBF\xBD", n_invalid,
                    decoded.encoding);
    g_free(decoded.text);
    return *text != NULL;
}

gboolean
ds_read_txt(const DsReading *reading, const gchar **reason)
{
    const gchar *encoding = NULL;
    gchar *text = NULL;
    gsize n = 0;

    ds_reading_decode(reading, NULL, &text, &n, &encoding);
    return ds_reading_add(reading, text, n, encoding, NULL, reason);
}
