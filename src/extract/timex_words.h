/* Words of dates and the text of a block cut into what patterns are made of. */
#ifndef DS_EXTRACT_TIMEX_WORDS_H
#define DS_EXTRACT_TIMEX_WORDS_H

#include <dossier/corpus.h>

#include "pack/lexicon.h"
#include "pack/pack.h"

/* What a word can be in a pattern. Words that stand in patterns themselves get numbers from
 * SYMBOL_FIRST_LITERAL on. */
typedef enum {
    SYMBOL_NONE,
    SYMBOL_NUMBER,     /* a number in words; value ×2, as there are halves */
    SYMBOL_DAY,        /* a day in words */
    SYMBOL_MONTH,      /* the number of a month in words */
    SYMBOL_ROMAN,      /* Roman figures */
    SYMBOL_WEEKDAY,    /* value: 1 … 7, + TIMEX_ORDINAL, TIMEX_ROOM */
    SYMBOL_MONTH_NAME, /* value: 1 … 12, + TIMEX_LUNAR */
    SYMBOL_DAYPART,
    SYMBOL_PORTION, /* value: row of date_portions with the form */
    SYMBOL_SEASON,  /* value: row of date_seasons */
    SYMBOL_HOLIDAY, /* value: row of date_holidays */
    SYMBOL_LUNAR,
    SYMBOL_PREPOSITION, /* stands before dates */
    SYMBOL_NO_DATE,     /* stands before numbers that are no dates */
    SYMBOL_FUTURE,
    SYMBOL_PAST,
    SYMBOL_RELATIVE_DAY, /* value: row of date_relative */
    SYMBOL_RELATIVE_WEEK,
    SYMBOL_RELATIVE_MONTH,
    SYMBOL_RELATIVE_QUARTER,
    SYMBOL_RELATIVE_YEAR,
    SYMBOL_RELATIVE_OTHER,
    SYMBOL_COUNTED, /* what is counted: a number before it is no date */
    SYMBOL_VAGUE,   /* a row of date_relative that gives no calendar days */
    SYMBOL_FIRST_LITERAL,
} TimexSymbol;

/* Added to values: the word is an ordinal too; names rooms and the like too; a lunar month. */
#define TIMEX_ORDINAL 8
#define TIMEX_ROOM    16
#define TIMEX_LUNAR   16

typedef struct {
    guint16 symbol;
    gint32 value;
} TimexSense;

typedef struct TimexWords TimexWords;

TimexWords *timex_words_new(void);
void timex_words_free(TimexWords *words);

/* Adds a form with a sense; any_case adds the usual capitalisations as well. */
void timex_words_add(
    TimexWords *words, const gchar *form, gboolean any_case, guint16 symbol, gint32 value);

/* The symbol of a word of patterns. */
guint16 timex_words_literal(TimexWords *words, const gchar *form, gboolean any_case);

void timex_words_freeze(TimexWords *words);

guint16 timex_words_n_symbols(const TimexWords *words);

typedef enum {
    ATOM_WORD,
    ATOM_NUMBER, /* figures alone */
    ATOM_MARK,
} TimexAtomKind;

typedef enum {
    ATOM_SPACE = 1 << 0,   /* white space before it */
    ATOM_CAPITAL = 1 << 1, /* begins with a capital */
    ATOM_OPENS = 1 << 2,   /* first of a block or a sentence */
    ATOM_CAPS = 1 << 3,    /* all capitals, or one letter */
    ATOM_AFTER_PREPOSITION = 1 << 4,
    ATOM_AFTER_NO_DATE = 1 << 5,
    ATOM_AFTER_DAYPART = 1 << 6,
    ATOM_FUTURE = 1 << 7, /* a word of the future begins here */
    ATOM_PAST = 1 << 8,
} TimexAtomFlags;

/* What an atom may be taken for, and what a place in a pattern takes, as sets of bits: where
 * they share none there is nothing to try. Symbols share their bits with others. */
