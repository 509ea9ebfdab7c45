#include "corpus/reference.h"

#include <string.h>

#include "corpus/clue.h"
#include "corpus/year.h"

void
ds_reference_state(DsArticle *article)
{
    if (article->published.basis == NULL)
        return;
    article->reference.date = article->published.date;
    article->reference.start = article->published.start;
    article->reference.end = article->published.end;
    article->reference.basis = g_intern_static_string("stated");
}

/* A word of the news before a day says three times as much as the day alone. */
#define TOLD_WEIGHT 3

gint
ds_reference_month(const GArray *clues)
{
    guint counts[13] = {0};
    gint best = 0;

    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->kind == DS_CLUE_PARTIAL && !clue->ahead)
            counts[clue->date.month] += clue->told ? TOLD_WEIGHT : 1;
    }
    for (guint i = clues->len; i > 0; i--) { /* of equals the first in the text */
        const DsClue *clue = &g_array_index(clues, DsClue, i - 1);
        if (clue->kind == DS_CLUE_PARTIAL && counts[clue->date.month] > 0 &&
            (best == 0 || counts[clue->date.month] >= counts[best]))
            best = clue->date.month;
    }
    return best;
}

#define KNOWN_COST 1000

/* Whether a clue can have told the year: not when it names one that was still to come, or one
 * farther back than the last. */
static gboolean
can_decide(const DsClue *clue, gint year)
{
    if (clue->known)
        return clue->date.year <= year && (clue->until.year == 0 || clue->until.year >= year);
    return clue->ahead || clue->date.year == year || clue->date.year == year - 1;
}

/* The clue that speaks most for the year. */
static const DsClue *
best_clue(const GArray *clues, gint year, gint month)
{
    const DsClue *best = NULL;
    guint least = G_MAXUINT;

    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        guint cost = clue->date.year != 0 ? ds_year_cost(clue, year, month) : G_MAXUINT;
        if (clue->date.year != 0 && clue->known) /* what is written is shown first */
            cost += KNOWN_COST;
        if (clue->date.year != 0 && !can_decide(clue, year))
            cost += 2 * KNOWN_COST;
        if (cost < least) {
            least = cost;
            best = clue;
        }
    }
    return best;
}

/* The first day beside a word that is said on the day of writing. */
static const DsClue *
day_of_writing(const GArray *clues, gint year)
{
    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->today && (clue->date.year == 0 || clue->date.year == year))
            return clue;
    }
    return NULL;
}

/* The newest whole day or month of the year that is not ahead. */
static const DsClue *
newest_past(const GArray *clues, gint year)
{
    const DsClue *best = NULL;

    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->ahead || clue->known || clue->date.year != year || clue->date.month == 0)
            continue;
        if (best == NULL || ds_date_compare(clue->date, best->date) > 0)
            best = clue;
    }
    return best;
}

static gboolean
is_earlier(const DsClue *a, const DsClue *b)
{
    return a->date.month != b->date.month ? a->date.month < b->date.month
                                          : a->date.day < b->date.day;
}

/* The first day without a year that can be past: news tells its event first. A day after one
 * that is still to come is to come too. */
static const DsClue *
first_partial(const GArray *clues)
{
    const DsClue *ahead = NULL;

    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->kind == DS_CLUE_PARTIAL && clue->ahead &&
            (ahead == NULL || is_earlier(clue, ahead)))
            ahead = clue;
    }
    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->kind == DS_CLUE_PARTIAL && !clue->ahead &&
            (ahead == NULL || clue->told || !is_earlier(ahead, clue)))
            return clue;
    }
    return ahead;
}

static gchar *
words_of(const DsArticle *article, const DsClue *clue)
{
    if (clue->kind == DS_CLUE_AGE)
        return g_strdup_printf("%d + %d", clue->born, clue->date.year - clue->born);
    if (clue->kind == DS_CLUE_TURN) {
        g_autofree gchar *told =
            g_strndup(article->text + clue->start, clue->end - clue->start);
        return g_strdup_printf("%s = %d", told, clue->born);
    }
    return g_strndup(article->text + clue->start, clue->end - clue->start);
}

