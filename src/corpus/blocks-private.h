/* The parts of ds_blocks_judge(). */
#ifndef DS_CORPUS_BLOCKS_PRIVATE_H
#define DS_CORPUS_BLOCKS_PRIVATE_H

#include "corpus/line.h"

typedef struct {
    GArray *lines; /* of DsLine */
    guint first;   /* the first line that is judged */
    const gchar *text;
    const DsWords *words;
    guint core_start, core_end; /* the first and the last paragraph */
    guint n_prose, n_prose_words;
    gint title; /* index of the title, or -1 */
} DsPage;

DsLine *ds_page_line(const DsPage *page, guint i);

/* Gives the line its kind, unless it has one. */
void ds_line_settle(DsLine *line, DsBlockKind kind);

/* Finds the article's end where teasers of other articles follow it, and moves core_end before
 * them. */
void ds_blocks_find_end(DsPage *page);

/* Whether the line opens a list of other articles. */
gboolean ds_line_opens_related(const DsLine *line);

/* Points for a picture's caption; below zero: a subheading. */
gint ds_blocks_caption_score(const DsPage *page, guint i);

void ds_blocks_judge_head(DsPage *page);
void ds_blocks_judge_tail(DsPage *page);
void ds_blocks_judge_middle(DsPage *page);
void ds_blocks_judge_interview(DsPage *page);

#endif
