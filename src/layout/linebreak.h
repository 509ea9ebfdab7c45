/* Total-fit line breaking, after Knuth and Plass, "Breaking paragraphs into lines" (1981), on
 * integers: what is broken is pieces with widths; fonts are not known here. */
#ifndef DS_LAYOUT_LINEBREAK_H
#define DS_LAYOUT_LINEBREAK_H

#include "style/units.h"

#define DS_BREAK_NEVER 10000

/* What is not divided: a word or a part of one, and the space after it. */
typedef struct {
    DsUnit width;
    DsUnit space;      /* natural; vanishes at the end of a line */
    DsUnit hang_left;  /* how far it may stand out to the left when it begins a line */
    DsUnit hang_right; /* the same to the right when it ends one */
    gint32 penalty;    /* of a break after it; DS_BREAK_NEVER: none */
} DsBreakPiece;

typedef struct {
    DsUnit measure;
    DsUnit indent;    /* of the first line */
    DsUnit tail;      /* room that the last line leaves at its end */
    DsUnit links;     /* width of what ends the paragraph and is no text: it saves no runt */
    gboolean justify; /* else ragged right with natural spaces */
    gboolean hang;
} DsBreakOptions;

typedef struct {
    guint first, end; /* pieces [first, end) */
    DsUnit natural;   /* width with natural spaces, hanging parts included */
    DsUnit spaces;    /* natural spaces in it */
    DsUnit extra;     /* to be shared among the spaces; negative: they shrink */
    DsUnit shift;     /* how far it hangs out on the left */
} DsBrokenLine;

/* The lines of n pieces; the caller owns the array of DsBrokenLine. A piece wider than the
 * measure stands alone on its line and sticks out. */
GArray *ds_break_lines(const DsBreakPiece *pieces, guint n, const DsBreakOptions *options);

/* The smallest measure that keeps the number of ragged lines. */
DsUnit ds_break_balance(const DsBreakPiece *pieces, guint n, const DsBreakOptions *options);

#endif
