/* The lists as they lie in memory, between their making and the questions to them. */
#ifndef DS_CORPUS_WORDS_PRIVATE_H
#define DS_CORPUS_WORDS_PRIVATE_H

#include "corpus/words.h"

typedef struct {
    gchar *form; /* folded */
    gsize n;
    DsBlockKind kind;
    DsSignStrength strength;
} DsForm;

struct DsWords {
    GHashTable *lines;                     /* folded form → Form, owned by forms of line */
    GPtrArray *line, *start, *end, *inner; /* of Form, owned */
    GHashTable *outlets;                   /* folded → canonical name */
    GPtrArray *press_heads, *press_tails;  /* of gchar, folded, longest first; owned */
    GPtrArray *outlet_forms[256]; /* by first byte, of gchar, folded, longest first; owned */
    GHashTable *dates;            /* folded → DsDateWord */
    GHashTable *date_openings;    /* set of the words that phrases of dates open with */
    GHashTable *headers;          /* folded → DsHeaderKey */
    GPtrArray *bylines[DS_BYLINE_NOTE + 1];      /* of gchar, folded, longest first; owned */
    GPtrArray *captions[DS_CAPTION_TELLING + 1]; /* of gchar, folded; owned */
    GHashTable *surnames, *roles, *common;       /* sets of folded */
    GHashTable *abbreviations;                   /* form → DsAbbreviation */
    GHashTable *languages;                       /* folded → interned code */
};

#endif
