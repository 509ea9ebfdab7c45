/* The values of the road as text, for --dump and the goldens: one fact a line, in a fixed
 * order. */
#ifndef DS_REPORT_DUMP_H
#define DS_REPORT_DUMP_H

#include <dossier/report.h>

/* Each result is owned by the caller. */

/* Metadata of each article with its basis; every block with its kind, every sentence with its
 * number. */
gchar *ds_dump_articles(const DsCorpus *corpus);

/* Dates, institutions, people and quotes in text order, with value and rule. */
gchar *ds_dump_mentions(const DsCorpus *corpus, const DsAnnotations *annotations);

/* All items with citations, accounts and rules. */
gchar *ds_dump_report(const DsReport *report);

#endif
