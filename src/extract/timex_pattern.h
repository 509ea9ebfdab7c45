/* Patterns of dates: rows of the pack's date_formats and date_not, compiled.
 *
 * A pattern is a row of elements with blanks between them:
 *   ngày             a word, in any of its usual capitalisations; =ngày in this one alone
 *   "("              a punctuation mark
 *   {d} {y2}         a slot: a letter for its kind, 2 for the far end of a range
 *   (a | b c)        one of; [a] perhaps; (a)* any number of times
 *   ~a               a stands without white space before it
 *   < >              the date begins, ends here: what stands outside is context
 *   @name            another row's pattern, named above with "@"
 */
#ifndef DS_EXTRACT_TIMEX_PATTERN_H
#define DS_EXTRACT_TIMEX_PATTERN_H

#include "extract/timex_words.h"

/* What a slot takes. */
typedef enum {
    SLOT_DAY,        /* d: one or two figures, or a day in words */
    SLOT_MONTH,      /* m: one or two figures, or the number of a month in words */
    SLOT_MONTH_NAME, /* M: the name of a month */
    SLOT_YEAR,       /* y: four figures */
    SLOT_EARLY_YEAR, /* x: three or four figures, or a year in words */
    SLOT_SHORT_YEAR, /* z: two figures */
    SLOT_COUNT,      /* n: up to three figures, or a number in words */
    SLOT_NUMBER,     /* N: any number with its points and commas */
    SLOT_QUARTER,    /* Q */
    SLOT_CENTURY,    /* C */
    SLOT_DECADE,     /* D: two or four figures */
    SLOT_WEEKDAY,    /* w */
    SLOT_DAYPART,    /* p */
    SLOT_PORTION,    /* P */
    SLOT_SEASON,     /* S */
    SLOT_HOLIDAY,    /* H */
    SLOT_LUNAR,      /* L: words that say the lunar calendar is meant */
    SLOT_SEPARATOR,  /* s: / - or . , the same each time */
    SLOT_RELATIVE,   /* R, then the unit: Rd Rw Rm Rq Ry, of any other unit Ro */
    SLOT_COUNTED,    /* U: what is counted */
    SLOT_VAGUE,      /* V: a row of date_relative without a date */
    SLOT_WORD,       /* A: any word */
    SLOT_CODE,       /* K: a word in capitals, or one letter */
    N_SLOTS,
} TimexSlot;

typedef struct {
    TimexSlot slot;
    guint8 side; /* 0 near, 1 far */
    gint32 value;
    guint32 first, end; /* atoms */
} TimexCapture;

#define TIMEX_MAX_CAPTURES 24

typedef struct {
    guint32 rule;
    guint32 start, end;                 /* atoms of the date itself */
    guint32 context_start, context_end; /* with the words before and after it */
    guint n_captures;
    TimexCapture captures[TIMEX_MAX_CAPTURES];
} TimexMatch;

typedef struct TimexPatterns TimexPatterns;

TimexPatterns *timex_patterns_new(void);
void timex_patterns_free(TimexPatterns *patterns);

/* Names a part for later patterns ("@name"). */
void timex_patterns_define(TimexPatterns *patterns, const gchar *name, const gchar *text);

/* Compiles a pattern as the given rule; its words are added to words. A listed one is tried
 * only right behind a date. FALSE with DS_ERROR_FORMAT when it has not the form above. */
gboolean timex_patterns_add(TimexPatterns *patterns,
                            TimexWords *words,
                            const gchar *text,
                            guint32 rule,
                            gboolean listed,
                            GError **error);

/* After the last pattern and before the first match. */
void timex_patterns_freeze(TimexPatterns *patterns);

/* Calls found for every way a rule matches from the atom on. */
typedef void (*TimexFound)(const TimexMatch *match, gpointer data);
void timex_patterns_match(const TimexPatterns *patterns,
                          const TimexScan *scan,
                          guint32 atom,
                          gboolean behind_date,
                          TimexFound found,
                          gpointer data);

#endif
