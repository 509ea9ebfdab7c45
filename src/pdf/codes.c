#include "pdf/codes.h"

#include "pdf/syntax.h"

/* Rows in one block at most (Adobe Technical Note 5014). */
#define MAX_ROWS 100

/* Of a glyph that only occurs as a part of others. */
#define NO_TEXT "\xEF\xBF\xBD"

/* A code is its own number, in one byte from the first one to 255, in two below this one; what
 * is beyond has a zero in front, so that its first byte tells its length too. */
#define FIRST_OF_THREE 0x2000u
#define LAST_OF_ALL    0xFFFFu

typedef struct {
    guint8 bytes[3];
    guint n;
} Code;

static Code
code_of(guint number)
{
    const guint8 high = (guint8)(number >> 8), low = (guint8)number;

    if (number < 0x100)
        return (Code){{low}, 1};
    return number < FIRST_OF_THREE ? (Code){{high, low}, 2} : (Code){{0, high, low}, 3};
}

void
ds_pdf_append_code(GString *out, guint code)
{
    const Code as = code_of(code);

    for (guint i = 0; i < as.n; i++)
        ds_pdf_append_byte(out, as.bytes[i]);
}

static void
append_hex(GString *out, guint number)
{
    const Code code = code_of(number);

    g_string_append_c(out, '<');
    for (guint i = 0; i < code.n; i++)
        g_string_append_printf(out, "%02X", code.bytes[i]);
    g_string_append_c(out, '>');
}

#define TABLE_HEAD "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
#define TABLE_TAIL "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"

static void
append_range(GString *out, guint first, guint last)
{
    append_hex(out, first);
    append_hex(out, last);
}

/* The lengths that occur among the first n codes. */
static void
append_lengths(GString *out, guint n)
{
    const guint n_lengths = 1u + (n > 0x100) + (n > FIRST_OF_THREE);

    g_string_append_printf(out, "%u begincodespacerange\n", n_lengths);
    append_range(out, DS_PDF_BLANK, 0xFF);
    if (n > 0x100)
        append_range(out, 0x100, FIRST_OF_THREE - 1);
    if (n > FIRST_OF_THREE)
        append_range(out, FIRST_OF_THREE, LAST_OF_ALL);
    g_string_append(out, "\nendcodespacerange\n");
}

/* Up to 256 codes at once: they differ in their last bytes only. */
static guint
next_range(guint first)
{
    return (first | 0xFF) + 1;
}

void
ds_pdf_append_code_map(const DsPdfFaces *faces, GString *out)
{
    const guint n = MAX(faces->texts->len, DS_PDF_BLANK + 1);
    guint n_ranges = 0, row = 0;

    g_string_append(out, TABLE_HEAD
                    "/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(Identity)def"
                    "/Supplement 0 def end def\n/CMapName/" DS_PDF_CODES " def\n"
                    "/CMapType 1 def\n/WMode 0 def\n");
    append_lengths(out, n);
    for (guint first = DS_PDF_BLANK; first < n; first = next_range(first))
        n_ranges++;
    for (guint first = DS_PDF_BLANK; first < n; first = next_range(first)) {
        if (row % MAX_ROWS == 0)
            g_string_append_printf(out, "%u begincidrange\n", MIN(n_ranges - row, MAX_ROWS));
        append_range(out, first, next_range(first) - 1);
        g_string_append_printf(out, "%u\n", first);
        if (++row % MAX_ROWS == 0 || row == n_ranges)
            g_string_append(out, "endcidrange\n");
    }
    g_string_append(out, TABLE_TAIL);
}

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
    append_lengths(out, faces->texts->len);
    g_string_append(out, "1 beginbfrange\n<20><7E><0020>\nendbfrange\n");
    for (guint code = 0; code < faces->texts->len; code++) {
        const gchar *text = own_text(faces, code);
        if (text == NULL)
            continue;
        if (row % MAX_ROWS == 0)
            g_string_append_printf(out, "%u beginbfchar\n", MIN(n - row, MAX_ROWS));
        append_hex(out, code);
        g_string_append_c(out, '<');
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