typedef guint64 TimexLooks;

#define TIMEX_LOOKS_WORD G_GUINT64_CONSTANT(0x0001)
#define TIMEX_LOOKS_DIGIT                                                                      \
    G_GUINT64_CONSTANT(0x0002)                        /* one figure; two, three and four: next \
                                                       */
#define TIMEX_LOOKS_LONG   G_GUINT64_CONSTANT(0x0020) /* more than four */
#define TIMEX_LOOKS_SLASH  G_GUINT64_CONSTANT(0x0040)
#define TIMEX_LOOKS_DASH   G_GUINT64_CONSTANT(0x0080)
#define TIMEX_LOOKS_POINT  G_GUINT64_CONSTANT(0x0100)
#define TIMEX_LOOKS_COMMA  G_GUINT64_CONSTANT(0x0200)
#define TIMEX_LOOKS_MARK   G_GUINT64_CONSTANT(0x0400) /* any other mark */
#define TIMEX_LOOKS_END    G_GUINT64_CONSTANT(0x0800) /* no atom: the end of the block */
#define TIMEX_LOOKS_SYMBOL 12                         /* the first bit of the symbols */
#define TIMEX_LOOKS_ALL    G_MAXUINT64

static inline TimexLooks
timex_looks_of_symbol(guint16 symbol)
{
    return G_GUINT64_CONSTANT(1) << (TIMEX_LOOKS_SYMBOL + symbol % (64 - TIMEX_LOOKS_SYMBOL));
}

static inline TimexLooks
timex_looks_of_digits(guint n_digits)
{
    if (n_digits == 0)
        return 0;
    return n_digits > 4 ? TIMEX_LOOKS_LONG : TIMEX_LOOKS_DIGIT << (n_digits - 1);
}

TimexLooks timex_looks_of_mark(guint8 mark);

/* A token, save that figures are cut from letters, points and commas. */
typedef struct {
    guint32 start, end; /* bytes */
    guint32 first_reading;
    guint16 n_readings;
    guint16 flags; /* TimexAtomFlags */
    guint8 kind;   /* TimexAtomKind */
    guint8 n_digits;
    guint8 mark;    /* the ASCII mark; '-' for every dash, 0 for other marks */
    guint16 number; /* of up to four figures */
    TimexLooks looks;
} TimexAtom;

/* A phrase of the lists that begins at an atom. */
typedef struct {
    const TimexSense *senses;
    guint32 n_senses;
    guint32 next; /* the atom after it */
} TimexReading;

typedef struct {
    const gchar *text;
    TimexAtom *atoms;
    guint32 n_atoms, atom_room;
    TimexReading *readings;
    guint32 n_readings, reading_room;
} TimexScan;

void timex_scan_init(TimexScan *scan);
void timex_scan_clear(TimexScan *scan);

/* Cuts the tokens [first, end) of an article, a block's, into atoms with their readings. */
void timex_scan_block(TimexScan *scan,
                      const TimexWords *words,
                      const DsArticle *article,
                      guint32 first,
                      guint32 end);

static inline const TimexAtom *
timex_atom(const TimexScan *scan, guint32 index)
{
    return &scan->atoms[index];
}

static inline TimexLooks
timex_looks_at(const TimexScan *scan, guint32 index)
{
    return index < scan->n_atoms ? scan->atoms[index].looks : TIMEX_LOOKS_END;
}

static inline gboolean
timex_atom_is_glued(const TimexScan *scan, guint32 index)
{
    return index > 0 && index < scan->n_atoms &&
           (timex_atom(scan, index)->flags & ATOM_SPACE) == 0;
}

/* The value of the longest reading of the atom with the symbol; FALSE when it has none. */
gboolean timex_scan_reading(
    const TimexScan *scan, guint32 atom, guint16 symbol, gint32 *value, guint32 *next);

#endif
