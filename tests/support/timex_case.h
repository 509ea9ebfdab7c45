/* Cases of dates: an expression in a sentence, and what it must mean. */
#ifndef DS_TESTS_TIMEX_CASE_H
#define DS_TESTS_TIMEX_CASE_H

#include <string.h>

#include <glib.h>

#include "corpus/token.h"
#include "extract/timex.h"

typedef struct {
    const gchar *reference; /* or NULL */
    const gchar *text;      /* a sentence, the date between "[" and "]" */
    const gchar *from, *to; /* NULL: found, but unresolved */
    DsPrecision precision;
    DsTimexKind kind;
} TimexCase;

typedef struct {
    DsPack *pack;
    DsTimexRules *rules;
} TimexTest;

static inline void
timex_test_set_up(TimexTest *test, gconstpointer language)
{
    g_autoptr(GError) error = NULL;

    test->pack = ds_pack_load((const gchar *)language, &error);
    g_assert_no_error(error);
    test->rules = ds_timex_rules_new(test->pack, &error);
    g_assert_no_error(error);
}

static inline void
timex_test_tear_down(TimexTest *test, gconstpointer language)
{
    ds_timex_rules_free(test->rules);
    ds_pack_unref(test->pack);
}

/* The dates of a text, one block per line; the article goes to *article. */
static inline GArray *
timex_test_dates(const TimexTest *test,
                 const gchar *text,
                 const gchar *reference,
                 DsArticle **article,
                 DsDiag *diag)
{
    GArray *dates = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    DsArticle *made = ds_article_new();

    made->path = g_strdup("a.txt");
    made->text = g_strdup(text);
    made->n_bytes = strlen(text);
    if (reference != NULL)
        g_assert_true(ds_date_from_iso(reference, &made->reference.date));
    for (const gchar *line = made->text; *line != '\0';) {
        const gchar *end = strchrnul(line, '\n');
        const DsBlock block = {.start = (guint32)(line - made->text),
                               .end = (guint32)(end - made->text),
                               .kind = DS_BLOCK_BODY};
        if (end > line)
            g_array_append_val(made->blocks, block);
        line = *end == '\n' ? end + 1 : end;
    }
    ds_article_tokenize(made);
    ds_timex_annotate(test->rules, made, dates, diag);
    *article = made;
    return dates;
}

static inline void
timex_assert_date(DsDate date, const gchar *expected, const gchar *text)
{
    g_autofree gchar *iso = ds_date_to_iso(date);

    if (g_strcmp0(iso, expected) != 0)
        g_test_message("in: %s", text);
    g_assert_cmpstr(iso, ==, expected);
}

/* The bracketed date must be found with exactly these bounds and this meaning. */
static inline void
timex_test_case(const TimexTest *test, const TimexCase *c)
{
    g_auto(GStrv) parts = g_strsplit_set(c->text, "[]", 3);
    g_autofree gchar *text = g_strconcat(parts[0], parts[1], parts[2], NULL);
    g_autoptr(DsArticle) article = NULL;
    g_autoptr(GArray) dates = timex_test_dates(test, text, c->reference, &article, NULL);
    const DsTimex *found = NULL;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *timex = &g_array_index(dates, DsTimex, i);
        if (timex->start < strlen(parts[0]) + strlen(parts[1]) && timex->end > strlen(parts[0]))
            found = timex;
    }
    if (found == NULL)
        g_test_message("not found in: %s", c->text);
    g_assert_nonnull(found);
    if (found == NULL)
        return;
    g_autofree gchar *words = g_strndup(text + found->start, found->end - found->start);
    g_assert_cmpstr(words, ==, parts[1]);
    timex_assert_date(found->from, c->from, c->text);
    timex_assert_date(found->to, c->to, c->text);
    if (found->precision != c->precision || found->kind != c->kind)
        g_test_message("in: %s (%s)", c->text, found->rule);
    g_assert_cmpstr(ds_precision_name(found->precision), ==, ds_precision_name(c->precision));
    g_assert_cmpstr(ds_timex_kind_name(found->kind), ==, ds_timex_kind_name(c->kind));
    g_assert_true(found->inferred == (c->kind != DS_TIMEX_ABSOLUTE));
}

static inline void
timex_test_cases(const TimexTest *test, const TimexCase *cases, gsize n)
{
    for (gsize i = 0; i < n; i++)
        timex_test_case(test, &cases[i]);
}

/* No date at all is found in the texts. */
static inline void
timex_test_none(const TimexTest *test, const gchar *const *texts, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(DsArticle) article = NULL;
        g_autoptr(GArray) dates =
            timex_test_dates(test, texts[i], "2021-06-16", &article, NULL);
        if (dates->len > 0)
            g_test_message("in: %s (%s)", texts[i], g_array_index(dates, DsTimex, 0).rule);
        g_assert_cmpuint(dates->len, ==, 0);
    }
}

#endif
