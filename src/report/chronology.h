/* The chronology: dated mentions of the articles, joined to events. */
#ifndef DS_REPORT_CHRONOLOGY_H
#define DS_REPORT_CHRONOLOGY_H

#include "report/parts.h"

/* A date in a sentence of an article. */
typedef struct {
    guint32 row;
    guint32 start, end; /* of the expression */
    DsDate from, to;
    DsPrecision precision;
    gboolean inferred;
    gboolean seed;     /* may make an event of its own; else only joins one */
    gboolean yearless; /* a day whose year the text does not say */
    guint32 event;     /* index of its event; G_MAXUINT32: none */
} DsDated;

/* Mentions of one event: indices into the array of DsDated, ascending. */
typedef struct {
    GArray *mentions;  /* of guint32 */
    gboolean absorbed; /* told with less precision, and joined to another event */
} DsDatedEvent;

/* The dated mentions of all article sentences, in corpus order (of DsDated). */
GArray *ds_chronology_mentions(const DsReportContext *context);

/* Gives yearless days told alike one year: one that is said, else the newest. */
void ds_chronology_settle_years(const DsReportContext *context, GArray *mentions);

/* Joins them: same date and wording that fits, or a coarser date of an event that another
 * sentence dates better (of DsDatedEvent; sorted by date). The caller owns both. */
GArray *ds_chronology_join(const DsReportContext *context, GArray *mentions);

#endif
