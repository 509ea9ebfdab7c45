#include "corpus/reference.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/words.h"

/* Marks are figures of dates found in the article's sentences: whole days (29/6/2024), days
 * without a year (15,16/7) and years. A sentence that speaks of what is to come bounds the
 * time from above; the others bound it from below. */
typedef struct {
    DsDate date; /* year 0 when it is not written */
    gboolean ahead;
    gboolean told; /* a word of the news before it: "hôm 23/5", "sáng 23/5" */
    guint32 start, end;
} Mark;

typedef struct {
    const DsArticle *article;
    GHashTable *future; /* folded words of the pack; set */
    GHashTable *told;   /* words that stand before the day of the news; set */
    GHashTable *last_year;
    GHashTable *span; /* words and dashes between the years of a span; set */
    gboolean says_last_year;
    GArray *marks; /* of Mark */
} Inference;

static gboolean
digits_at(const gchar *text, guint32 *at, guint32 end, guint max, guint *value)
{
    guint n = 0;

    *value = 0;
    while (*at < end && g_ascii_isdigit(text[*at]) && n <= max) {
        *value = *value * 10 + (guint)(text[*at] - '0');
        (*at)++;
        n++;
    }
    return n > 0 && n <= max;
}

static gboolean
is_plausible_year(guint year)
{
    return year >= 1980 && year <= 2100;
}

/* Reads D/M/Y, M/Y or D/M at *at; "-" and "." only with the year, since they mean more. */
static gboolean
read_figures(const gchar *text, guint32 at, guint32 end, Mark *mark)
{
    guint a = 0, b = 0, c = 0;
    guint32 p = at;

    if (!digits_at(text, &p, end, 2, &a) || p >= end || strchr("/-.", text[p]) == NULL)
        return FALSE;
    const gchar separator = text[p++];
    if (!digits_at(text, &p, end, 4, &b))
        return FALSE;
    mark->start = at;
    mark->end = p;
    if (is_plausible_year(b)) {
        mark->date = (DsDate){(gint16)b, (guint8)a, 0};
        return a >= 1 && a <= 12;
    }
    if (a < 1 || a > 31 || b < 1 || b > 12)
        return FALSE;
    if (p < end && text[p] == separator) {
        p++;
        if (digits_at(text, &p, end, 4, &c) && is_plausible_year(c)) {
            mark->end = p;
            mark->date = (DsDate){(gint16)c, (guint8)b, (guint8)a};
            return ds_date_is_valid(mark->date);
        }
        return FALSE;
    }
    mark->date = (DsDate){0, (guint8)b, (guint8)a};
    return (separator == '/' || mark->told) && a <= ds_date_month_length(2024, (gint)b);
}

/* How far from a date the word stands that puts it ahead. */
#define FUTURE_LEFT  100
#define FUTURE_RIGHT 60

/* "sẽ được thực hiện từ 1/1/2018": the word stands near, mostly before. One far off in a long
 * sentence speaks of something else. */
static gboolean
speaks_of_future(const Inference *inference, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = inference->article->text;
    const gchar *from = text + MAX(sentence->start, offset - MIN(offset, FUTURE_LEFT));
    const gchar *to = text + MIN(sentence->end, offset + FUTURE_RIGHT);
    GHashTableIter iter;
    gpointer word;

    while (((guchar)*from & 0xC0) == 0x80)
        from++;
    while (((guchar)*to & 0xC0) == 0x80)
        to++;
    g_autofree gchar *folded = ds_utf8_fold_blanks(from, (gssize)(to - from));
    g_hash_table_iter_init(&iter, inference->future);
    while (g_hash_table_iter_next(&iter, &word, NULL)) {
        const gchar *found = strstr(folded, (const gchar *)word);
        if (found != NULL &&
            !g_unichar_isalnum(g_utf8_get_char(found + strlen((const gchar *)word))))
            return TRUE;
    }
    return FALSE;
}

/* Whether a word of the set is among the three before offset ("lúc 9h30 ngày 23/5"), or two of
 * them make one. */
static gboolean
follows_word(const GHashTable *words, const gchar *text, guint32 start, guint32 offset)
{
    guint32 end = offset, at;

    while (end > start && text[end - 1] == ' ')
        end--;
    at = end;
    for (guint n = 0; n < 3 && at > start; n++) {
        while (at > start && text[at - 1] != ' ')
            at--;
        g_autofree gchar *word = ds_utf8_fold(text + at, (gssize)(end - at));
        if (g_hash_table_contains((GHashTable *)words, word))
            return TRUE;
        while (at > start && text[at - 1] == ' ')
            at--;
    }
    return FALSE;
}

/* "Ngày 31/5, …" at the head of one of the first sentences is the day of the news. */
static gboolean
opens_news(const Inference *inference, const DsSentence *sentence, guint32 offset)
{
    const gchar *text = inference->article->text;
    guint32 words = 0;

    if (sentence->number > 3)
        return FALSE;
    for (guint32 i = sentence->start; i < offset; i++)
        words += text[i] == ' ';
    return words == 1 && text[offset - 1] == ' ';
}

