/* The report: what is printed, chosen from the annotations. Every item has evidence. */
#ifndef DOSSIER_REPORT_H
#define DOSSIER_REPORT_H

#include <dossier/annotations.h>

DS_BEGIN_DECLS

/* Words shown of some evidence: text holds words of the evidence only (an opening connective
 * may be dropped, an omission is "[…]"). */
typedef struct {
    gchar *text;
    GArray *evidence; /* of DsEvidence, at least one; the first is where text comes from */
    guint32 accounts; /* independent families that tell it */
    gboolean differs; /* the sources differ on it: mark ◐ */
    gint32 theme;     /* index into DsReport.themes, or -1 */
    gboolean key;     /* one of the key points of the front page */
} DsSummaryItem;

typedef struct {
    gchar *name;      /* words of the sources */
    GArray *evidence; /* of DsEvidence */
} DsTheme;

typedef enum {
    DS_ABOUT_EVENT,
    DS_ABOUT_PLAN,
    DS_ABOUT_PERIOD,
} DsAbout;

typedef struct {
    DsDate from, to; /* inclusive days */
    DsPrecision precision;
    DsAbout about;
    gboolean inferred;
    gboolean differs;
    gchar *text;
    gchar *label;     /* short label of the timeline, words of text; or NULL */
    GArray *evidence; /* of DsEvidence */
    guint32 accounts;
    guint32 importance; /* 1 … 3, 3 the highest */
} DsEvent;

typedef struct {
    gchar *text;
    DsQuoteKind kind;
    DsSpeaker speaker;
    gchar *role;             /* as that source gives it, or NULL */
    gint32 role_institution; /* or -1 */
    gchar *question;         /* interview: the question, or NULL */
    GArray *evidence;        /* of DsEvidence */
    guint32 accounts;
    guint32 importance; /* 1 … 3 */
} DsKeyQuote;

/* kind, interned: contradiction, single-source, unresolved-date, unattributed-quote, acronym,
 * announced-late, left-out */
typedef struct {
    const gchar *kind;
    gchar *text;      /* words of the evidence, parts joined by " | " */
    GArray *evidence; /* of DsEvidence */
} DsGap;

typedef struct {
    DsCorpus *corpus;           /* a reference */
    DsAnnotations *annotations; /* owned */
    gchar *language;            /* "vi" */
    gchar *title;               /* from the configuration, or words of the sources; or NULL */
    DsDate as_of;
    gboolean edited;       /* pins.tsv had a say */
    GPtrArray *themes;     /* of DsTheme, owned */
    GPtrArray *summary;    /* of DsSummaryItem, owned, in reading order */
    GPtrArray *chronology; /* of DsEvent, owned, by date */
    GPtrArray *key_quotes; /* of DsKeyQuote, owned, speakers together */
    GPtrArray *gaps;       /* of DsGap, owned */
} DsReport;

const gchar *ds_about_name(DsAbout about);

DsSummaryItem *ds_summary_item_new(void);
DsTheme *ds_theme_new(void);
DsEvent *ds_event_new(void);
DsKeyQuote *ds_key_quote_new(void);
DsGap *ds_gap_new(void);

/* Takes a reference of corpus and becomes the owner of annotations. */
DsReport *ds_report_new(DsCorpus *corpus, DsAnnotations *annotations);
void ds_report_free(DsReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsReport, ds_report_free)

DS_END_DECLS

#endif
