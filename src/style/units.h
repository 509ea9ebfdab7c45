/* Lengths and colours of styles and pages. */
#ifndef DS_STYLE_UNITS_H
#define DS_STYLE_UNITS_H

#include <glib.h>

/* 1/1024 pt: Pango's unit. */
typedef gint32 DsUnit;
#define DS_PT(points) ((DsUnit)((points)*1024 + ((points) < 0 ? -0.5 : 0.5)))

/* Colours as 0xRRGGBB; black prints as pure K. */
typedef guint32 DsColour;

#endif
