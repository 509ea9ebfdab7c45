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
    gboolean seed;     /* may make an event of its own */
    gboolean hint;     /* may make one when two accounts give it; else it only joins one */
    gboolean relative; /* "năm nay", "ba năm qua" */
    gboolean yearless; /* a day whose year the text does not say */
    guint32 event;     /* index of its event; G_MAXUINT32: none */
} DsDated;

/* Mentions of one event: indices into the array of DsDated, ascending. */
typedef struct {
    GArray *mentions;  /* of guint32 */
    gboolean absorbed; /* told with less precision, and joined to another event */
    gboolean differs;  /* told with days that cannot both be right */
} DsDatedEvent;

/* Words that make a date behind them a mere measure of another one, by the pack. */
typedef struct DsBackground DsBackground;
DsBackground *ds_background_new(DsPack *pack);
void ds_background_free(DsBackground *background);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsBackground, ds_background_free)

/* Whether the words before a date, from the start of its sentence at byte from on, make it a
 * measure; is_first: no other date stands before it in the sentence. */
gboolean ds_background_has(const DsBackground *background,
                           const DsArticle *article,
                           guint32 from,
                           const DsTimex *date,
                           gboolean is_first);

/* The dated mentions of all article sentences, in corpus order (of DsDated). */
GArray *ds_chronology_mentions(const DsReportContext *context);

/* Takes out of mentions those that an article which repeats another repeats word for word; to
 * be put back to the events that were joined without them. The caller owns what is returned. */
GArray *ds_chronology_set_aside(const DsReportContext *context, GArray *mentions);
void ds_chronology_put_back(GArray *mentions, const GArray *copies, GArray *events);

/* Gives yearless days told alike one year: one that is said, else the newest. */
void ds_chronology_settle_years(const DsReportContext *context, GArray *mentions);

/* Joins them: same date and wording that fits, or a coarser date of an event that another
 * sentence dates better (of DsDatedEvent; sorted by date). The caller owns both. */
GArray *ds_chronology_join(const DsReportContext *context, GArray *mentions);

/* By first day, then by last. */
gint ds_chronology_compare_dates(const DsDated *a, const DsDated *b);

/* The words that tell a mention's event, its dates apart (of DsTermWeight); with figures, what
 * happened in a year is told by its numbers too. The caller owns it. */
GArray *
ds_chronology_vector(const DsReportContext *context, const DsDated *date, gboolean figures);

/* Joins events that differ in date no more than one event's tellings do; what was joined is
 * marked as absorbed. */
void ds_chronology_absorb(const DsReportContext *context, GArray *mentions, GArray *events);

/* To be called after the event of the index is looked at: lets the corpus rest now and then.
 * What is told of one day stands all over it, and would soon fill memory. */
void ds_chronology_rest(const DsReportContext *context, guint index);

#endif
