/* A font map that knows only the fonts that travel with the program, so that the same text
 * measures the same on every machine. */
#ifndef DS_STYLE_FONTMAP_H
#define DS_STYLE_FONTMAP_H

#include <pango/pango.h>

/* The caller owns it; resolution 72: one Pango point is one PDF unit. */
PangoFontMap *ds_font_map_new(GError **error);

/* A context without hinting and rounding, for the language; the caller owns it. */
PangoContext *ds_font_map_context(PangoFontMap *map, const gchar *language);

#endif