/* The second year of a span ("2019 đến 2023", "2014 – 2016") is a plan, not the time of
 * writing. */
static gboolean
ends_span(const Inference *inference, const gchar *text, guint32 start, guint32 offset)
{
    guint32 at = offset;

    for (guint n = 0; n < 4 && at > start; n++) {
        while (at > start && text[at - 1] == ' ')
            at--;
        if (at >= start + 4 && g_ascii_isdigit(text[at - 1]) && g_ascii_isdigit(text[at - 2]) &&
            g_ascii_isdigit(text[at - 3]))
            return n > 0;
        guint32 word = at;
        while (word > start && text[word - 1] != ' ' && !g_ascii_isdigit(text[word - 1]))
            word--;
        if (word == at)
            return FALSE;
        g_autofree gchar *folded = ds_utf8_fold(text + word, (gssize)(at - word));
        if (!g_str_equal(folded, "-") && !g_hash_table_contains(inference->span, folded))
            return FALSE;
        at = word;
    }
    return FALSE;
}

static void
scan_sentence(Inference *inference, const DsSentence *sentence)
{
    const gchar *text = inference->article->text;

    for (guint32 i = sentence->start; i < sentence->end; i++) {
        Mark mark = {.ahead = FALSE};
        if (!g_ascii_isdigit(text[i]))
            continue;
        mark.told = follows_word(inference->told, text, sentence->start, i) ||
                    opens_news(inference, sentence, i);
        guint32 stop = i;
        while (stop < sentence->end && g_ascii_isdigit(text[stop]))
            stop++;
        const gboolean fresh = i == sentence->start || strchr("/.", text[i - 1]) == NULL;
        if (fresh && read_figures(text, i, sentence->end, &mark)) {
            stop = MAX(stop, mark.end);
        } else if (fresh && stop - i == 4) {
            mark.date.year = (gint16)g_ascii_strtoull(text + i, NULL, 10);
            mark.start = i;
            mark.end = stop;
            if (!is_plausible_year((guint)mark.date.year))
                mark.end = 0;
        } else {
            mark.end = 0;
        }
        if (mark.end != 0) {
            mark.ahead =
                speaks_of_future(inference, sentence, i) ||
                (mark.date.month == 0 && ends_span(inference, text, sentence->start, i));
            g_array_append_val(inference->marks, mark);
        }
        i = stop - 1;
    }
}

/* The newest whole day or month that is not ahead. */
static const Mark *
newest_known(const Inference *inference)
{
    const Mark *best = NULL;

    for (guint i = 0; i < inference->marks->len; i++) {
        const Mark *mark = &g_array_index(inference->marks, Mark, i);
        if (mark->ahead || mark->date.year == 0 || mark->date.month == 0)
            continue;
        if (best == NULL || ds_date_compare(mark->date, best->date) > 0)
            best = mark;
    }
    return best;
}

/* The newest year written alone and not ahead; a span "2013 - 2017" counts by its end. */
static const Mark *
newest_year(const Inference *inference)
{
    const Mark *best = NULL;

    for (guint i = 0; i < inference->marks->len; i++) {
        const Mark *mark = &g_array_index(inference->marks, Mark, i);
        if (!mark->ahead && mark->date.year != 0 &&
            (best == NULL || mark->date.year > best->date.year))
            best = mark;
    }
    return best;
}

/* The earliest whole day that is ahead and later than what is known to be past. */
static const Mark *
earliest_ahead(const Inference *inference, const Mark *past)
{
    const Mark *best = NULL;

    for (guint i = 0; i < inference->marks->len; i++) {
        const Mark *mark = &g_array_index(inference->marks, Mark, i);
        if (!mark->ahead || mark->date.year == 0 || mark->date.day == 0)
            continue;
        if (past != NULL && ds_date_compare(mark->date, past->date) <= 0)
            continue;
        if (best == NULL || ds_date_compare(mark->date, best->date) < 0)
            best = mark;
    }
    return best;
}

/* The first day without a year: news tells its event first. */
static const Mark *
first_partial(const Inference *inference)
{
    const Mark *ahead = NULL;

    for (guint i = 0; i < inference->marks->len; i++) {
        const Mark *mark = &g_array_index(inference->marks, Mark, i);
        if (mark->date.year == 0 && !mark->ahead)
            return mark;
        if (mark->date.year == 0 && ahead == NULL)
            ahead = mark;
    }
    return ahead;
}

static void
set_reference(const Inference *inference,
              DsArticle *article,
              DsDate date,
              DsPack *pack,
              const gchar *key,
              const Mark *shown,
              const Mark *evidence)
{
    GString *why = g_string_new(ds_pack_label(pack, key));
    const gchar *text = inference->article->text;
    g_autofree gchar *words = g_strndup(text + shown->start, shown->end - shown->start);

    g_string_replace(why, "{text}", words, 0);
    if (evidence != NULL) {
        g_autofree gchar *other =
            g_strndup(text + evidence->start, evidence->end - evidence->start);
        g_string_replace(why, "{evidence}", other, 0);
    }
    if (!shown->told)
        date.day = 0; /* an event's day is not the day of writing: the month is what it tells */
    article->reference.date = date;
    article->reference.start = shown->start;
    article->reference.end = shown->end;
    article->reference.basis = g_intern_static_string("inferred");
    article->reference.why = g_string_free(why, FALSE);
}

