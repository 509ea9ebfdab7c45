/* The figures and dates of a sentence with the words around them, for comparing two sentences
 * that tell the same. */
#ifndef DS_REPORT_GAPS_CONTEXT_H
#define DS_REPORT_GAPS_CONTEXT_H

#include "report/parts.h"

/* A number or a date in a sentence. */
typedef struct {
    guint32 start, end; /* bytes in the article */
    gboolean is_date;
    gboolean round;  /* "gần", "hơn": a number that is not exact */
    guint32 id;      /* of a number: of its word; of a date: 0 */
    gdouble value;   /* of a number; 0 when it has none */
    DsDate from, to; /* of a date */
    DsPrecision precision;
    guint32 left[2], right[2]; /* ids of the words before and behind, nearest first; G_MAXUINT32
                                  when there are none */
} DsFigure;

typedef struct DsFigureRules DsFigureRules;
DsFigureRules *ds_figure_rules_new(DsPack *pack);
void ds_figure_rules_free(DsFigureRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFigureRules, ds_figure_rules_free)

/* The figures of a row (of DsFigure), by place; numbers that are parts of dates or of names of
 * documents ("436/QĐ-TTg") are none. The caller owns it. */
GArray *ds_figures_of(const DsReportContext *context, const DsFigureRules *rules, guint row);

/* Whether two figures say the same, as far as their exactness goes. */
gboolean ds_figures_agree(const DsFigure *a, const DsFigure *b);

/* How many of the four words around two figures are the same, 0 … 4. */
guint ds_figures_nearness(const DsFigure *a, const DsFigure *b);

#endif
