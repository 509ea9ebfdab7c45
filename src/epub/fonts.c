/* Fonts cut down to the characters that the book sets in each. */
#include <hb-subset.h>

#include <string.h>

#include <dossier/error.h>

#include "base/data.h"
#include "epub/book.h"
#include "epub/fonts.h"

static const struct {
    const gchar *name, *source, *family, *style;
} faces[DS_N_FONTS] = {
    [DS_FONT_REGULAR] = {"serif-regular.ttf", "fonts/SourceSerif4-Regular.ttf", "Dossier Serif",
                         "Regular"},
    [DS_FONT_SEMIBOLD] = {"serif-semibold.ttf", "fonts/SourceSerif4-Semibold.ttf",
                          "Dossier Serif", "Bold"},
    [DS_FONT_SANS] = {"sans-regular.ttf", "fonts/SourceSans3-Regular.ttf", "Dossier Sans",
                      "Regular"},
};

/* What readers draw by themselves in the book's font: bullets, hyphens, page numbers. */
static const gchar always[] = " \u00A0•◦▪-‐–—…“”‘’()[]0123456789";

/* What a text with combining marks needs; letters in NFC do without. */
static const gchar *const mark_features[] = {"kern", "mark", "mkmk", "ccmp", "locl"};
static const gchar *const layout_tables[] = {"GSUB", "GPOS", "GDEF", "gasp"};

/* How a font is cut. */
typedef struct {
    const hb_set_t *wanted;
    GArray *pairs;
    gboolean has_marks;
    hb_set_t *covered; /* characters that some face has */
} Cut;

static void
font_free(gpointer data)
{
    DsBookFont *font = (DsBookFont *)data;

    g_clear_pointer(&font->bytes, g_bytes_unref);
    g_free(font);
}

static hb_face_t *
load_face(const gchar *name, GBytes **data, GError **error)
{
    *data = ds_data_load(name, error);
    if (*data == NULL)
        return NULL;
    gsize n = 0;
    const gchar *bytes = (const gchar *)g_bytes_get_data(*data, &n);
    hb_blob_t *blob = hb_blob_create(bytes, (guint)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

static void
set_up(hb_subset_input_t *input, const Cut *cut)
{
    hb_set_t *kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    hb_set_union(hb_subset_input_unicode_set(input), cut->wanted);
    hb_set_clear(kept);
    for (gsize i = 0; cut->has_marks && i < G_N_ELEMENTS(mark_features); i++)
        hb_set_add(kept, hb_tag_from_string(mark_features[i], -1));
    for (gsize i = 0; !cut->has_marks && i < G_N_ELEMENTS(layout_tables); i++)
        hb_set_add(dropped, hb_tag_from_string(layout_tables[i], -1));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
}

static hb_face_t *
subset(hb_face_t *face, const Cut *cut)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return NULL;
    set_up(input, cut);
    hb_face_t *built = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (built == NULL)
        return NULL;
    /* Only a face that was read knows which tables it has. */
    hb_blob_t *blob = hb_face_reference_blob(built);
    hb_face_t *small = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_destroy(built);
    return small;
}

static void
add_table(hb_face_t *builder, const gchar *tag, hb_blob_t *blob)
{
    if (blob == NULL)
        return;
    hb_face_builder_add_table(builder, hb_tag_from_string(tag, -1), blob);
    hb_blob_destroy(blob);
}

/* The tables of small with names, and kerning where it has none, of our making. */
static GBytes *
assemble(hb_face_t *face, hb_face_t *small, gsize row, const Cut *cut)
{
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[32];
    guint n = G_N_ELEMENTS(tags);

    hb_face_get_table_tags(small, 0, &n, tags);
    for (guint i = 0; i < n; i++) {
        hb_blob_t *blob = hb_face_reference_table(small, tags[i]);
        if (tags[i] != HB_TAG('n', 'a', 'm', 'e'))
            hb_face_builder_add_table(builder, tags[i], blob);
        hb_blob_destroy(blob);
    }
    add_table(builder, "name", ds_font_names(face, faces[row].family, faces[row].style));
    if (!cut->has_marks)
        add_table(builder, "GPOS", ds_font_kerning(face, small, cut->pairs));
    hb_blob_t *blob = hb_face_reference_blob(builder);
    guint length = 0;
    const gchar *data = hb_blob_get_data(blob, &length);
    GBytes *bytes = g_bytes_new(data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(builder);
    return bytes;
}

static gboolean
add_face(GPtrArray *fonts, gsize row, const Cut *cut, GError **error)
{
    g_autoptr(GBytes) data = NULL;
    hb_face_t *face = load_face(faces[row].source, &data, error);

    if (face == NULL)
        return FALSE;
    hb_face_collect_unicodes(face, cut->covered);
    hb_face_t *small = subset(face, cut);
    if (small == NULL) {
        hb_face_destroy(face);
        g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: the font cannot be cut down",
                    faces[row].source);
        return FALSE;
    }
    DsBookFont *font = g_new0(DsBookFont, 1);
    font->name = faces[row].name;
    font->bytes = assemble(face, small, row, cut);
    g_ptr_array_add(fonts, font);
    hb_face_destroy(small);
    hb_face_destroy(face);
    return TRUE;
}

/* Format and space characters need no glyph. */
static gboolean
needs_glyph(gunichar c)
{
    return g_unichar_isgraph(c);
}

static void
tell_missing(const hb_set_t *wanted, const hb_set_t *covered, DsDiag *diag)
{
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(wanted, &c);) {
        gchar letter[7] = "";
        if (hb_set_has(covered, c) || !needs_glyph(c))
            continue;
        letter[g_unichar_to_utf8(c, letter)] = '\0';
        ds_diag_add(diag, DS_DIAG_WARNING, "epub-no-glyph", NULL, 0, 0,
                    "no font of the book has \"%s\" (U+%04X); the reader's own font shows it",
                    letter, c);
    }
}

static gboolean
has_marks(const hb_set_t *characters)
{
    for (hb_codepoint_t c = 0x2ff; hb_set_next(characters, &c);)
        if (g_unichar_ismark(c))
            return TRUE;
    return FALSE;
}

void
ds_book_fonts_begin(DsFontText *const *letters)
{
    for (guint face = 0; face < DS_N_FONTS; face++)
        ds_font_text_add(letters[face], always, strlen(always));
}

static gboolean
add_faces(GPtrArray *fonts, DsFontText *const *read, hb_set_t *covered, GError **error)
{
    const gboolean marks = has_marks(ds_font_text_characters(read[DS_FONT_REGULAR]));
    gboolean ok = TRUE;

    for (gsize i = 0; ok && i < DS_N_FONTS; i++) {
        g_autoptr(GArray) pairs = ds_font_text_pairs(read[i]);
        const Cut cut = {ds_font_text_characters(read[i]), pairs, marks, covered};
        ok = add_face(fonts, i, &cut, error);
    }
    return ok;
}

GPtrArray *
ds_book_fonts(DsFontText *const *letters, DsDiag *diag, GError **error)
{
    g_autoptr(GPtrArray) fonts = g_ptr_array_new_with_free_func(font_free);
    hb_set_t *covered = hb_set_create();

    const gboolean ok = add_faces(fonts, letters, covered, error);
    if (ok)
        tell_missing(ds_font_text_characters(letters[DS_FONT_REGULAR]), covered, diag);
    hb_set_destroy(covered);
    return ok ? g_steal_pointer(&fonts) : NULL;
}
