#include "corpus/clue-private.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/facts.h"
#include "corpus/figures.h"
#include "corpus/words.h"

static const gchar *const role_names[DS_N_CLUE_ROLES] = {
    "future",  "told",   "limit",     "birth", "span",       "last-year",
    "law",     "no-law", "join",      "today", "day-before", "day-after",
    "counted", "list",   "this-year", "early", "middle",     "late"};

static gpointer
clue_words_make(DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "reference_words");
    DsClueWords *words = g_new0(DsClueWords, 1);

    for (guint role = 0; role < DS_N_CLUE_ROLES; role++)
        words->forms[role] = g_ptr_array_new();
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        for (guint role = 0; role < DS_N_CLUE_ROLES; role++)
            if (g_strcmp0(ds_table_get(table, row, "role"), role_names[role]) == 0 &&
                ds_table_get(table, row, "form") != NULL)
                g_ptr_array_add(words->forms[role], (gpointer)ds_table_get(table, row, "form"));
    return words;
}

static void
clue_words_free(gpointer data)
{
    DsClueWords *words = (DsClueWords *)data;

    for (guint role = 0; role < DS_N_CLUE_ROLES; role++)
        g_ptr_array_unref(words->forms[role]);
    g_free(words);
}

const DsClueWords *
ds_clue_words(DsPack *pack)
{
    return (const DsClueWords *)ds_pack_memo(pack, "corpus-clues", clue_words_make,
                                             clue_words_free);
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

/* How far from a date the word stands that puts it ahead. */
#define FUTURE_LEFT  100
#define FUTURE_RIGHT 60

#define COUNTED_LEFT 40

/* The clause ends where the folded text after a date turns to something else: "… và sẽ mở". */
static void
cut_clause(const DsClueWords *roles, gchar *after)
{
    after[strcspn(after, ",;:")] = '\0';
    for (guint i = 0; i < roles->forms[DS_CLUE_ROLE_JOIN]->len; i++) {
        const gchar *form =
            (const gchar *)g_ptr_array_index(roles->forms[DS_CLUE_ROLE_JOIN], i);
        const gsize n = strlen(form);
        for (gchar *p = strstr(after, form); p != NULL; p = strstr(p + n, form))
            if (p > after && p[-1] == ' ' && p[n] == ' ')
                *p = '\0';
    }
}

/* "sẽ được thực hiện từ 1/1/2018": the word stands near, mostly before. One far off in a long
 * sentence speaks of something else. */
static gboolean
speaks_of_future(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
{
    const guint32 from =
        offset - sentence->start > FUTURE_LEFT ? offset - FUTURE_LEFT : sentence->start;
    const gchar *text = reading->article->text;
    g_autofree gchar *before = ds_clue_window(text, from, offset);
    g_autofree gchar *after =
        ds_clue_window(text, offset, MIN(sentence->end, offset + FUTURE_RIGHT));

    cut_clause(reading->roles, after);
    return holds_form(reading->roles->forms[DS_CLUE_ROLE_FUTURE], before) ||
           holds_form(reading->roles->forms[DS_CLUE_ROLE_FUTURE], after);
}

/* What stands right before the date, without the words that belong to it ("ngày", "năm"); the
 * caller owns it. */
static gchar *
left_of(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
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
    return ds_clue_window(text, end - sentence->start > 40 ? end - 40 : sentence->start, end);
}

/* A word of the news stands among the three before the date ("lúc 9h30 ngày 23/5"), or two of
 * them make one. */
static gboolean
is_told(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
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
        const GPtrArray *told = reading->roles->forms[DS_CLUE_ROLE_TOLD];
        for (guint i = 0; i < told->len; i++)
            if (g_str_equal(g_ptr_array_index(told, i), phrase) ||
                g_str_equal(g_ptr_array_index(told, i), word))
                return TRUE;
    }
    return FALSE;
}

/* "Ngày 31/5, …" at the head of one of the first sentences is the day of the news. */
static gboolean
opens_news(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
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
names_day(const DsClueReading *reading, const DsSentence *sentence, guint32 offset)
{
    g_autofree gchar *word = NULL;
    DsDateWord meaning;

    ds_figures_word_before(reading->article->text, sentence->start, offset, &word);
    return word != NULL && ds_words_date(reading->words, word, &meaning) &&
           (meaning.role == DS_DATE_WORD_DAY || meaning.role == DS_DATE_WORD_HALF);
}

/* "vòng bầu cử thứ hai ngày 22/5": what is counted stands before it in its clause. */
static gboolean
is_counted(const DsClueReading *reading, const gchar *text, guint32 start, guint32 at)
{
    g_autofree gchar *left =
        ds_clue_window(text, at - start > COUNTED_LEFT ? at - COUNTED_LEFT : start, at);
    const gchar *clause = left;

    for (const gchar *p = left; (p = strpbrk(p, ",;:.()")) != NULL; p++)
        clause = p + 1;
    return holds_form(reading->roles->forms[DS_CLUE_ROLE_COUNT], clause);
}

/* The weekday in the two words that end at offset, "thứ năm" or "chủ nhật"; 0 when there is
 * none. */
static guint8
weekday_before(const DsClueReading *reading, const gchar *text, guint32 start, guint32 offset)
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
    const gboolean capital = g_unichar_isupper(g_utf8_get_char(text + at));
    at = ds_figures_word_before(text, start, at, &first);
    if (!capital && is_counted(reading, text, start, at))
        return 0;
    g_autofree gchar *both = g_strconcat(first != NULL ? first : "", " ", second, NULL);
    if ((ds_words_date(reading->words, both, &meaning) ||
         ds_words_date(reading->words, second, &meaning)) &&
        meaning.role == DS_DATE_WORD_WEEKDAY)
        return (guint8)meaning.value;
    return 0;
}

/* "hôm qua (23/5)" tells the day of writing; left is the folded text before the date. */
static void
read_today(const DsClueReading *reading, DsClue *clue, const gchar *left)
{
    static const struct {
        DsClueRole role;
        gint8 written;
    } words[] = {{DS_CLUE_ROLE_TODAY, 0}, {DS_CLUE_ROLE_PAST, 1}, {DS_CLUE_ROLE_NEXT, -1}};

    for (guint i = 0; i < G_N_ELEMENTS(words) && clue->date.day > 0; i++) {
        if (!ds_clue_ends_in(reading->roles->forms[words[i].role], left))
            continue;
        clue->today = clue->told = TRUE;
        clue->ahead = FALSE;
        clue->written = words[i].written;
    }
}

/* "31/5 và 1, 2/6/2016": days of a list share the year that the last of them has. */
static void
share_year(const DsClueReading *reading, const DsSentence *sentence, const DsClue *last)
{
    for (guint i = reading->clues->len; i > 0; i--) {
        DsClue *clue = &g_array_index(reading->clues, DsClue, i - 1);
        if (clue->kind != DS_CLUE_PARTIAL || clue->start < sentence->start ||
            !ds_clue_is_listed(reading, clue->end, last->start))
            return;
        clue->kind = DS_CLUE_DAY;
        clue->date.year = (gint16)(last->date.year - (clue->date.month > last->date.month));
    }
}

static void
add_clue(DsClueReading *reading, const DsSentence *sentence, const DsFigures *figures)
{
    DsClue clue = {.date = figures->date, .start = figures->start, .end = figures->end};
    g_autofree gchar *left = left_of(reading, sentence, figures->start);

    if (ds_clue_ends_in(reading->roles->forms[DS_CLUE_ROLE_BIRTH], left))
        return;
    clue.ahead = !figures->document && speaks_of_future(reading, sentence, clue.start);
    clue.told =
        is_told(reading, sentence, clue.start) || opens_news(reading, sentence, clue.start);
    read_today(reading, &clue, left);
    if (clue.date.year == 0) {
        clue.kind = DS_CLUE_PARTIAL;
        clue.weekday =
            weekday_before(reading, reading->article->text, sentence->start, clue.start);
    } else if (figures->document) {
        clue.kind = DS_CLUE_LAW;
    } else if (clue.date.month > 0) {
        clue.kind = clue.date.day > 0 ? DS_CLUE_DAY : DS_CLUE_MONTH;
    } else {
        clue.kind = ds_clue_kind_of_year(reading, sentence, &clue, left);
        clue.part = (guint8)ds_clue_part(reading->roles, left);
    }
    if (reading->clues->len > 0 && clue.date.year != 0) {
        DsClue *before = &g_array_index(reading->clues, DsClue, reading->clues->len - 1);
        if (ds_clue_ends_span(reading, sentence, before, clue.start) &&
            clue.date.year >= before->date.year)
            ds_clue_join_span(before, &clue);
    }
    if (clue.kind == DS_CLUE_DAY)
        share_year(reading, sentence, &clue);
    g_array_append_val(reading->clues, clue);
}

/* The end of "/16" that follows the year in "2015/16": the two figures of the next year; at
 * when they do not. */
static guint32
season_end(const gchar *text, guint32 at, guint32 end, gint year)
{
    if (at + 2 >= end || strchr("/-", text[at]) == NULL || !g_ascii_isdigit(text[at + 1]) ||
        !g_ascii_isdigit(text[at + 2]) || g_ascii_isdigit(text[at + 3]))
        return at;
    return (text[at + 1] - '0') * 10 + text[at + 2] - '0' == (year + 1) % 100 ? at + 3 : at;
}

/* "2015/16": a season stands for its two years. */
static guint32
add_season(DsClueReading *reading, const DsSentence *sentence, DsFigures figures)
{
    const guint32 end =
        season_end(reading->article->text, figures.end, sentence->end, figures.date.year);

    if (figures.date.month > 0 || figures.document || end == figures.end)
        return figures.end;
    DsClue *from = &g_array_index(reading->clues, DsClue, reading->clues->len - 1);
    from->end = end;
    from->kind = DS_CLUE_SPAN_FROM;
    DsClue to = *from;
    to.kind = DS_CLUE_SPAN_TO;
    to.date.year++;
    g_array_append_val(reading->clues, to);
    return end;
}

static void
scan_sentence(DsClueReading *reading, const DsSentence *sentence)
{
    const gchar *text = reading->article->text;

    for (guint32 i = sentence->start; i < sentence->end; i++) {
        DsFigures figures;
        if (!g_ascii_isdigit(text[i]))
            continue;
        const gboolean named = names_day(reading, sentence, i) || is_told(reading, sentence, i);
        if (ds_figures_read(reading->words, text, sentence->start, i, sentence->end, named,
                            &figures)) {
            const guint known = reading->clues->len;
            add_clue(reading, sentence, &figures);
            if (reading->clues->len > known)
                figures.end = add_season(reading, sentence, figures);
        }
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
    DsClueReading reading = {
        .words = ds_words(pack),
        .roles = ds_clue_words(pack),
        .article = article,
        .clues = g_array_new(FALSE, FALSE, sizeof(DsClue)),
    };

    for (guint i = 0; i < article->sentences->len; i++)
        scan_sentence(&reading, &g_array_index(article->sentences, DsSentence, i));
    mark_near(reading.clues);
    ds_facts_read(article, pack, reading.clues);
    return reading.clues;
}

gboolean
ds_clues_say_last_year(const DsArticle *article, DsPack *pack)
{
    const GPtrArray *forms = ds_clue_words(pack)->forms[DS_CLUE_ROLE_LAST];

    for (guint i = 0; i < forms->len; i++)
        if (strstr(article->text, (const gchar *)g_ptr_array_index(forms, i)) != NULL)
            return TRUE;
    return FALSE;
}
