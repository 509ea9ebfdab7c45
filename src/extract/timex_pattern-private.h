/* Compiled patterns of dates: a graph of nodes, and where a match may begin. */
#ifndef DS_EXTRACT_TIMEX_PATTERN_PRIVATE_H
#define DS_EXTRACT_TIMEX_PATTERN_PRIVATE_H

#include "extract/timex_pattern.h"

/* A compiled pattern is a graph of nodes; a match is a path from a rule's first node to an
 * accepting one. Patterns are short and loops take a capture each, so that the walk from one
 * atom is bounded by the patterns, not by the text. */
typedef enum {
    NODE_WORD,
    NODE_MARK,
    NODE_SLOT,
    NODE_BEGIN,
    NODE_END,
    NODE_SPLIT,
    NODE_ACCEPT,
} TimexNodeKind;

typedef struct {
    TimexNodeKind kind;
    gboolean glued;
    guint16 symbol; /* of a word, or of a relative slot */
    guint8 mark;
    guint8 slot, side;
    guint32 next, other; /* other: the second way of a split */
    TimexLooks takes;    /* what an atom must look like to go on from here; set when frozen */
} TimexNode;

typedef struct {
    guint32 rule;
    guint32 first;   /* node */
    gboolean listed; /* goes on from a date: tried behind one only */
    gboolean wide;   /* takes a number with its points and commas */
    TimexLooks then; /* what must follow the atoms that the first node takes */
} TimexStart;

struct TimexPatterns {
    GHashTable *parts;    /* name → text, owned */
    GArray *nodes;        /* of TimexNode */
    GArray *starts;       /* of TimexStart */
    GPtrArray *by_symbol; /* of GArray of TimexStart, by symbol; NULL where none */
    GArray *by_figures;   /* of TimexStart: begin with figures */
    GArray *by_mark[128]; /* of TimexStart; NULL where none */
};

#endif
