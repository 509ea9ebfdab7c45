/* The figures and dates of a sentence with the words around them, for comparing two sentences
 * that tell the same. */
#ifndef DS_REPORT_GAPS_FIGURES_H
#define DS_REPORT_GAPS_FIGURES_H

#include "report/parts.h"

/* Units that are no words. */
#define DS_UNIT_NONE    G_MAXUINT32
#define DS_UNIT_PERCENT (G_MAXUINT32 - 1)
#define DS_UNIT_SCALE   (G_MAXUINT32 - 2)

/* What a number in a text says, as far as its digits go. */
typedef struct {
    gdouble low, high;   /* the same but for a range: "3 – 5" */
    gdouble step;        /* worth of the last digit that is no closing zero */
    guint n_significant; /* digits from the first to that one */
    gboolean decimal;    /* digits stand behind a decimal mark */
} DsNumber;

/* A number or a date in a sentence. */
typedef struct {
    guint32 start, end; /* bytes in the article */
    guint first, last;  /* words of the row, a scale ("triệu") among them */
    gboolean is_date;
    gboolean round;    /* "gần", "hơn": a number that is not exact */
    gboolean name;     /* "thứ 3": names a thing, or ranks it */
    gboolean spelled;  /* "ba": agrees with others, and is held against none */
    gboolean relative; /* of a date: as spelled */
    gboolean yearless; /* of a day: its year is not said */
    gboolean scaled;   /* "triệu" multiplies it */
    guint said;        /* of a relative date: its words, hashed; else 0 */
    DsNumber number;
    guint32 unit;    /* id of the word counted, or one of the units above */
    guint32 person;  /* whose name stands right before it, or G_MAXUINT32 */
    DsDate from, to; /* of a date */
    DsPrecision precision;
    guint32 left[2], right[2]; /* ids of the words before and behind, nearest first; G_MAXUINT32
                                  when there are none */
} DsFigure;

typedef struct DsFigureRules DsFigureRules;
DsFigureRules *ds_figure_rules_new(DsPack *pack);
void ds_figure_rules_free(DsFigureRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsFigureRules, ds_figure_rules_free)

/* The figures of a row (of DsFigure), by place; numbers that are parts of dates or of names of
 * documents ("436/QĐ-TTg") are none. The caller owns it. */
GArray *ds_figures_of(const DsReportContext *context, const DsFigureRules *rules, guint row);

/* Whether two figures say the same, as far as their exactness goes, whatever they count. */
gboolean ds_figures_agree(const DsFigure *a, const DsFigure *b);

/* Whether two numbers count the same. An amount need not say what everybody counts: "76 triệu"
 * and "76 triệu đồng". */
gboolean ds_figures_count_alike(const DsFigure *a, const DsFigure *b);

/* Whether two figures can be held against one another: dates known alike, counts of one unit
 * that is said, what stands behind one person's name, or ranks of one kind. */
gboolean ds_figures_comparable(const DsFigure *a, const DsFigure *b);

/* How many of the four words around two figures are the same, 0 … 4. */
guint ds_figures_nearness(const DsFigure *a, const DsFigure *b);

/* Reads the number at text[start, end); a point or comma before exactly three digits parts
 * thousands, else it is the decimal mark. */
DsNumber ds_number_read(const gchar *start, const gchar *end);

void ds_number_scale(DsNumber *number, gdouble factor);

/* Whether one may be the other, rounded: "752.300" and "752.370". */
gboolean ds_numbers_agree(const DsNumber *a, const DsNumber *b);

/* How far apart two numbers are, 0 … 3: the logarithm of their ratio, but 0 when one may be a
 * slip of the pen of the other. */
gdouble ds_numbers_apart(const DsNumber *a, const DsNumber *b);

/* What stands around a figure of a row. */
typedef struct {
    GArray *terms;  /* of DsTermWeight: the nearer the more, length 1 */
    GArray *names;  /* the same of the words with a capital */
    guint n_rivals; /* other figures of the row that count the same */
} DsSurroundings;

/* figures are those of the row. */
DsSurroundings *ds_surroundings_new(const DsReportContext *context,
                                    guint row,
                                    const GArray *figures,
                                    const DsFigure *figure);
void ds_surroundings_free(DsSurroundings *around);

/* A figure where it stands; all borrowed. */
typedef struct {
    const DsFigure *figure;
    const DsSurroundings *around;
    guint row;
} DsPlaced;

/* How alike two figures of two rows stand, above 0 when they are likely to be of one thing: by
 * the words around each, the nearer the more, by the names there that the other sentence does
 * not have, by figures beside them that count the same, by how far apart they are themselves,
 * and by the nearness of their sentences. */
gdouble
ds_figures_alike(const DsTerms *terms, const DsPlaced *a, const DsPlaced *b, gdouble nearness);

#endif
