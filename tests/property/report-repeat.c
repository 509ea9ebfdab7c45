/* An article that repeats another changes no item's words; an article that is taken away takes
 * with it what it alone supports, and nothing else but what its room in the summary lets in. */
#include "../support/report_fixture.h"

static const gchar *
summary_text(gconstpointer item)
{
    return ((const DsSummaryItem *)item)->text;
}

static const gchar *
event_text(gconstpointer item)
{
    return ((const DsEvent *)item)->text;
}

static const gchar *
quote_text(gconstpointer item)
{
    return ((const DsKeyQuote *)item)->text;
}

static gint
compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* The texts of a part, one a line; sorted: whatever their order. */
static gchar *
lines_of(const GPtrArray *items, const gchar *(*text)(gconstpointer), gboolean sorted)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();

    for (guint i = 0; i < items->len; i++)
        g_ptr_array_add(lines, (gpointer)text(items->pdata[i]));
    if (sorted)
        g_ptr_array_sort(lines, compare_texts);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (gchar **)lines->pdata);
}

static void
parts_are_equal(const GPtrArray *a,
                const GPtrArray *b,
                const gchar *(*text)(gconstpointer),
                gboolean sorted)
{
    g_autofree gchar *x = lines_of(a, text, sorted);
    g_autofree gchar *y = lines_of(b, text, sorted);

    g_assert_cmpstr(x, ==, y);
}

static void
texts_are_equal(const DsReport *a, const DsReport *b, gboolean sorted)
{
    parts_are_equal(a->summary, b->summary, summary_text, sorted);
    parts_are_equal(a->chronology, b->chronology, event_text, sorted);
    parts_are_equal(a->key_quotes, b->key_quotes, quote_text, sorted);
}

static void
accounts_are_equal(const DsReport *a, const DsReport *b)
{
    for (guint i = 0; i < a->summary->len; i++)
        g_assert_cmpuint(((const DsSummaryItem *)a->summary->pdata[i])->accounts, ==,
                         ((const DsSummaryItem *)b->summary->pdata[i])->accounts);
    for (guint i = 0; i < a->chronology->len; i++)
        g_assert_cmpuint(((const DsEvent *)a->chronology->pdata[i])->accounts, ==,
                         ((const DsEvent *)b->chronology->pdata[i])->accounts);
}

static void
themes_are_equal(const DsReport *a, const DsReport *b)
{
    g_assert_cmpuint(a->themes->len, ==, b->themes->len);
    for (guint i = 0; i < a->themes->len; i++)
        g_assert_cmpstr(((const DsTheme *)a->themes->pdata[i])->name, ==,
                        ((const DsTheme *)b->themes->pdata[i])->name);
    for (guint i = 0; i < a->summary->len; i++)
        g_assert_cmpint(((const DsSummaryItem *)a->summary->pdata[i])->theme, ==,
                        ((const DsSummaryItem *)b->summary->pdata[i])->theme);
}

/* Repeats each article in turn under a path that sorts before or behind all others. Before them
 * it may change the order in which the events of one day are told: that of the sources. */
static void
repeat_each_as(const gchar *path)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[6];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) before = fixture_report(pack, texts, n);

    for (guint i = 0; i < n; i++) {
        FixtureText more[6];
        const guint at = g_strcmp0(path, texts[0].path) < 0 ? 0 : n;
        for (guint k = 0; k < n; k++)
            more[k + (at == 0 ? 1 : 0)] = texts[k];
        more[at] = (FixtureText){(gchar *)path, texts[i].text};
        g_autoptr(DsReport) after = fixture_report(pack, more, n + 1);
        texts_are_equal(before, after, at == 0);
        if (at > 0)
            accounts_are_equal(before, after);
        themes_are_equal(before, after);
    }
    fixture_texts_clear(texts, n);
}

static void
repeating_changes_no_words(void)
{
    repeat_each_as("zzz_repeated.txt");
}

static void
repeating_before_the_others_changes_no_words(void)
{
    repeat_each_as("000_0_repeated.txt");
}

