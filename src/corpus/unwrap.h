/* Hard-wrapped text: paragraphs whose lines were broken at a width. */
#ifndef DS_CORPUS_UNWRAP_H
#define DS_CORPUS_UNWRAP_H

#include <glib.h>

/* Joins the lines (of DsLine, only start, end and gap_before are set) of each paragraph when
 * the text is wrapped hard; else leaves them. */
void ds_lines_unwrap(GArray *lines, const gchar *text);

#endif
