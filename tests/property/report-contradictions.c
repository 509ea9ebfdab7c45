/* Planted faults: a copy of a seed says another number, another day, another expansion of an
 * acronym. Nine in ten are found, and of what is reported four in five are planted. */
#include "../support/report_fixture.h"

#include "base/utf8.h"

typedef struct {
    guint planted, found;  /* faults */
    guint reported, right; /* contradictions, and those that name a planted fault */
} Tally;

/* Which digits of a text may be changed: those of numbers of two digits or more that stand
 * between a blank and a word. */
static GArray *
number_places(const gchar *text)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(gsize));

    for (const gchar *p = text; *p != '\0'; p++) {
        if (p == text || p[-1] != ' ' || !g_ascii_isdigit(*p))
            continue;
        const gchar *end = p;
        while (g_ascii_isdigit(*end))
            end++;
        if (end - p >= 2 && end - p <= 3 && *end == ' ' && g_ascii_isalpha(end[1])) {
            const gsize place = (gsize)(p - text);
            g_array_append_val(places, place);
        }
    }
    return places;
}

/* The places of full dates such as 14/12/2021: where the day begins. */
static GArray *
date_places(const gchar *text)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GRegex) regex =
        g_regex_new("(?<=ngày )[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}", 0, 0, NULL);
    GMatchInfo *info = NULL;

    g_regex_match(regex, text, 0, &info);
    for (; g_match_info_matches(info); g_match_info_next(info, NULL)) {
        gint start = 0;
        g_match_info_fetch_pos(info, 0, &start, NULL);
        const gsize place = (gsize)start;
        g_array_append_val(places, place);
    }
    g_match_info_free(info);
    return places;
}

static guint
count_kind(const DsReport *report, const gchar *kind)
{
    guint n = 0;

    for (guint i = 0; i < report->gaps->len; i++)
        n += g_str_equal(((const DsGap *)report->gaps->pdata[i])->kind, kind);
    return n;
}

