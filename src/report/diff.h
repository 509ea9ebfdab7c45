/* What changed from one model to the next: items that came, went, or are told otherwise. */
#ifndef DS_REPORT_DIFF_H
#define DS_REPORT_DIFF_H

#include <dossier/report.h>

typedef enum {
    DS_CHANGE_CAME,
    DS_CHANGE_WENT,
    DS_CHANGE_TEXT,     /* same evidence, other words or date */
    DS_CHANGE_EVIDENCE, /* same item, evidence came or went */
} DsChangeKind;

/* When an event is, as the chronology tells it. */
typedef struct {
    DsDate from, to;
    DsPrecision precision;
    DsAbout about;
    gboolean inferred;
} DsChangeTime;

typedef struct {
    DsChangeKind kind;
    const gchar
        *part;     /* static: source, summary, chronology, quote, gap, institution, person */
    gchar *before; /* the words in the old model, or NULL */
    gchar *after;  /* in the new one, or NULL */
    gsize n_date;  /* bytes of the newer words that are the dates of an event, in front; or 0 */
    DsChangeTime when; /* the same */
} DsChange;

/* The changes (of DsChange*, owned by the caller), part after part, in the models' order; empty
 * when the models tell the same. Items are matched by what they cite: the same words of a
 * source, wherever it stands in the list. */
GPtrArray *ds_report_diff(const DsReport *old_report, const DsReport *new_report);

const gchar *ds_change_name(DsChangeKind kind);

/* "+ chronology: …", "- quote: …", "~ summary: … → …": one line; the caller owns it. */
gchar *ds_change_format(const DsChange *change);

#endif
