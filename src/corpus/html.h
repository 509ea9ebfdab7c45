/* Pages: the parsed tree, what it says of itself, and its main text. */
#ifndef DS_CORPUS_HTML_H
#define DS_CORPUS_HTML_H

#include <libxml/tree.h>

#include <dossier/corpus.h>

#include "corpus/build.h"
#include "pack/pack.h"

/* Lines of text with the kind that the structure gives them. */
typedef struct {
    GString *text; /* one line each, ended by LF */
    GArray *kinds; /* of DsBlockKind, one per line */
} DsMarkedText;

DsMarkedText ds_marked_text_new(void);
void ds_marked_text_clear(DsMarkedText *marked);

/* Appends a line, blanks squeezed; empty lines are dropped. */
void ds_marked_text_add(DsMarkedText *marked, const gchar *line, gssize n, DsBlockKind kind);

/* The value of an attribute, or NULL; the caller owns it. */
gchar *ds_html_attribute(const xmlNode *node, const gchar *name);

gboolean ds_html_is(const xmlNode *node, const gchar *name);

/* Title, date, author and outlet from <meta>, JSON-LD, <time> and <title>. */
void ds_html_read_hints(xmlDoc *doc, DsHints *hints);

/* The element that holds the article's paragraphs, after what is surely furniture has been
 * unlinked from doc. strict: what names of classes call furniture too. NULL for a page without
 * text. */
xmlNode *ds_html_find_main(xmlDoc *doc, DsPack *pack, gboolean strict);

/* The lead, when it stands apart before main; NULL: none. */
const xmlNode *ds_html_find_lead(const xmlNode *main, DsPack *pack);

/* Appends the text of node, line by line; kind is that of lines without a structure of their
 * own. */
void
ds_html_append_text(const xmlNode *node, DsBlockKind kind, DsPack *pack, DsMarkedText *marked);

#endif
