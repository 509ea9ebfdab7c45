#include "pdf/codes.h"

#include "pdf/syntax.h"

/* Rows in one block at most (Adobe Technical Note 5014). */
#define MAX_ROWS 100

/* Of a glyph that only occurs as a part of others. */
#define NO_TEXT "\xEF\xBF\xBD"

void
ds_pdf_append_code(GString *out, guint code)
{
    ds_pdf_append_byte(out, (guint8)(code >> 8));
    ds_pdf_append_byte(out, (guint8)code);
}

#define TABLE_HEAD "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
#define TABLE_TAIL "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"

/* ASCII explains itself; see free_code() in faces.c. */
static gboolean
is_ascii(guint code)
{
    return code >= ' ' && code < 0x7f;
}

static const gchar *
own_text(const DsPdfFaces *faces, guint code)
{
    return is_ascii(code) ? NULL : g_ptr_array_index(faces->texts, code);
}

static guint
count_texts(const DsPdfFaces *faces)
{
    guint n = 0;

    for (guint code = 0; code < faces->texts->len; code++)
        n += own_text(faces, code) != NULL ? 1 : 0;
    return n;
}

void
ds_pdf_append_text_table(const DsPdfFaces *faces, GString *out)
{
    guint n = count_texts(faces), row = 0;

    g_string_append(out, TABLE_HEAD "/CMapName/Text def\n/CMapType 2 def\n");
    g_string_append(out, "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
                         "1 beginbfrange\n<0020><007E><0020>\nendbfrange\n");
    for (guint code = 0; code < faces->texts->len; code++) {
        const gchar *text = own_text(faces, code);
        if (text == NULL)
            continue;
        if (row % MAX_ROWS == 0)
            g_string_append_printf(out, "%u beginbfchar\n", MIN(n - row, MAX_ROWS));
        g_string_append_printf(out, "<%04X><", code);
        ds_pdf_append_utf16(out, *text != '\0' ? text : NO_TEXT);
        g_string_append(out, ">\n");
        if (++row % MAX_ROWS == 0 || row == n)
            g_string_append(out, "endbfchar\n");
    }
    g_string_append(out, TABLE_TAIL);
}

static gint
compare_codes(gconstpointer a, gconstpointer b)
{
    const DsPdfGlyph *first = a, *second = b;

    return first->code < second->code ? -1 : first->code > second->code;
}

void
ds_pdf_append_widths(const DsPdfFace *face, GString *out)
{
    g_autoptr(GArray) sorted = g_array_copy(face->glyphs);
    guint last = G_MAXUINT - 1;

    g_array_sort(sorted, compare_codes);
    g_string_append(out, "/W[");
    for (guint i = 0; i < sorted->len; i++) {
        const DsPdfGlyph *glyph = &g_array_index(sorted, DsPdfGlyph, i);
        if (glyph->code == last + 1)
            g_string_append_c(out, ' ');
        else
            g_string_append_printf(out, i == 0 ? "%u[" : "]%u[", glyph->code);
        g_string_append_printf(out, "%d", glyph->advance);
        last = glyph->code;
    }
    g_string_append(out, sorted->len > 0 ? "]]" : "]");
}
