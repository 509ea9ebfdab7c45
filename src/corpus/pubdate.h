/* Publication lines: "Thứ sáu, 20/05/2016 - 06:00", "12:52 PM 22/12/2021" and their kin. */
#ifndef DS_CORPUS_PUBDATE_H
#define DS_CORPUS_PUBDATE_H

#include <dossier/corpus.h>

#include "corpus/words.h"

typedef struct {
    gboolean found;      /* a whole day that exists */
    gboolean impossible; /* the figures of a day that does not: 31/2/2024 */
    gboolean timed;      /* an hour stands with it */
    gboolean labelled;   /* words such as "Cập nhật lúc", a weekday */
    gboolean today;      /* "Hôm nay: …": the page's clock */
    gboolean ago;        /* "3 giờ trước" */
    DsDate date;
    guint32 start, end;           /* of the date, bytes of the text */
    guint n_rest;                 /* words and numbers that are no part of date and time */
    guint32 rest_start, rest_end; /* from the first of them to the last */
} DsPubDate;

/* Looks for a date in text[start, end), a line or a piece of one. The line's other words are
 * weighed, so that the caller can tell a publication line from a sentence with a date. */
DsPubDate ds_pubdate_read(const DsWords *words, const gchar *text, guint32 start, guint32 end);

#endif
