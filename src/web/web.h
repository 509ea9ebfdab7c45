/* The document as one HTML page and as Markdown: same nodes, same order, same anchors. */
#ifndef DS_WEB_WEB_H
#define DS_WEB_WEB_H

#include "doc/document.h"
#include "pack/pack.h"

/* One page with its style inside and nothing from outside: no script, no font, no picture. */
GBytes *ds_html_write(const DsDocument *document, DsPack *pack, GError **error);

/* CommonMark. Every character of the sources that could become markup is escaped. */
GBytes *ds_markdown_write(const DsDocument *document, DsPack *pack, GError **error);

#endif
