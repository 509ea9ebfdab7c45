/* Fonts cut down to the characters of the book. */
#include <hb-subset.h>

#include <string.h>

#include <dossier/error.h>

#include "base/data.h"
#include "base/utf8.h"
#include "epub/book.h"

static const DsBookFont faces[] = {
    {"serif-regular.ttf", "fonts/SourceSerif4-Regular.ttf", NULL},
    {"serif-semibold.ttf", "fonts/SourceSerif4-Semibold.ttf", NULL},
    {"sans-regular.ttf", "fonts/SourceSans3-Regular.ttf", NULL},
};

/* What readers draw by themselves in the book's font: bullets, hyphens, page numbers. */
static const gchar always[] = " \u00A0•◦▪-‐–—…“”‘’()[]0123456789";

/* Kerning and the placing of marks; small capitals, old-style figures and the like stay out. */
static const gchar *const features[] = {"kern", "mark", "mkmk", "ccmp", "locl"};

static void
font_free(gpointer data)
{
    DsBookFont *font = (DsBookFont *)data;

    g_clear_pointer(&font->bytes, g_bytes_unref);
    g_free(font);
}

/* Markup is ASCII and costs nothing to keep: the bytes are taken as they are. */
static void
add_characters(hb_set_t *set, const gchar *text, gsize n)
{
    for (const gchar *p = text; p < text + n; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        if (c >= 0x20)
            hb_set_add(set, c);
    }
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
set_up(hb_subset_input_t *input, const hb_set_t *characters)
{
    hb_set_t *kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);

    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_set_clear(kept);
    for (gsize i = 0; i < G_N_ELEMENTS(features); i++)
        hb_set_add(kept, hb_tag_from_string(features[i], -1));
    /* Copyright, version and licence travel with the font (the OFL asks for it). */
    hb_set_clear(names);
    hb_set_add_range(names, 0, 6);
    hb_set_add(names, 13);
    hb_set_add(names, 14);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
}

static GBytes *
subset(hb_face_t *face, const hb_set_t *characters)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return NULL;
    set_up(input, characters);
    hb_face_t *small = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (small == NULL)
        return NULL;
    hb_blob_t *blob = hb_face_reference_blob(small);
    guint n = 0;
    const gchar *data = hb_blob_get_data(blob, &n);
    GBytes *bytes = g_bytes_new(data, n);
    hb_blob_destroy(blob);
    hb_face_destroy(small);
    return bytes;
}

static gboolean
add_face(GPtrArray *fonts,
         const DsBookFont *row,
         const hb_set_t *wanted,
         hb_set_t *covered,
         GError **error)
{
    g_autoptr(GBytes) data = NULL;
    hb_face_t *face = load_face(row->source, &data, error);

    if (face == NULL)
        return FALSE;
    hb_face_collect_unicodes(face, covered);
    DsBookFont *font = g_new0(DsBookFont, 1);
    *font = *row;
    font->bytes = subset(face, wanted);
    hb_face_destroy(face);
    g_ptr_array_add(fonts, font);
    if (font->bytes != NULL)
        return TRUE;
    g_set_error(error, DS_ERROR, DS_ERROR_OUTPUT, "%s: the font cannot be cut down",
                row->source);
    return FALSE;
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

GPtrArray *
ds_book_fonts(const GPtrArray *texts, DsDiag *diag, GError **error)
{
    g_autoptr(GPtrArray) fonts = g_ptr_array_new_with_free_func(font_free);
    hb_set_t *wanted = hb_set_create();
    hb_set_t *covered = hb_set_create();
    gboolean ok = TRUE;

    add_characters(wanted, always, strlen(always));
    for (guint i = 0; i < texts->len; i++) {
        gsize n = 0;
        const gchar *text =
            (const gchar *)g_bytes_get_data((GBytes *)g_ptr_array_index(texts, i), &n);
        add_characters(wanted, text, n);
    }
    for (gsize i = 0; ok && i < G_N_ELEMENTS(faces); i++)
        ok = add_face(fonts, &faces[i], wanted, covered, error);
    if (ok)
        tell_missing(wanted, covered, diag);
    hb_set_destroy(wanted);
    hb_set_destroy(covered);
    return ok ? g_steal_pointer(&fonts) : NULL;
}
