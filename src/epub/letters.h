/* Words as outlines, for the cover: shaped by HarfBuzz, filled by cairo, so that a picture of a
 * few words needs neither a font map nor hinting. */
#ifndef DS_EPUB_LETTERS_H
#define DS_EPUB_LETTERS_H

#include <cairo.h>
#include <glib.h>

typedef struct DsLetters DsLetters;

/* A face of the program's data: "fonts/SourceSans3-Bold.ttf". language may be NULL. */
DsLetters *ds_letters_new(const gchar *font, const gchar *language, GError **error);
void ds_letters_free(DsLetters *letters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsLetters, ds_letters_free)

/* The width of the text in em: times the size, it is a length. */
gdouble ds_letters_width(const DsLetters *letters, const gchar *text);

/* Fills the text's outlines with the source of cr, from x on along the baseline y. */
void ds_letters_show(const DsLetters *letters,
                     cairo_t *cr,
                     gdouble size,
                     gdouble x,
                     gdouble y,
                     const gchar *text);

#endif
