/* The block of "Key: value" lines that may stand at the head of a saved text. */
#ifndef DS_CORPUS_HEADER_H
#define DS_CORPUS_HEADER_H

#include "corpus/line.h"

typedef struct {
    guint n_lines; /* 0: there is no header block */
    struct {
        guint32 start, end; /* the value; 0, 0 when the key is not there */
        guint line;
    } fields[DS_HEADER_URL + 1];
} DsHeader;

/* Reads the header block: known keys only, one a line, ended by an empty line. Settles the
 * kinds of its lines; a title's line then begins at its value. */
DsHeader ds_header_read(GArray *lines, const gchar *text, const DsWords *words);

#endif
