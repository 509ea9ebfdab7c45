/* Places in the sources, what is known of a date, and the evidence of an item. */
#ifndef DOSSIER_SPAN_H
#define DOSSIER_SPAN_H

#include <dossier/declare.h>

DS_BEGIN_DECLS

/* Half-open byte range [start, end) of one article's text, cut on character boundaries. */
typedef struct {
    guint32 article; /* index into the corpus */
    guint32 start;
    guint32 end;
} DsSpan;

/* Why an item is there: its words and the id of the rule that chose them (interned string). */
typedef struct {
    DsSpan span;
    const gchar *rule;
} DsEvidence;

/* How much of a date is known, coarse to fine. */
typedef enum {
    DS_KNOWN_NOTHING,
    DS_KNOWN_YEAR,
    DS_KNOWN_MONTH,
    DS_KNOWN_DAY,
} DsKnown;

/* A date of the proleptic Gregorian calendar; month and day are 0 where unknown. */
typedef struct {
    gint16 year;
    guint8 month;
    guint8 day;
} DsDate;

/* What is known of date. */
DsKnown ds_date_known(DsDate date);

/* Days from 1970-01-01 to date (unknown month or day count as the first). */
gint32 ds_date_days(DsDate date);

/* The day that lies days after 1970-01-01. */
DsDate ds_date_from_days(gint32 days);

/* Whether the day exists in the calendar; year 1 to 9999. */
gboolean ds_date_is_valid(DsDate date);

guint ds_date_month_length(gint year, gint month);

/* -1, 0 or 1; an unknown month or day sorts before every known one. */
gint ds_date_compare(DsDate a, DsDate b);

/* Whether a date lies behind another for sure: as far as both are known, and both are. */
gboolean ds_date_is_after(DsDate date, DsDate other);

/* Monday = 1 … Sunday = 7 (ISO 8601); 0 when the day is unknown. */
guint ds_date_weekday(DsDate date);

/* "2024-07-16", "2024-07", "2024" or NULL when nothing is known; the caller owns it. */
gchar *ds_date_to_iso(DsDate date);

/* Reads the three forms above (exactly). FALSE when text has another form or no such date
 * exists. */
gboolean ds_date_from_iso(const gchar *text, DsDate *date);

DS_END_DECLS

#endif
