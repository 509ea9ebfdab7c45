/* Lines that say who wrote a text and where it comes from. */
#ifndef DS_CORPUS_BYLINE_H
#define DS_CORPUS_BYLINE_H

#include <dossier/corpus.h>

#include "corpus/words.h"

typedef struct {
    gboolean all_explained; /* the line is names, labels, outlets and notes only */
    gboolean labelled;      /* a label of the author or a note stands in it */
    gboolean pictured;      /* a label of pictures stands in it */
    gboolean sourced;       /* a label of the source stands first */
    guint n_names;          /* people named as authors */
    guint n_outlets;
    guint32 author_start, author_end; /* from the first author to the last; 0, 0 for none */
    guint32 source_start, source_end; /* the outlet; 0, 0 for none */
    gboolean source_known;            /* it is one of the pack's outlets or a site's name */
} DsByline;

/* Reads text[start, end), a short line or a piece of one. */
DsByline ds_byline_read(const DsWords *words, const gchar *text, guint32 start, guint32 end);

/* Whether text[start, end) has the form of a person's name: two to five words with capitals, or
 * initials and a name. */
gboolean ds_byline_is_name(const DsWords *words, const gchar *text, guint32 start, guint32 end);

#endif
