#include "corpus/turn.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/clue-private.h"
#include "corpus/figures.h"
#include "corpus/words.h"

typedef struct {
    const DsArticle *article;
    const DsWords *words;
    const DsClueWords *roles;
    GArray *turns; /* of DsTurn */
} Reading;

/* How far before the words of the year its month or part begins. */
#define MAX_LEFT 24

/* The month whose number ends right before at: "tháng 12", "13/11"; *start gets where it
 * begins. 0 when there is none. */
static guint8
month_before(const Reading *reading, guint32 from, guint32 at, guint32 *start)
{
    const gchar *text = reading->article->text;
    g_autofree gchar *number = NULL, *word = NULL;
    DsDateWord meaning;
    const guint32 number_at = ds_figures_word_before(text, from, at, &number);
    const gchar *last = number != NULL ? strpbrk(number, "/-.") : NULL;
    const gchar *digits = last != NULL ? last + 1 : number;

    if (digits == NULL || *digits == '\0' || strspn(digits, "0123456789") != strlen(digits))
        return 0;
    const guint64 month = g_ascii_strtoull(digits, NULL, 10);
    if (month < 1 || month > 12)
        return 0;
    *start = number_at;
    if (last != NULL)
        return (guint8)month;
    *start = ds_figures_word_before(text, from, number_at, &word);
    return word != NULL && ds_words_date(reading->words, word, &meaning) &&
                   meaning.role == DS_DATE_WORD_MONTH
               ? (guint8)month
               : 0;
}

static void
read_at(const Reading *reading, guint32 at, guint32 end, gint8 years)
{
    const gchar *text = reading->article->text;
    guint32 from = at > MAX_LEFT ? at - MAX_LEFT : 0;
    DsTurn turn = {.years = years, .start = at, .end = end};

    while (((guchar)text[from] & 0xC0) == 0x80)
        from++;
    turn.month = month_before(reading, from, at, &turn.start);
    if (turn.month == 0) {
        g_autofree gchar *left = ds_clue_window(text, from, at);
        turn.part = (guint8)ds_clue_part(reading->roles, g_strchomp(left));
    }
    if (turn.month != 0 || turn.part != DS_YEAR_WHOLE)
        g_array_append_val(reading->turns, turn);
}

static void
read_forms(const Reading *reading, DsClueRole role, gint8 years)
{
    const gchar *text = reading->article->text;
    const GPtrArray *forms = reading->roles->forms[role];

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        for (const gchar *p = strstr(text, form); p != NULL; p = strstr(p + n, form))
            read_at(reading, (guint32)(p - text), (guint32)(p - text + (gssize)n), years);
    }
}

GArray *
ds_turns_read(const DsArticle *article, DsPack *pack)
{
    const Reading reading = {.article = article,
                             .words = ds_words(pack),
                             .roles = ds_clue_words(pack),
                             .turns = g_array_new(FALSE, FALSE, sizeof(DsTurn))};

    read_forms(&reading, DS_CLUE_ROLE_LAST, 1);
    read_forms(&reading, DS_CLUE_ROLE_THIS, 0);
    return reading.turns;
}

static gboolean
tells_same(const DsTurn *turn, const DsClue *clue)
{
    if (turn->month != 0)
        return (clue->kind == DS_CLUE_DAY || clue->kind == DS_CLUE_MONTH) && !clue->known &&
               clue->date.month == turn->month;
    return clue->part == turn->part;
}

static gboolean
is_known(const GArray *clues, const DsClue *fresh)
{
    for (guint i = 0; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->kind == DS_CLUE_TURN && clue->date.year == fresh->date.year)
            return TRUE;
    }
    return FALSE;
}

void
ds_turns_pair(const GArray *own, const GPtrArray *accounts, GArray *clues)
{
    for (guint i = 0; i < own->len; i++) {
        const DsTurn *turn = &g_array_index(own, DsTurn, i);
        for (guint a = 0; a < accounts->len; a++) {
            const GArray *theirs = (const GArray *)g_ptr_array_index(accounts, a);
            const guint n = theirs->len; /* clues may be one of them and grow */
            for (guint k = 0; k < n; k++) {
                const DsClue *clue = &g_array_index(theirs, DsClue, k);
                const DsClue fresh = {.kind = DS_CLUE_TURN,
                                      .date = {(gint16)(clue->date.year + turn->years), 0, 0},
                                      .born = clue->date.year,
                                      .start = turn->start,
                                      .end = turn->end};
                if (tells_same(turn, clue) && !is_known(clues, &fresh))
                    g_array_append_val(clues, fresh);
            }
        }
    }
}
