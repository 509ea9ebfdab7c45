/* Paragraphs: runs of text in roles, broken into lines and drawn as glyph runs with exact
 * spaces. */
#ifndef DS_LAYOUT_PARA_H
#define DS_LAYOUT_PARA_H

#include "layout/frag.h"
#include "layout/linebreak.h"
#include "layout/set.h"

typedef enum { DS_ALIGN_LEFT, DS_ALIGN_RIGHT, DS_ALIGN_CENTRE } DsAlign;

typedef struct DsPara DsPara;

/* display: words of two syllables are not divided. */
DsPara *ds_para_new(DsSetter *setter, gboolean display);
void ds_para_free(DsPara *para);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPara, ds_para_free)

/* Adds text in a role as content of a structure element (−1: an artifact). */
void ds_para_add(DsPara *para, const gchar *role, const gchar *text, gint32 element);

/* The same for words that link to an anchor; contents: what the link says. kept: a cut never
 * takes it. */
void ds_para_add_link(DsPara *para,
                      const gchar *role,
                      const gchar *text,
                      gint32 element,
                      const gchar *target,
                      const gchar *contents);

/* Room of a width after what was added, without a break. */
void ds_para_add_gap(DsPara *para, DsUnit width);

gboolean ds_para_is_empty(const DsPara *para);

/* Breaks into lines; returns their number. */
guint ds_para_break(DsPara *para, const DsBreakOptions *options);

/* Ragged at a measure. */
guint ds_para_ragged(DsPara *para, DsUnit measure);

/* Ragged at the smallest measure that keeps the number of lines. */
guint ds_para_balanced(DsPara *para, DsUnit measure);

/* The smallest measure that keeps the number of ragged lines. */
DsUnit ds_para_balance_measure(const DsPara *para, const DsBreakOptions *options);

/* Ragged, and cut to n lines: after the last word that fits comes a no-break space and "…";
 * links at the end stay. */
guint ds_para_cut(DsPara *para, DsUnit measure, guint n);

/* The same for a paragraph that is a link as a whole. */
guint ds_para_cut_all(DsPara *para, DsUnit measure, guint n);

/* The same, cut after the last comma, semicolon or colon and marked with "[…]" (omission). */
guint ds_para_cut_clause(DsPara *para, DsUnit measure, guint n, const gchar *omission);

guint ds_para_n_lines(const DsPara *para);

/* The natural width of a line, or of all in one line before breaking. */
DsUnit ds_para_line_width(const DsPara *para, guint line);
DsUnit ds_para_natural_width(const DsPara *para);

/* How much wider than natural the spaces of a line are set, and how many there are. */
gdouble ds_para_stretch(const DsPara *para, guint line, guint *n_spaces);

/* Width of a quotation mark that opens the paragraph. */
DsUnit ds_para_opening(const DsPara *para);

/* The line with the byte of the text added (all runs counted together), and the x of it. */
guint ds_para_line_of(const DsPara *para, guint byte);
guint ds_para_n_bytes(const DsPara *para);
/* The x of the gap with the index among the gaps, relative to its line's start; its line. */
gboolean ds_para_gap(const DsPara *para, guint index, guint *line, DsUnit *x);

void ds_para_draw_line(
    const DsPara *para, guint line, DsUnit x, DsUnit y, DsAlign align, DsFrag *frag);

/* All lines at their role's leading (of the first run); returns the y of the last baseline. */
DsUnit ds_para_draw(
    const DsPara *para, DsUnit x, DsUnit y, DsUnit leading, DsAlign align, DsFrag *frag);

#endif
