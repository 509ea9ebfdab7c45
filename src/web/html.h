/* What the files that write the HTML page share. */
#ifndef DS_WEB_HTML_H
#define DS_WEB_HTML_H

#include "web/web.h"

typedef struct {
    const DsDocument *document;
    DsPack *pack;
    GString *out;
    GHashTable *part_of; /* anchor → its part's DsNode */
} DsHtml;

/* Text with the five characters that mean something to HTML as references. */
void ds_html_text(DsHtml *h, const gchar *text);

/* <element class id>; class and id may be NULL. */
void ds_html_open(DsHtml *h, const gchar *element, const gchar *class, const gchar *id);
void ds_html_close(DsHtml *h, const gchar *element);

/* The node's words, citations and links. */
void ds_html_words(DsHtml *h, const DsNode *node);

/* An element with the node's mark and words; nothing when node is NULL. */
void ds_html_element(DsHtml *h, const gchar *element, const DsNode *node);

void ds_html_mark(DsHtml *h, DsMark mark);

/* A link to an anchor; the words alone when target is NULL. */
void ds_html_link(DsHtml *h, const gchar *target, const gchar *words);

const gchar *ds_html_label(const DsHtml *h, const gchar *key);

/* A group that is a table on the page; FALSE when its role has no table. */
gboolean ds_html_table(DsHtml *h, const DsNode *group);

/* The matrix of who is named with whom. */
void ds_html_matrix(DsHtml *h, const DsNode *matrix);

/* The style sheet. */
extern const gchar ds_html_css[];

#endif