static gchar *
reason_of(const DsArticle *article,
          DsPack *pack,
          const gchar *key,
          gint year,
          const DsClue *shown,
          const DsClue *evidence)
{
    GString *why = g_string_new(ds_pack_label(pack, key));
    g_autofree gchar *text = words_of(article, shown);
    g_autofree gchar *number = g_strdup_printf("%d", year);

    g_string_replace(why, "{text}", text, 0);
    g_string_replace(why, "{year}", number, 0);
    if (evidence != NULL) {
        g_autofree gchar *other = words_of(article, evidence);
        g_string_replace(why, "{evidence}", other, 0);
    }
    return g_string_free(why, FALSE);
}

static void
set_reference(
    DsArticle *article, DsDate date, const DsClue *shown, const gchar *basis, gchar *why)
{
    /* an event's day is not the day of writing: the month is what it tells; 29/2 may not be */
    if (!shown->told || date.month == 0 ||
        date.day > ds_date_month_length(date.year, date.month))
        date.day = 0;
    if (shown->today && date.day > 0)
        date = ds_date_from_days(ds_date_days(date) + shown->written);
    g_free(article->reference.why);
    article->reference = (DsDateField){
        .date = date, .start = shown->start, .end = shown->end, .basis = basis, .why = why};
}

static gchar *
reason_of_sibling(const DsArticle *sibling, DsPack *pack)
{
    GString *why = g_string_new(ds_pack_label(pack, "reference.why.sibling"));

    /* its number in the sources; a path would tell of the machine */
    g_string_replace(why, "{number}", sibling->id + strlen("a"), 0);
    return g_string_free(why, FALSE);
}

/* The day of the news is the article's own, its year that of another account. */
static void
infer_with_witness(DsArticle *article,
                   const DsClue *partial,
                   gint year,
                   const DsArticle *witness,
                   DsPack *pack)
{
    set_reference(article, (DsDate){(gint16)year, partial->date.month, partial->date.day},
                  partial, g_intern_static_string("sibling"), reason_of_sibling(witness, pack));
}

void
ds_reference_infer(
    DsArticle *article, const GArray *clues, gint year, const DsArticle *witness, DsPack *pack)
{
    const gchar *inferred = g_intern_static_string("inferred");
    const DsClue *today = day_of_writing(clues, year);
    const DsClue *evidence = best_clue(clues, year, ds_reference_month(clues));
    const DsClue *partial = today == NULL           ? first_partial(clues)
                            : today->date.year == 0 ? today
                                                    : NULL;
    const DsClue *past = today == NULL           ? newest_past(clues, year)
                         : today->date.year == 0 ? NULL
                                                 : today;

    if (evidence == NULL || (witness != NULL && !can_decide(evidence, year))) {
        if (partial != NULL && witness != NULL)
            infer_with_witness(article, partial, year, witness, pack);
        else if (evidence != NULL)
            ds_reference_borrow(article, witness, (DsDate){(gint16)year, 0, 0}, pack);
    } else if (partial != NULL &&
               (past == NULL || past->near || past->date.month <= partial->date.month)) {
        const DsDate date = {(gint16)year, partial->date.month, partial->date.day};
        const gchar *key = evidence->ahead ? "reference.why.ahead" : "reference.why.year";
        set_reference(article, date, partial, inferred,
                      reason_of(article, pack, key, year, partial, evidence));
    } else if (past != NULL) {
        set_reference(article, past->date, past, inferred,
                      reason_of(article, pack, "reference.why.event", year, past, NULL));
    } else {
        const gchar *key = evidence->kind == DS_CLUE_AGE ? "reference.why.age"
                           : evidence->date.year == year && evidence->kind != DS_CLUE_TURN
                               ? "reference.why.years"
                               : "reference.why.weighed";
        set_reference(article, (DsDate){(gint16)year, 0, 0}, evidence, inferred,
                      reason_of(article, pack, key, year, evidence, NULL));
    }
}

void
ds_reference_borrow(DsArticle *article, const DsArticle *sibling, DsDate date, DsPack *pack)
{
    g_free(article->reference.why);
    article->reference = (DsDateField){.date = date,
                                       .basis = g_intern_static_string("sibling"),
                                       .why = reason_of_sibling(sibling, pack)};
}
