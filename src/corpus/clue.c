#include "corpus/clue.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/figures.h"
#include "corpus/words.h"

/* What a word beside a date tells of it; the names are those of the list. */
typedef enum {
    ROLE_FUTURE, /* near the date: what is dated is to come */
    ROLE_TOLD,   /* before the day of the news */
    ROLE_LIMIT,  /* right before a year: it lasts to it or starts from it */
    ROLE_BIRTH,  /* right before a date of birth */
    ROLE_SPAN,   /* between the two ends of a span */
    ROLE_LAST,   /* last year */
    N_ROLES,
} Role;

static const gchar *const role_names[N_ROLES] = {"future", "told", "limit",
                                                 "birth",  "span", "last-year"};

typedef struct {
    GPtrArray *forms[N_ROLES]; /* of gchar, borrowed from the pack, folded as written there */
} ClueWords;

typedef struct {
    const DsWords *words;
    const ClueWords *roles;
    const DsArticle *article;
    GArray *clues; /* of DsClue */
} Reading;

static gpointer
clue_words_make(DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "reference_words");
    ClueWords *words = g_new0(ClueWords, 1);

    for (guint role = 0; role < N_ROLES; role++)
        words->forms[role] = g_ptr_array_new();
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        for (guint role = 0; role < N_ROLES; role++)
            if (g_strcmp0(ds_table_get(table, row, "role"), role_names[role]) == 0 &&
                ds_table_get(table, row, "form") != NULL)
                g_ptr_array_add(words->forms[role], (gpointer)ds_table_get(table, row, "form"));
    return words;
}

static void
clue_words_free(gpointer data)
{
    ClueWords *words = (ClueWords *)data;

    for (guint role = 0; role < N_ROLES; role++)
        g_ptr_array_unref(words->forms[role]);
    g_free(words);
}

static gboolean
is_letter_at(const gchar *p)
{
    return g_unichar_isalnum(g_utf8_get_char(p));
}

static gboolean
holds_form(const GPtrArray *forms, const gchar *folded)
{
    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        for (const gchar *p = strstr(folded, form); p != NULL; p = strstr(p + n, form))
            if ((p == folded || p[-1] == ' ') && !is_letter_at(p + n))
                return TRUE;
    }
    return FALSE;
}

static gboolean
ends_in_form(const GPtrArray *forms, const gchar *folded)
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

/* How far from a date the word stands that puts it ahead. */
#define FUTURE_LEFT  100
#define FUTURE_RIGHT 60

/* The folded text of the sentence within so many bytes of the date; the caller owns it. */
static gchar *
window(const gchar *text, guint32 from, guint32 to)
{
    while (((guchar)text[from] & 0xC0) == 0x80)
        from++;
    while (((guchar)text[to] & 0xC0) == 0x80)
        to++;
    return ds_utf8_fold_blanks(text + from, (gssize)(to - from));
}

/* "sẽ được thực hiện từ 1/1/2018": the word stands near, mostly before. One far off in a long
 * sentence speaks of something else. */
static gboolean
speaks_of_future(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    const guint32 from =
        offset - sentence->start > FUTURE_LEFT ? offset - FUTURE_LEFT : sentence->start;
    g_autofree gchar *folded =
        window(reading->article->text, from, MIN(sentence->end, offset + FUTURE_RIGHT));

    return holds_form(reading->roles->forms[ROLE_FUTURE], folded);
}

/* What stands right before the date, without the words that belong to it ("ngày", "năm"); the
 * caller owns it. */
static gchar *
left_of(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = reading->article->text;
    guint32 end = offset;

    for (guint n = 0; n < 2; n++) {
        g_autofree gchar *word = NULL;
        DsDateWord meaning;
        const guint32 at = ds_figures_word_before(text, sentence->start, end, &word);
        if (word == NULL || !ds_words_date(reading->words, word, &meaning) ||
            (meaning.role != DS_DATE_WORD_DAY && meaning.role != DS_DATE_WORD_MONTH &&
             meaning.role != DS_DATE_WORD_YEAR))
            break;
        end = at;
    }
    while (end > sentence->start && strchr(" (,:.", text[end - 1]) != NULL)
        end--;
    return window(text, end - sentence->start > 40 ? end - 40 : sentence->start, end);
}

/* A word of the news stands among the three before the date ("lúc 9h30 ngày 23/5"), or two of
 * them make one. */
