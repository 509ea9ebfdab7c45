/* What an article's own words tell of the time when it was written. */
#ifndef DS_CORPUS_CLUE_H
#define DS_CORPUS_CLUE_H

#include <dossier/corpus.h>

#include "pack/pack.h"

typedef enum {
    DS_CLUE_DAY,   /* a whole day: 29/6/2024, "ngày 29 tháng 6 năm 2024" */
    DS_CLUE_MONTH, /* a month with its year */
    DS_CLUE_YEAR,  /* a year alone */
    DS_CLUE_NAME,  /* a year that ends a name: "Euro 2016" */
    DS_CLUE_LAW, /* a year that names a law: "Bộ luật Hình sự 1999", "36/2016/NĐ-CP" */
    DS_CLUE_LIMIT,     /* a year that something lasts to: "đến 2020" */
    DS_CLUE_AHEAD,     /* a year that is spoken of as to come */
    DS_CLUE_SPAN_FROM, /* the first of two years that follow each other: "2015 - 2016" */
    DS_CLUE_SPAN_TO,   /* the second of them */
    DS_CLUE_LONG_SPAN, /* either end of several years: "2016 - 2020" */
    DS_CLUE_PARTIAL,   /* a day without its year: 15,16/7 */
    DS_CLUE_STATED,    /* the publication date that another account states */
    DS_CLUE_TERM,      /* what is known at large: an office, a session, a law in force */
    DS_CLUE_AGE,       /* a person's year of birth and age: "SN 1979" and "37 tuổi" */
    DS_CLUE_TURN,      /* "tháng 12 năm ngoái" here and 12/2015 there */
} DsClueKind;

typedef enum { DS_YEAR_WHOLE, DS_YEAR_EARLY, DS_YEAR_MIDDLE, DS_YEAR_LATE } DsYearPart;

typedef struct {
    DsClueKind kind;
    DsDate date;    /* year 0 when it is not written */
    DsDate until;   /* the last month of a term; year 0 when it lasts */
    gboolean ahead; /* its sentence speaks of it as to come */
    gboolean told;  /* a word of the news before it: "hôm 23/5", "sáng 23/5" */
    gboolean
        near; /* a whole day at most a fortnight from that of the news, by its month and day */
    gboolean today; /* beside a word that is said on the day of writing: "hôm qua (23/5)" */
    gint8 written;  /* then how many days after it the article was written */
    gboolean known; /* the date is not written but known at large */
    gint16 born; /* the year of birth of an age; the year that a turn's other account names */
    guint8 part; /* of the year alone, a DsYearPart */
    guint8 weekday; /* named beside a partial day: Monday 1 … Sunday 7; 0 when it is not */
    gboolean says_last_year; /* the story calls a year "last year" and not by its number */
    guint32 start, end;
} DsClue;

/* The clues of the article's own sentences, in the order of the text; the caller owns the array
 * of DsClue. Years of birth are none. Linear in the text. */
gboolean ds_clues_say_last_year(const DsArticle *article, DsPack *pack);
GArray *ds_clues_read(const DsArticle *article, DsPack *pack);

#endif
