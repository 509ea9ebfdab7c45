/* What the parts of the paragraph code share. */
#ifndef DS_LAYOUT_PARA_PRIVATE_H
#define DS_LAYOUT_PARA_PRIVATE_H

#include "layout/para.h"

/* Text in one role that belongs to one element; a link when target is set. */
typedef struct {
    const DsStyleRole *role;
    gint32 element;
    gchar *target, *contents;
} Span;

/* What is not divided: a word and the space after it (NULL: none), or a gap (no word). */
typedef struct {
    const DsWord *word;
    const DsWord *space;
    DsUnit gap;
    guint span;
    guint byte; /* of the text added */
} Piece;

struct DsPara {
    DsSetter *setter;
    gboolean display;
    GArray *spans;  /* of Span */
    GArray *pieces; /* of Piece */
    GArray *breaks; /* of DsBreakPiece, beside pieces */
    GArray *lines;  /* of DsBrokenLine; NULL before breaking */
    DsBreakOptions options;
    guint n_bytes;
};

static inline Piece *
piece_at(const DsPara *para, guint index)
{
    return &g_array_index(para->pieces, Piece, index);
}

static inline DsBreakPiece *
break_at(const DsPara *para, guint index)
{
    return &g_array_index(para->breaks, DsBreakPiece, index);
}

static inline const Span *
span_of(const DsPara *para, const Piece *piece)
{
    return &g_array_index(para->spans, Span, piece->span);
}

static inline const DsBrokenLine *
line_at(const DsPara *para, guint line)
{
    return &g_array_index(para->lines, DsBrokenLine, line);
}

/* para_text.c: adds the text of a span as pieces. */
void ds_para_push_text(DsPara *para, const gchar *text, guint span);
/* Adds a word; the piece before it may be tied to it. */
void ds_para_push_word(DsPara *para, const DsWord *word, guint span, guint byte);
/* Puts a space after the last piece. */
void ds_para_push_space(DsPara *para, const DsStyleRole *role, const gchar *text, gsize n);

/* para_break.c: the number of pieces before the links at the end. */
guint ds_para_n_before_links(const DsPara *para);

/* para.c: the width of the space after a piece as set in its line. */
DsUnit ds_para_set_space(const DsPara *para, const DsBrokenLine *line, guint index);

#endif
