/* From annotations to the report: what is chosen, in which order. */
#ifndef DS_REPORT_BUILD_H
#define DS_REPORT_BUILD_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "pack/pack.h"

typedef struct {
    guint summary_syllables; /* length of the summary; 0: the default of 350 a theme */
    guint n_key_points;      /* of the front page: 5 */
    DsDate as_of;            /* nothing known: the newest date known of the sources */
    const gchar *title;      /* or NULL: words of the sources */
    guint n_threads;         /* 0: one for each processor; the report is the same */
} DsReportOptions;

/* Builds the report; takes a reference of corpus and becomes the owner of annotations. */
DsReport *ds_report_build(DsCorpus *corpus,
                          DsAnnotations *annotations,
                          DsPack *pack,
                          const DsReportOptions *options,
                          DsDiag *diag);

#endif