/* Any selection of the seeds, to any length, with any of its articles told once more. */
static void
repeating_in_any_selection_changes_no_words(void)
{
    static const guint lengths[] = {60, 150, 200, 350, 800};
    enum { TRIALS = 12 };
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5], more[6];
    const guint n_all = fixture_all_seeds(texts);

    for (guint trial = 0; trial < TRIALS; trial++) {
        const guint length = lengths[g_test_rand_int_range(0, (gint32)G_N_ELEMENTS(lengths))];
        guint n = 0;
        for (guint i = 0; i < n_all; i++)
            if (g_test_rand_bit() || (n == 0 && i + 1 == n_all))
                more[n++] = texts[i];
        const guint again = (guint)g_test_rand_int_range(0, (gint32)n);
        more[n] = (FixtureText){(gchar *)"zzz_repeated.txt", more[again].text};
        g_test_message("%u articles from %s on, the %u. again, %u syllables", n, more[0].path,
                       again + 1, length);
        g_autoptr(DsReport) before = fixture_report_of_length(pack, more, n, length);
        g_autoptr(DsReport) after = fixture_report_of_length(pack, more, n + 1, length);
        texts_are_equal(before, after, FALSE);
        themes_are_equal(before, after);
    }
    fixture_texts_clear(texts, n_all);
}

/* Whether all that dates an event lies in the article; a coarser date of another article only
 * says that it may be the same event. */
static gboolean
stands_on(const DsEvent *event, guint32 article)
{
    for (guint i = 0; i < event->evidence->len; i++) {
        const DsEvidence *one = &g_array_index(event->evidence, DsEvidence, i);
        if (one->span.article != article && g_strcmp0(one->rule, "date-coarser") != 0)
            return FALSE;
    }
    return TRUE;
}

static guint
count_dated(const DsReport *report, const DsEvent *like)
{
    guint n = 0;

    for (guint i = 0; i < report->chronology->len; i++) {
        const DsEvent *event = (const DsEvent *)report->chronology->pdata[i];
        n += ds_date_compare(event->from, like->from) == 0 &&
             ds_date_compare(event->to, like->to) == 0;
    }
    return n;
}

/* A date of the whole that other articles tell too stays when one is taken away. */
static void
removing_takes_what_it_alone_supports(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) whole = fixture_report(pack, texts, n);

    for (guint32 gone = 0; gone < n; gone++) {
        FixtureText rest[4];
        for (guint i = 0, k = 0; i < n; i++)
            if (i != gone)
                rest[k++] = texts[i];
        g_autoptr(DsReport) part = fixture_report(pack, rest, n - 1);
        for (guint i = 0; i < whole->chronology->len; i++) {
            const DsEvent *event = (const DsEvent *)whole->chronology->pdata[i];
            const guint left = count_dated(part, event);
            if (event->inferred)
                continue; /* the year may lean on an article that is gone */
            if (!stands_on(event, gone))
                g_assert_cmpuint(left, >=, 1);
            else if (event->precision == DS_PRECISION_DAY)
                g_assert_cmpuint(left, <, count_dated(whole, event));
        }
    }
    fixture_texts_clear(texts, n);
}

/* An item of some part of a report: what it cites. */
typedef const GArray *(*EvidenceOf)(gconstpointer item);

static const GArray *
summary_evidence(gconstpointer item)
{
    return ((const DsSummaryItem *)item)->evidence;
}

static const GArray *
quote_evidence(gconstpointer item)
{
    return ((const DsKeyQuote *)item)->evidence;
}

/* Contradictions and what is open in a text; single sources depend on what is chosen. */
static const GArray *
gap_evidence(gconstpointer item)
{
    const DsGap *gap = (const DsGap *)item;

    return g_str_equal(gap->kind, "single-source") ? NULL : gap->evidence;
}

static gboolean
cites_words(const GArray *evidence, DsSpan span)
{
    for (guint i = 0; i < evidence->len; i++) {
        const DsSpan other = g_array_index(evidence, DsEvidence, i).span;
        if (other.article == span.article && other.start < span.end && span.start < other.end)
            return TRUE;
    }
    return FALSE;
}

/* Whether an item cites what this evidence does, once an article is taken away: the indices of
 * those behind it are one less. */
