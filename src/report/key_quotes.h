/* Key quotes: what is worth printing of what was said. */
#ifndef DS_REPORT_KEY_QUOTES_H
#define DS_REPORT_KEY_QUOTES_H

#include "report/parts.h"

/* Words somebody said, as they may be printed. */
typedef struct {
    DsSpan span; /* within one attribution */
    DsQuoteKind kind;
    DsSpeaker speaker;
    guint32 row; /* of its first sentence */
    guint n_words;
    gdouble worth;
    guint32 same_as; /* index of the quote that says the same, itself when it is the first */
} DsSaid;

/* All that was said by somebody known, in corpus order (of DsSaid). An interview answer gives
 * its most telling sentences. The caller owns it. */
GArray *ds_quotes_said(const DsReportContext *context);

/* Sets same_as: one statement that several articles, or one twice, report. */
void ds_quotes_join(const DsReportContext *context, GArray *said);

/* A key of the speaker for hash tables; never NULL. */
static inline gpointer
ds_speaker_key(DsSpeaker speaker)
{
    return GUINT_TO_POINTER(speaker.entity * 4 + (guint)speaker.kind + 1);
}

#endif