static gboolean
is_told(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = reading->article->text;
    guint32 end = offset, at = offset;

    while (end > sentence->start && text[end - 1] == ' ')
        end--;
    for (guint n = 0; n < 3 && at > sentence->start; n++) {
        g_autofree gchar *word = NULL;
        at = ds_figures_word_before(text, sentence->start, at, &word);
        if (word == NULL)
            return FALSE;
        g_autofree gchar *phrase = ds_utf8_fold(text + at, (gssize)(end - at));
        const GPtrArray *told = reading->roles->forms[ROLE_TOLD];
        for (guint i = 0; i < told->len; i++)
            if (g_str_equal(g_ptr_array_index(told, i), phrase) ||
                g_str_equal(g_ptr_array_index(told, i), word))
                return TRUE;
    }
    return FALSE;
}

/* "Ngày 31/5, …" at the head of one of the first sentences is the day of the news. */
static gboolean
opens_news(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = reading->article->text;
    guint32 words = 0;

    if (sentence->number > 3 || offset == sentence->start || offset - sentence->start > 40)
        return FALSE;
    for (guint32 i = sentence->start; i < offset; i++)
        words += text[i] == ' ';
    return words == 1 && text[offset - 1] == ' ';
}

static gboolean
names_day(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    g_autofree gchar *word = NULL;
    DsDateWord meaning;

    ds_figures_word_before(reading->article->text, sentence->start, offset, &word);
    return word != NULL && ds_words_date(reading->words, word, &meaning) &&
           (meaning.role == DS_DATE_WORD_DAY || meaning.role == DS_DATE_WORD_HALF);
}

/* The weekday in the two words that end at offset, "thứ năm" or "chủ nhật"; 0 when there is
 * none. */
static guint8
weekday_before(const Reading *reading, const gchar *text, guint32 start, guint32 offset)
{
    g_autofree gchar *first = NULL, *second = NULL;
    DsDateWord meaning;
    guint32 at = ds_figures_word_before(text, start, offset, &second);

    if (second != NULL && ds_words_date(reading->words, second, &meaning) &&
        meaning.role == DS_DATE_WORD_DAY) {
        g_free(second);
        at = ds_figures_word_before(text, start, at, &second);
    }
    if (second == NULL)
        return 0;
    ds_figures_word_before(text, start, at, &first);
    g_autofree gchar *both = g_strconcat(first != NULL ? first : "", " ", second, NULL);
    if ((ds_words_date(reading->words, both, &meaning) ||
         ds_words_date(reading->words, second, &meaning)) &&
        meaning.role == DS_DATE_WORD_WEEKDAY)
        return (guint8)meaning.value;
    return 0;
}

/* Only dashes and words of a span stand between the year before and this date: "2019 đến 2023",
 * "1/6/2016 – 1/6/2017". */
static gboolean
ends_span(const Reading *reading, const DsSentence *sentence, const DsClue *before, guint32 at)
{
    if (before->date.year == 0 || before->start < sentence->start || at - before->end > 24)
        return FALSE;
    g_autofree gchar *between = window(reading->article->text, before->end, at);
    g_auto(GStrv) words = g_strsplit(between, " ", -1);
    guint n = 0;

    for (gchar **word = words; *word != NULL; word++) {
        gboolean is_span = **word == '\0' || g_str_equal(*word, "-") ||
                           g_str_equal(*word, "/") || g_str_equal(*word, "–");
        DsDateWord meaning;
        for (guint i = 0; !is_span && i < reading->roles->forms[ROLE_SPAN]->len; i++)
            is_span =
                g_str_equal(g_ptr_array_index(reading->roles->forms[ROLE_SPAN], i), *word);
        if (!is_span &&
            !(ds_words_date(reading->words, *word, &meaning) &&
              (meaning.role == DS_DATE_WORD_DAY || meaning.role == DS_DATE_WORD_MONTH ||
               meaning.role == DS_DATE_WORD_YEAR)))
            return FALSE;
        n += **word != '\0';
    }
    return n > 0;
}

/* The year ends a name: a capital opens the word before it, which does not open the sentence.
 */
static gboolean
ends_name(const Reading *reading, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = reading->article->text;
    g_autofree gchar *word = NULL;
    DsDateWord meaning;
    const guint32 at = ds_figures_word_before(text, sentence->start, offset, &word);

    return word != NULL && at > sentence->start && text[offset - 1] == ' ' &&
           text[offset - 2] != ',' && g_unichar_isupper(g_utf8_get_char(text + at)) &&
           !ds_words_date(reading->words, word, &meaning);
}

static DsClueKind
kind_of_year(const Reading *reading,
             const DsSentence *sentence,
             const DsClue *clue,
             const gchar *left)
{
    if (clue->ahead)
        return DS_CLUE_AHEAD;
    if (ends_in_form(reading->roles->forms[ROLE_LIMIT], left))
        return DS_CLUE_LIMIT;
    return ends_name(reading, sentence, clue->start) ? DS_CLUE_NAME : DS_CLUE_YEAR;
}