/* The year of a day without one: the latest that leaves it before what is ahead; without such
 * a bound the year that puts it next to the newest known day; else the newest year named. */
static void
settle_partial(const Inference *inference,
               DsArticle *article,
               DsPack *pack,
               const Mark *partial)
{
    const Mark *past = newest_known(inference), *year = newest_year(inference);
    const Mark *ahead = earliest_ahead(inference, past);
    DsDate date = partial->date;

    if (ahead != NULL && ahead->date.year - (year != NULL ? year->date.year : 0) <= 2) {
        date.year = ahead->date.year;
        if (ds_date_compare(date, ahead->date) >= 0)
            date.year--;
        set_reference(inference, article, date, pack, "reference.why.ahead", partial, ahead);
    } else if (past != NULL && past->date.year >= (year != NULL ? year->date.year : 0) &&
               !partial->ahead) {
        /* news tells what came after the newest day it looks back to */
        date.year = past->date.year;
        if (date.month < past->date.month)
            date.year++;
        set_reference(inference, article, date, pack, "reference.why.year", partial, past);
    } else if (year != NULL) {
        date.year = year->date.year;
        set_reference(inference, article, date, pack, "reference.why.year", partial,
                      past != NULL && past->date.year == year->date.year ? past : year);
    }
}

static void
infer(const Inference *inference, DsArticle *article, DsPack *pack)
{
    const Mark *past = newest_known(inference);
    const Mark *partial = first_partial(inference);

    if (partial != NULL)
        settle_partial(inference, article, pack, partial);
    if (past != NULL &&
        (article->reference.basis == NULL ||
         ds_date_compare(past->date, article->reference.date) > 0) &&
        (article->reference.basis == NULL || past->date.year != article->reference.date.year ||
         past->date.month > article->reference.date.month)) {
        g_clear_pointer(&article->reference.why, g_free);
        set_reference(inference, article, past->date, pack, "reference.why.event", past, NULL);
    }
    const Mark *year = newest_year(inference);
    if (article->reference.basis == NULL && year != NULL) {
        /* a year that is called by its number where another is "last year" is that one */
        const gint16 later = inference->says_last_year && year->date.month == 0 ? 1 : 0;
        set_reference(inference, article, (DsDate){(gint16)(year->date.year + later), 0, 0},
                      pack, "reference.why.years", year, NULL);
    }
}

/* The words of a role in the pack's list, as a set; the caller owns it. */
static GHashTable *
words_of(DsPack *pack, const gchar *role)
{
    const DsTable *table = ds_pack_table(pack, "reference_words");
    GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        if (g_strcmp0(ds_table_get(table, row, "role"), role) == 0 &&
            ds_table_get(table, row, "form") != NULL)
            g_hash_table_add(words, (gpointer)ds_table_get(table, row, "form"));
    return words;
}

static gboolean
says_any(const Inference *inference, GHashTable *words)
{
    GHashTableIter iter;
    gpointer word;

    g_hash_table_iter_init(&iter, words);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        if (strstr(inference->article->text, (const gchar *)word) != NULL)
            return TRUE;
    return FALSE;
}

void
ds_reference_infer(DsArticle *article, DsPack *pack)
{
    if (article->published.basis != NULL) {
        article->reference.date = article->published.date;
        article->reference.start = article->published.start;
        article->reference.end = article->published.end;
        article->reference.basis = g_intern_static_string("stated");
        return;
    }
    Inference inference = {.article = article,
                           .future = words_of(pack, "future"),
                           .told = words_of(pack, "told"),
                           .last_year = words_of(pack, "last-year"),
                           .span = words_of(pack, "span"),
                           .marks = g_array_new(FALSE, FALSE, sizeof(Mark))};

    for (guint i = 0; i < article->sentences->len; i++)
        scan_sentence(&inference, &g_array_index(article->sentences, DsSentence, i));
    inference.says_last_year = says_any(&inference, inference.last_year);
    infer(&inference, article, pack);
    g_array_unref(inference.marks);
    g_hash_table_unref(inference.future);
    g_hash_table_unref(inference.told);
    g_hash_table_unref(inference.last_year);
    g_hash_table_unref(inference.span);
}

void
ds_reference_borrow(DsArticle *article, const DsArticle *sibling, DsPack *pack)
{
    GString *why = g_string_new(ds_pack_label(pack, "reference.why.sibling"));

    g_string_replace(why, "{path}", sibling->path, 0);
    g_free(article->reference.why);
    article->reference = (DsDateField){.date = sibling->reference.date,
                                       .basis = g_intern_static_string("sibling"),
                                       .why = g_string_free(why, FALSE)};
}