/* Whether a contradiction of two articles has the changed line in it. */
static gboolean
names_place(const DsReport *report, const gchar *changed_path, gsize byte)
{
    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)report->gaps->pdata[i];
        if (!g_str_equal(gap->kind, "contradiction"))
            continue;
        for (guint e = 0; e < gap->evidence->len; e++) {
            const DsSpan span = g_array_index(gap->evidence, DsEvidence, e).span;
            const DsArticle *article = ds_corpus_article(report->corpus, span.article);
            if (g_str_equal(article->path, changed_path) && span.start <= byte &&
                byte < span.end)
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean
is_statement(const DsArticle *article, guint32 byte)
{
    const DsSentence *sentence = ds_article_sentence_at(article, byte);

    if (sentence == NULL)
        return FALSE;
    const DsBlockKind kind = g_array_index(article->blocks, DsBlock, sentence->block).kind;
    return kind == DS_BLOCK_LEAD || kind == DS_BLOCK_BODY || kind == DS_BLOCK_ANSWER;
}

/* Plants one change in a copy of the seed: the digit at byte becomes another. Contradictions
 * that the seed has with itself do not count as reported. */
static void
plant(DsPack *pack, guint seed, gsize byte, guint own, Tally *tally)
{
    FixtureText texts[2] = {{g_strdup("a.txt"), fixture_seed(seed)},
                            {g_strdup("b.txt"), fixture_seed(seed)}};

    texts[1].text[byte] = texts[1].text[byte] == '1' ? '2' : '1';
    g_autoptr(DsReport) report = fixture_report(pack, texts, 2);
    const guint reported = count_kind(report, "contradiction");
    /* the offset in the file is that in the text: the seeds are clean but for their line ends
     */
    const DsArticle *article = ds_corpus_article(report->corpus, 1);
    g_autofree gchar *context = g_strndup(texts[1].text + byte - 8, 16);
    const gchar *at = strstr(article->text, context);
    if (at == NULL || !is_statement(article, (guint32)(at + 8 - article->text))) {
        fixture_texts_clear(texts, 2); /* a title, a link to another article */
        return;
    }
    tally->planted++;
    tally->reported += reported > own ? reported - own : 0;
    if (names_place(report, "b.txt", (gsize)(at + 8 - article->text)))
        tally->found++;
    else
        g_test_message("not found: %s", context);
    fixture_texts_clear(texts, 2);
}

/* What the seed and an unchanged copy of it have to report. */
static guint
own_contradictions(DsPack *pack, guint seed)
{
    FixtureText texts[2] = {{g_strdup("a.txt"), fixture_seed(seed)},
                            {g_strdup("b.txt"), fixture_seed(seed)}};
    g_autoptr(DsReport) report = fixture_report(pack, texts, 2);
    const guint n = count_kind(report, "contradiction");

    fixture_texts_clear(texts, 2);
    return n;
}

static gboolean
is_boundary_safe(const gchar *text, gsize byte)
{
    return byte >= 8 && g_utf8_validate(text + byte - 8, 16, NULL);
}

static void
planted_faults_are_found(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    Tally tally = {0};

    for (guint seed = 0; seed < G_N_ELEMENTS(fixture_seeds); seed++) {
        g_autofree gchar *text = fixture_seed(seed);
        g_autoptr(GArray) numbers = number_places(text);
        g_autoptr(GArray) dates = date_places(text);
        const guint own = own_contradictions(pack, seed);
        for (guint i = 0; i < numbers->len + dates->len; i++) {
            const gsize byte = i < numbers->len ? g_array_index(numbers, gsize, i)
                                                : g_array_index(dates, gsize, i - numbers->len);
            if (is_boundary_safe(text, byte))
                plant(pack, seed, byte, own, &tally);
        }
    }
    g_test_message("planted %u, found %u, reported %u", tally.planted, tally.found,
                   tally.reported);
    g_assert_cmpuint(tally.planted, >=, 10);
    g_assert_cmpfloat((gdouble)tally.found, >=, 0.9 * (gdouble)tally.planted);
    g_assert_cmpfloat((gdouble)tally.found, >=, 0.8 * (gdouble)tally.reported);
}

/* The same told in other words, as another outlet would: every sixth word that stands by no
 * figure is left out, and in every second sentence the clauses change places. */
static gboolean
has_digit(const gchar *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

static void
append_clause(GString *out, const gchar *clause, guint *n_words)
{
    g_auto(GStrv) words = g_strsplit(clause, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        const gboolean by_figure = has_digit(words[i]) || (i > 0 && has_digit(words[i - 1])) ||
                                   (words[i + 1] != NULL && has_digit(words[i + 1]));
        if (++*n_words % 6 == 0 && !by_figure)
            continue;
        if (out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
            g_string_append_c(out, ' ');
        g_string_append(out, words[i]);
    }
}

static void
append_sentence(GString *out, const gchar *sentence, gboolean turned, guint *n_words)
{
    g_auto(GStrv) clauses = g_strsplit(sentence, ", ", 2);

    if (turned && clauses[0] != NULL && clauses[1] != NULL) {
        append_clause(out, clauses[1], n_words);
        g_string_append_c(out, ',');
        append_clause(out, clauses[0], n_words);
    } else {
        append_clause(out, sentence, n_words);
    }
}

static gchar *
reworded(const gchar *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);
    guint n_words = 0, n_sentences = 0;

    for (guint l = 0; lines[l] != NULL; l++) {
        g_auto(GStrv) sentences = g_strsplit(lines[l], ". ", -1);
        for (guint i = 0; sentences[i] != NULL; i++) {
            append_sentence(out, sentences[i], n_sentences++ % 2 == 1, &n_words);
            if (sentences[i + 1] != NULL)
                g_string_append(out, ". ");
        }
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* Gaps that a report has and another has not; those with a word in them count as found. */
static void
count_new(const DsReport *report, const DsReport *before, const gchar *word, Tally *tally)
{
    gboolean found = FALSE;

    for (guint i = 0; i < report->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)report->gaps->pdata[i];
        gboolean is_old = !g_str_equal(gap->kind, "contradiction");
        for (guint k = 0; k < before->gaps->len && !is_old; k++)
            is_old = g_str_equal(((const DsGap *)before->gaps->pdata[k])->text, gap->text);
        const gboolean right = !is_old && strstr(gap->text, word) != NULL;
        tally->reported += is_old ? 0 : 1;
        tally->right += right ? 1 : 0;
        found |= right;
    }
    tally->found += found ? 1 : 0;
}

static gboolean
is_in_statement(const DsReport *report, const gchar *words)
{
    for (guint a = 0; a < report->corpus->articles->len; a++) {
        const DsArticle *article = ds_corpus_article(report->corpus, a);
        const gchar *at = strstr(article->text, words);
        if (at != NULL && is_statement(article, (guint32)(at - article->text)))
            return TRUE;
    }
    return FALSE;
}

/* The number or day at byte becomes another one wherever the reworded account has it behind the
 * same word. */
static void
plant_reworded(
    DsPack *pack, const gchar *text, gsize byte, const DsReport *before, Tally *tally)
{
    const gsize length = strcspn(text + byte, " ,;)\n");
    gsize from = byte - 1;

    while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
        from--;
    g_autofree gchar *said = g_strndup(text + from, byte + length - from);
    g_autofree gchar *other = g_strdup(said), *word = g_strndup(text + byte, length);
    GString *changed = g_string_new(text);

    word[0] = word[0] == '1' ? '2' : '1';
    other[byte - from] = word[0];
    g_string_replace(changed, said, other, 0);
    g_autofree gchar *fault = g_string_free(changed, FALSE);
    FixtureText texts[2] = {{g_strdup("a.txt"), g_strdup(text)},
                            {g_strdup("b.txt"), reworded(fault)}};
    g_autoptr(DsReport) report = fixture_report(pack, texts, 2);
    if (strstr(text, word) == NULL && is_in_statement(report, said)) {
        const guint found = tally->found;
        tally->planted++;
        count_new(report, before, word, tally);
        if (tally->found == found)
            g_test_message("not found: %s", other);
    }
    fixture_texts_clear(texts, 2);
}

static void
faults_in_reworded_accounts_are_found(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    Tally tally = {0};

    for (guint seed = 0; seed < G_N_ELEMENTS(fixture_seeds); seed++) {
        g_autofree gchar *text = fixture_seed(seed);
        g_autoptr(GArray) numbers = number_places(text);
        g_autoptr(GArray) dates = date_places(text);
        FixtureText texts[2] = {{g_strdup("a.txt"), g_strdup(text)},
                                {g_strdup("b.txt"), reworded(text)}};
        g_autoptr(DsReport) before = fixture_report(pack, texts, 2);
        g_array_append_vals(numbers, dates->data, dates->len);
        for (guint i = 0; i < numbers->len; i++)
            plant_reworded(pack, text, g_array_index(numbers, gsize, i), before, &tally);
        fixture_texts_clear(texts, 2);
    }
    g_test_message("planted %u, found %u; reported %u, right %u", tally.planted, tally.found,
                   tally.reported, tally.right);
    g_assert_cmpuint(tally.planted, >=, 8);
    g_assert_cmpfloat((gdouble)tally.found, >=, 0.9 * (gdouble)tally.planted);
    g_assert_cmpfloat((gdouble)tally.right, >=, 0.8 * (gdouble)tally.reported);
}

/* A seed says the same as its copy: what is reported, it says of itself. */
static void
unchanged_copies_agree(void)
{
    g_autoptr(DsPack) pack = fixture_pack();

    for (guint seed = 0; seed < G_N_ELEMENTS(fixture_seeds); seed++) {
        FixtureText text = {g_strdup("a.txt"), fixture_seed(seed)};
        g_autoptr(DsReport) report = fixture_report(pack, &text, 1);
        g_assert_cmpuint(own_contradictions(pack, seed), <=,
                         2 * count_kind(report, "contradiction"));
        fixture_texts_clear(&text, 1);
    }
}

static void
second_expansion_is_found(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[2] = {
        {g_strdup("a.txt"),
         g_strdup(
             "Hội nghị về nước sạch\n\nHiệp hội Cấp nước miền Núi (HCM) hôm nay họp tại Hà "
             "Nội. Hiệp hội bàn về giá nước cho vùng cao trong năm tới.\n")},
        {g_strdup("b.txt"),
         g_strdup(
             "Hội nghị về giá nước\n\nHội Chế tạo Máy bơm (HCM) hôm nay họp tại Hà Nội. Hội "
             "bàn về giá máy bơm cho vùng cao trong năm tới.\n")}};
    g_autoptr(DsReport) report = fixture_report(pack, texts, 2);

    g_assert_cmpuint(count_kind(report, "acronym"), ==, 1);
    fixture_texts_clear(texts, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gaps/planted-faults-are-found", planted_faults_are_found);
    g_test_add_func("/gaps/faults-in-reworded-accounts-are-found",
                    faults_in_reworded_accounts_are_found);
    g_test_add_func("/gaps/unchanged-copies-agree", unchanged_copies_agree);
    g_test_add_func("/gaps/second-expansion-is-found", second_expansion_is_found);
    return g_test_run();
}
