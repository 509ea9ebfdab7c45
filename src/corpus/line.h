/* The lines of an article and what each looks like by itself. */
#ifndef DS_CORPUS_LINE_H
#define DS_CORPUS_LINE_H

#include <dossier/corpus.h>

#include "corpus/byline.h"
#include "corpus/pubdate.h"
#include "corpus/words.h"

typedef struct {
    guint32 start, end; /* trimmed, bytes */
    guint n_words;      /* runs of letters and digits */
    guint n_chars;
    guint n_capitals;    /* words that begin with a capital */
    guint n_inner_stops; /* sentence ends before the last */
    guint n_menu;        /* names of sections and site functions that make up the line */
    guint n_crumbs;      /* separators of crumbs and menus: "A / B", "A | B", "A > B" */
    gboolean stop;       /* ends like a sentence: . ! ? … */
    gboolean question;
    gboolean bar;      /* ends in " |" */
    gboolean all_caps; /* three letters or more, none of them small */
    gboolean prose;    /* a paragraph: long, with the mark that ends a sentence */
    gboolean glued;    /* several headlines run together */
    gboolean goes_on;  /* the sentence goes on in the next line */
    gboolean gap_before;
    gboolean bullet; /* opens with a mark of lists: - * • » > */
    gboolean dated;  /* a headline with its date: "(29/05) …", "… - 31/05/2016" */
    gchar *folded;   /* short lines: see ds_utf8_fold_blanks; else NULL. Owned */
    DsSign whole, head, tail, inner;
    DsPubDate date;
    DsByline byline;
    DsBlockKind kind;
    gboolean settled; /* kind is decided */
} DsLine;

/* The non-empty lines of text; of DsLine, owned by the caller. Where a text is wrapped hard
 * (its lines broken at a width), the lines of a paragraph are joined. */
GArray *
ds_lines_new(const DsWords *words, const gchar *text, gsize n_bytes, gboolean may_be_wrapped);

#endif
