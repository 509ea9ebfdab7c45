/* One content document being written. */
#ifndef DS_EPUB_XHTML_H
#define DS_EPUB_XHTML_H

#include "epub/book.h"

typedef struct {
    const DsBook *book;
    const DsBookFile *file;
    DsXml *xml;
    GPtrArray *notes;      /* of const gchar*: anchors of the sentences cited, in order */
    GHashTable *first_ref; /* such an anchor → number of the first reference to it */
    guint n_refs;
    gsize notes_size; /* about, in bytes */
} DsXhtml;

/* Renders what of a group stands in this file. */
typedef void (*DsGroupWriter)(DsXhtml *x, const DsSlice *slice);

/* The writer of groups of the role, or NULL for groups that are shown elsewhere. */
DsGroupWriter ds_xhtml_group_writer(const gchar *role);

/* --- pieces: xhtml_inline.c */

/* An element for the node: class, the node's anchor as id, and the pages that begin there. */
void ds_xhtml_open(DsXhtml *x, const gchar *element, const gchar *class, const DsNode *node);

/* The node's words; citations with their separators. */
void ds_xhtml_words(DsXhtml *x, const DsNode *node);

/* An element with the node's words; nothing when node is NULL. */
void ds_xhtml_element(DsXhtml *x, const gchar *element, const gchar *class, const DsNode *node);

/* The corroboration mark with its meaning for listeners, and a blank. */
void ds_xhtml_mark(DsXhtml *x, DsMark mark);

/* A link, or its words alone when the anchor is nowhere. */
void ds_xhtml_link(DsXhtml *x, const gchar *anchor, const gchar *words);

/* Citations as plain links to the sentence, where a note would only repeat a number. */
void ds_xhtml_plain_citations(DsXhtml *x, const DsNode *node);

/* The notes of all sentences cited so far, at the end of the file. */
void ds_xhtml_notes(DsXhtml *x);

/* "text" under <time> elements: one for a day, month or year, two for the ends of a range. */
void ds_xhtml_time(DsXhtml *x, const gchar *text, const DsWhen *when);

/* The group's child; index counts from 0 over the whole group. */
static inline const DsNode *
ds_slice_child(const DsSlice *slice, guint index)
{
    return ds_node_at(slice->group, index);
}

/* --- groups */
void ds_xhtml_subtitle(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_note(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_points(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_figures(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_legend(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_timeline(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_sources(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_theme(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_events(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_speaker(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_institutions(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_matrix(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_people(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_acronyms(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_gaps(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_article(DsXhtml *x, const DsSlice *slice);
void ds_xhtml_entry(DsXhtml *x, const DsSlice *slice);

/* The timeline as SVG, inline: svg.c */
void ds_xhtml_timeline_svg(DsXhtml *x, const DsNode *timeline);

/* Which shape stands for what; it belongs to the drawing. */
void ds_xhtml_timeline_key(DsXhtml *x, const DsSlice *slice);

#endif