static void
join_span(DsClue *from, DsClue *to)
{
    if (from->date.month > 0 || to->date.month > 0) {
        to->ahead = TRUE; /* the end of a term that may still run */
        return;
    }
    const gboolean is_next = to->date.year == from->date.year + 1;
    from->kind = is_next ? DS_CLUE_SPAN_FROM : DS_CLUE_LONG_SPAN;
    to->kind = is_next ? DS_CLUE_SPAN_TO : DS_CLUE_LONG_SPAN;
}

static void
add_clue(Reading *reading, const DsSentence *sentence, const DsFigures *figures)
{
    DsClue clue = {.date = figures->date, .start = figures->start, .end = figures->end};
    g_autofree gchar *left = left_of(reading, sentence, figures->start);

    if (ends_in_form(reading->roles->forms[ROLE_BIRTH], left))
        return;
    clue.ahead = !figures->document && speaks_of_future(reading, sentence, clue.start);
    clue.told =
        is_told(reading, sentence, clue.start) || opens_news(reading, sentence, clue.start);
    if (clue.date.year == 0) {
        clue.kind = DS_CLUE_PARTIAL;
        clue.weekday =
            weekday_before(reading, reading->article->text, sentence->start, clue.start);
    } else if (figures->document) {
        clue.kind = DS_CLUE_NAME;
    } else if (clue.date.month > 0) {
        clue.kind = clue.date.day > 0 ? DS_CLUE_DAY : DS_CLUE_MONTH;
    } else {
        clue.kind = kind_of_year(reading, sentence, &clue, left);
    }
    if (reading->clues->len > 0 && clue.date.year != 0) {
        DsClue *before = &g_array_index(reading->clues, DsClue, reading->clues->len - 1);
        if (ends_span(reading, sentence, before, clue.start) &&
            clue.date.year >= before->date.year)
            join_span(before, &clue);
    }
    g_array_append_val(reading->clues, clue);
}

static void
scan_sentence(Reading *reading, const DsSentence *sentence)
{
    const gchar *text = reading->article->text;

    for (guint32 i = sentence->start; i < sentence->end; i++) {
        DsFigures figures;
        if (!g_ascii_isdigit(text[i]))
            continue;
        const gboolean named = names_day(reading, sentence, i) || is_told(reading, sentence, i);
        if (ds_figures_read(reading->words, text, sentence->start, i, sentence->end, named,
                            &figures))
            add_clue(reading, sentence, &figures);
        i = figures.end - 1;
    }
}

#define NEAR_DAYS 14

static gint
day_of_year(DsDate date)
{
    guint days = date.day;

    for (guint month = 1; month < date.month; month++)
        days += ds_date_month_length(2023, (gint)month);
    return (gint)days;
}

/* The last day of May and the second of June are of two months and lie side by side. */
static void
mark_near(GArray *clues)
{
    const DsClue *news = NULL;

    for (guint i = 0; i < clues->len && news == NULL; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (clue->kind == DS_CLUE_PARTIAL && clue->told && !clue->ahead)
            news = clue;
    }
    for (guint i = 0; i < clues->len && news != NULL; i++) {
        DsClue *clue = &g_array_index(clues, DsClue, i);
        const gint days = ABS(day_of_year(clue->date) - day_of_year(news->date));
        clue->near =
            clue->kind == DS_CLUE_DAY && (days <= NEAR_DAYS || days >= 365 - NEAR_DAYS);
    }
}

GArray *
ds_clues_read(const DsArticle *article, DsPack *pack)
{
    Reading reading = {
        .words = ds_words(pack),
        .roles = (const ClueWords *)ds_pack_memo(pack, "corpus-clues", clue_words_make,
                                                 clue_words_free),
        .article = article,
        .clues = g_array_new(FALSE, FALSE, sizeof(DsClue)),
    };

    for (guint i = 0; i < article->sentences->len; i++)
        scan_sentence(&reading, &g_array_index(article->sentences, DsSentence, i));
    mark_near(reading.clues);
    return reading.clues;
}

gboolean
ds_clues_say_last_year(const DsArticle *article, DsPack *pack)
{
    const ClueWords *words =
        (const ClueWords *)ds_pack_memo(pack, "corpus-clues", clue_words_make, clue_words_free);
    const GPtrArray *forms = words->forms[ROLE_LAST];

    for (guint i = 0; i < forms->len; i++)
        if (strstr(article->text, (const gchar *)g_ptr_array_index(forms, i)) != NULL)
            return TRUE;
    return FALSE;
}
