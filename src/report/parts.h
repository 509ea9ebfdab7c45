/* What every part of the report is built from, and the parts. */
#ifndef DS_REPORT_PARTS_H
#define DS_REPORT_PARTS_H

#include "report/build.h"
#include "report/graph.h"
#include "report/opener.h"
#include "report/terms.h"

typedef struct {
    const DsReportOptions *options;
    DsPack *pack;
    const DsCorpus *corpus;
    const DsAnnotations *notes;
    const DsTerms *terms;
    const DsGraph *graph;
    const DsOpeners *openers;
    const GArray *ranks; /* of gdouble: of each row in the graph, mean 1 */
    DsReport *report;    /* what is being filled */
    GArray *voices;      /* by ds_voices(): filled with the themes */
    GArray *theme_of;    /* of guint32, by article: filled with the themes */
} DsReportContext;

/* Each fills its part of context->report; later parts may read earlier ones. */
void ds_part_themes(DsReportContext *context);
void ds_part_summary(DsReportContext *context);
void ds_part_chronology(DsReportContext *context);
void ds_part_key_quotes(DsReportContext *context);
void ds_part_gaps(DsReportContext *context);

/* Appends a span with its rule to evidence (of DsEvidence), unless it is there already. */
void ds_evidence_add(GArray *evidence, DsSpan span, const gchar *rule);

/* Whether two lists of evidence have words in common. */
gboolean ds_evidence_meets(const GArray *a, const GArray *b);

/* The span of a row's sentence. */
DsSpan ds_row_span(const DsTerms *terms, guint row);

/* The row with the words of a row in the article that speaks for its own (voices), and so on;
 * itself when there is none. */
guint32 ds_first_row(const DsReportContext *context, guint32 row);

/* How many families tell it. */
guint32 ds_evidence_accounts(const DsCorpus *corpus, const GArray *evidence);

#endif
