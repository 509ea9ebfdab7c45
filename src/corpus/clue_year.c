#include <string.h>

#include "base/utf8.h"
#include "corpus/clue-private.h"
#include "corpus/figures.h"

static gboolean
is_letter_at(const gchar *p)
{
    return g_unichar_isalnum(g_utf8_get_char(p));
}

gchar *
ds_clue_window(const gchar *text, guint32 from, guint32 to)
{
    while (((guchar)text[from] & 0xC0) == 0x80)
        from++;
    while (((guchar)text[to] & 0xC0) == 0x80)
        to++;
    return ds_utf8_fold_blanks(text + from, (gssize)(to - from));
}

gboolean
ds_clue_ends_in(const GPtrArray *forms, const gchar *folded)
{
    const gsize length = strlen(folded);

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        if (n <= length && g_str_equal(folded + length - n, form) &&
            (n == length || folded[length - n - 1] == ' ' || folded[length - n - 1] == '('))
            return TRUE;
    }
    return FALSE;
}

DsYearPart
ds_clue_part(const DsClueWords *roles, const gchar *folded)
{
    for (guint part = DS_YEAR_EARLY; part <= DS_YEAR_LATE; part++)
        if (ds_clue_ends_in(roles->forms[DS_CLUE_ROLE_EARLY + part - DS_YEAR_EARLY], folded))
            return (DsYearPart)part;
    return DS_YEAR_WHOLE;
}

gboolean
ds_clue_ends_span(const DsClueReading *reading,
                  const DsSentence *sentence,
                  const DsClue *before,
                  guint32 at)
{
    if (before->date.year == 0 || before->start < sentence->start || at - before->end > 24)
        return FALSE;
    g_autofree gchar *between = ds_clue_window(reading->article->text, before->end, at);
    g_auto(GStrv) words = g_strsplit(between, " ", -1);
    guint n = 0;

    for (gchar **word = words; *word != NULL; word++) {
        gboolean is_span = **word == '\0' || g_str_equal(*word, "-") ||
                           g_str_equal(*word, "/") || g_str_equal(*word, "–");
        DsDateWord meaning;
        for (guint i = 0; !is_span && i < reading->roles->forms[DS_CLUE_ROLE_SPAN]->len; i++)
            is_span = g_str_equal(
                g_ptr_array_index(reading->roles->forms[DS_CLUE_ROLE_SPAN], i), *word);
        if (!is_span &&
            !(ds_words_date(reading->words, *word, &meaning) &&
              (meaning.role == DS_DATE_WORD_DAY || meaning.role == DS_DATE_WORD_MONTH ||
               meaning.role == DS_DATE_WORD_YEAR)))
            return FALSE;
        n += **word != '\0';
    }
    return n > 0;
}

#define MAX_LISTED 24

gboolean
ds_clue_is_listed(const DsClueReading *reading, guint32 from, guint32 to)
{
    const gchar *text = reading->article->text;

    if (to <= from || to - from > MAX_LISTED)
        return FALSE;
    g_autofree gchar *between = ds_clue_window(text, from, to);
    g_auto(GStrv) words = g_strsplit_set(between, " ,-", -1);
    for (gchar **word = words; *word != NULL; word++) {
        gboolean listed = strspn(*word, "0123456789") == strlen(*word) && strlen(*word) <= 2;
        DsDateWord meaning;
        for (guint i = 0; !listed && i < reading->roles->forms[DS_CLUE_ROLE_LIST]->len; i++)
            listed = g_str_equal(g_ptr_array_index(reading->roles->forms[DS_CLUE_ROLE_LIST], i),
                                 *word);
        if (!listed && !(ds_words_date(reading->words, *word, &meaning) &&
                         meaning.role == DS_DATE_WORD_DAY))
            return FALSE;
    }
    return TRUE;
}

/* The year ends a name: a capital opens the word before it, which does not open the sentence.
 */
static gboolean
ends_name(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = reading->article->text;
    g_autofree gchar *word = NULL;
    DsDateWord meaning;
    const guint32 at = ds_figures_word_before(text, sentence->start, offset, &word);

    return word != NULL && at > sentence->start && text[offset - 1] == ' ' &&
           text[offset - 2] != ',' && g_unichar_isupper(g_utf8_get_char(text + at)) &&
           !ds_words_date(reading->words, word, &meaning);
}

/* Where the last of the forms begins; -1 when there is none. */
static gssize
last_form(const GPtrArray *forms, const gchar *folded)
{
    gssize last = -1;

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        for (const gchar *p = strstr(folded, form); p != NULL; p = strstr(p + 1, form))
            if ((p == folded || strchr(" (\"", p[-1]) != NULL) && !is_letter_at(p + n))
                last = MAX(last, p - folded);
    }
    return last;
}

#define LAW_LEFT 90

/* "Bộ luật Tố tụng hình sự 2003": nothing but words between the law and its year. */
static gboolean
names_law(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
{
    g_autofree gchar *left = ds_clue_window(
        reading->article->text,
        offset - sentence->start > LAW_LEFT ? offset - LAW_LEFT : sentence->start, offset);
    const gssize law = last_form(reading->roles->forms[DS_CLUE_ROLE_LAW], left);

    return law >= 0 && law > last_form(reading->roles->forms[DS_CLUE_ROLE_NO_LAW], left) &&
           strpbrk(left + law, ".,;:()\"0123456789") == NULL;
}

DsClueKind
ds_clue_kind_of_year(const DsClueReading *reading,
                     const DsSentence *sentence,
                     const DsClue *clue,
                     const gchar *left)
{
    if (names_law(reading, sentence, clue->start))
        return DS_CLUE_LAW;
    if (clue->ahead)
        return DS_CLUE_AHEAD;
    if (ds_clue_ends_in(reading->roles->forms[DS_CLUE_ROLE_LIMIT], left))
        return DS_CLUE_LIMIT;
    return ends_name(reading, sentence, clue->start) ? DS_CLUE_NAME : DS_CLUE_YEAR;
}

void
ds_clue_join_span(DsClue *from, DsClue *to)
{
    if (from->date.month > 0 || to->date.month > 0) {
        to->ahead = TRUE; /* the end of a term that may still run */
        return;
    }
    const gboolean is_next = to->date.year == from->date.year + 1;
    from->kind = is_next ? DS_CLUE_SPAN_FROM : DS_CLUE_LONG_SPAN;
    to->kind = is_next ? DS_CLUE_SPAN_TO : DS_CLUE_LONG_SPAN;
}