static gboolean
is_told(const GPtrArray *items, EvidenceOf evidence_of, const GArray *evidence, guint32 gone)
{
    for (guint i = 0; i < evidence->len; i++) {
        DsSpan span = g_array_index(evidence, DsEvidence, i).span;
        if (span.article == gone)
            continue;
        span.article -= span.article > gone ? 1 : 0;
        for (guint k = 0; k < items->len; k++) {
            const GArray *other = evidence_of(items->pdata[k]);
            if (other != NULL && cites_words(other, span))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean
all_left(const GArray *evidence, guint32 gone)
{
    for (guint i = 0; i < evidence->len; i++)
        if (g_array_index(evidence, DsEvidence, i).span.article == gone)
            return FALSE;
    return TRUE;
}

/* How many items of the whole that do not cite the article at all are told without it. */
static void
count_kept(const GPtrArray *whole,
           const GPtrArray *part,
           EvidenceOf evidence_of,
           guint32 gone,
           guint *n_kept,
           guint *n_lost)
{
    for (guint i = 0; i < whole->len; i++) {
        const GArray *evidence = evidence_of(whole->pdata[i]);
        if (evidence == NULL || !all_left(evidence, gone))
            continue;
        if (is_told(part, evidence_of, evidence, gone))
            (*n_kept)++;
        else
            (*n_lost)++;
    }
}

/* A gap that needs the article to show is none without it. */
static void
gaps_go(const DsReport *whole, const DsReport *part, guint32 gone)
{
    for (guint i = 0; i < whole->gaps->len; i++) {
        const DsGap *gap = (const DsGap *)whole->gaps->pdata[i];
        if (gap_evidence(gap) == NULL || all_left(gap->evidence, gone))
            continue;
        for (guint k = 0; k < part->gaps->len; k++)
            g_assert_cmpstr(((const DsGap *)part->gaps->pdata[k])->text, !=, gap->text);
    }
}

static gboolean
has_name(const DsInstitution *one, const gchar *name)
{
    return g_str_equal(one->name, name) ||
           g_ptr_array_find_with_equal_func(one->aliases, name, g_str_equal, NULL);
}

static gboolean
share_a_name(const DsInstitution *a, const DsInstitution *b)
{
    for (guint i = 0; i < a->aliases->len; i++)
        if (has_name(b, (const gchar *)a->aliases->pdata[i]))
            return TRUE;
    return has_name(b, a->name);
}

/* Whether an institution of such a name is listed which other articles than gone name. */
static gboolean
lists_institution(const DsReport *report, const DsInstitution *like, guint32 gone)
{
    const GPtrArray *all = report->annotations->institutions;

    for (guint i = 0; i < all->len; i++) {
        const DsInstitution *one = (const DsInstitution *)all->pdata[i];
        if (share_a_name(one, like) &&
            (one->articles->len > 1 || g_array_index(one->articles, guint32, 0) != gone))
            return TRUE;
    }
    return FALSE;
}

/* An institution is listed as long as some article names it, and no longer. */
static void
institutions_go(const DsReport *whole, const DsReport *part, guint32 gone)
{
    for (guint i = 0; i < whole->annotations->institutions->len; i++) {
        const DsInstitution *one = ds_annotations_institution(whole->annotations, i);
        const gboolean stays = lists_institution(whole, one, gone);
        const gboolean is_there = lists_institution(part, one, G_MAXUINT32);
        if (is_there != stays)
            g_test_message("%s, without article %u", one->name, gone + 1);
        g_assert_true(is_there == stays);
    }
}

typedef struct {
    guint kept[3], lost[3];
} Kept;

/* What other articles tell stays: of the summary as far as the room goes, which an article that
 * is gone leaves to others. */
static void
removing_keeps_what_others_support(void)
{
    g_autoptr(DsPack) pack = fixture_pack();
    FixtureText texts[5];
    const guint n = fixture_all_seeds(texts);
    g_autoptr(DsReport) whole = fixture_report(pack, texts, n);
    Kept kept = {0};

    for (guint32 gone = 0; gone < n; gone++) {
        FixtureText rest[4];
        for (guint i = 0, k = 0; i < n; i++)
            if (i != gone)
                rest[k++] = texts[i];
        g_autoptr(DsReport) part = fixture_report(pack, rest, n - 1);
        count_kept(whole->summary, part->summary, summary_evidence, gone, &kept.kept[0],
                   &kept.lost[0]);
        count_kept(whole->key_quotes, part->key_quotes, quote_evidence, gone, &kept.kept[1],
                   &kept.lost[1]);
        count_kept(whole->gaps, part->gaps, gap_evidence, gone, &kept.kept[2], &kept.lost[2]);
        gaps_go(whole, part, gone);
        institutions_go(whole, part, gone);
    }
    for (guint i = 0; i < 3; i++)
        g_test_message("%u kept, %u lost", kept.kept[i], kept.lost[i]);
    g_assert_cmpuint(kept.lost[0] * 5, <=, kept.kept[0]);
    g_assert_cmpuint(kept.lost[1] + kept.lost[2], ==, 0);
    fixture_texts_clear(texts, n);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/repeating-an-article-changes-no-words",
                    repeating_changes_no_words);
    g_test_add_func("/report/repeating-before-the-others-changes-no-words",
                    repeating_before_the_others_changes_no_words);
    g_test_add_func("/report/repeating-in-any-selection-changes-no-words",
                    repeating_in_any_selection_changes_no_words);
    g_test_add_func("/report/removing-takes-what-it-alone-supports",
                    removing_takes_what_it_alone_supports);
    g_test_add_func("/report/removing-keeps-what-others-support",
                    removing_keeps_what_others_support);
    return g_test_run();
}
