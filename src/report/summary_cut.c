#include "report/summary_cut.h"

#include <string.h>

#include "base/utf8.h"
#include "report/folded.h"

/* Words before a comma and behind it that are no mere members of a list; and words behind a
 * cue, or behind the word that states something, without which nothing is told. */
enum { WORDS_BEFORE = 4, WORDS_BEHIND = 6, WORDS_TOLD = 4 };

struct DsCutter {
    DsLexicon *tails, *heads, *predicates, *facts, *plurals; /* value: row of the list */
    DsLexicon *any; /* all of these: most words begin no phrase of any of them */
    const DsTable *tail_rows, *predicate_rows, *fact_rows;
};

/* The lexicon of a list, whose phrases are added to any as well. */
static DsLexicon *
lexicon_of(const DsTable *table, DsLexicon *any)
{
    DsLexicon *lexicon = ds_lexicon_new();

    ds_lexicon_add_column(lexicon, table, "form", NULL);
    ds_lexicon_add_column(any, table, "form", NULL);
    return lexicon;
}

DsCutter *
ds_cutter_new(DsPack *pack)
{
    DsCutter *cutter = g_new0(DsCutter, 1);

    cutter->any = ds_lexicon_new();
    cutter->tail_rows = ds_pack_table(pack, "clause_tails");
    cutter->predicate_rows = ds_pack_table(pack, "predicate_words");
    cutter->fact_rows = ds_pack_table(pack, "fact_words");
    cutter->tails = lexicon_of(cutter->tail_rows, cutter->any);
    cutter->predicates = lexicon_of(cutter->predicate_rows, cutter->any);
    cutter->facts = lexicon_of(cutter->fact_rows, cutter->any);
    cutter->plurals = lexicon_of(ds_pack_table(pack, "plural_words"), cutter->any);
    cutter->heads = lexicon_of(ds_pack_table(pack, "clause_heads"), cutter->any);
    return cutter;
}

void
ds_cutter_free(DsCutter *cutter)
{
    if (cutter == NULL)
        return;
    ds_lexicon_free(cutter->tails);
    ds_lexicon_free(cutter->predicates);
    ds_lexicon_free(cutter->facts);
    ds_lexicon_free(cutter->heads);
    ds_lexicon_free(cutter->plurals);
    ds_lexicon_free(cutter->any);
    g_free(cutter);
}

static gboolean
field_is(const DsTable *rows, guint32 row, const gchar *column, const gchar *value)
{
    return row != G_MAXUINT32 && g_strcmp0(ds_table_get(rows, row, column), value) == 0;
}

/* A word of the sentence and the mark before it. */
typedef struct {
    guint32 start, end;  /* end: behind closing brackets and quotation marks too */
    const gchar *folded; /* it and what follows, n bytes */
    gsize n;
    gboolean listed; /* a phrase of some list begins here */
    gboolean inside; /* brackets or quotation marks */
    gchar mark;      /* ',' or ';' before it, outside of them; 0: none */
} Word;

typedef struct {
    guint depth;       /* of brackets and quotation marks */
    gboolean straight; /* inside "…" */
    gchar mark;
} Marks;

/* Takes note of a mark; whether it closes brackets or quotation marks. */
static gboolean
meet_mark(Marks *marks, gunichar c)
{
    const gboolean opens = c == '(' || c == '[' || c == 0x201C || c == 0xAB;
    const gboolean closes = c == ')' || c == ']' || c == 0x201D || c == 0xBB;

    marks->straight ^= c == '"';
    marks->depth += opens ? 1 : 0;
    marks->depth -= closes && marks->depth > 0 ? 1 : 0;
    marks->mark = c == ',' || c == ';' ? (gchar)c : 0;
    return (closes && marks->depth == 0) || (c == '"' && !marks->straight);
}

static GArray *
words_of(const DsCutter *cutter, const DsArticle *article, const DsFolded *folded)
{
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(Word), folded->n);
    Marks marks = {0};

    for (guint i = 0; i < folded->n; i++) {
        const DsToken *token = &folded->tokens[i];
        if (token->kind == DS_TOKEN_PUNCT) {
            if (meet_mark(&marks, ds_utf8_peek(article->text + token->start)) && words->len > 0)
                g_array_index(words, Word, words->len - 1).end = token->end;
            continue;
        }
        Word word = {.start = token->start,
                     .end = token->end,
                     .inside = marks.depth > 0 || marks.straight,
                     .mark = marks.mark};
        word.folded = ds_folded_at(folded, i, &word.n);
        word.listed = ds_lexicon_longest(cutter->any, word.folded, word.n, NULL) != G_MAXUINT32;
        g_array_append_val(words, word);
        marks.mark = 0;
    }
    return words;
}

static const Word *
word_at(const GArray *words, guint i)
{
    return &g_array_index(words, Word, i);
}

/* The row of the longest phrase of a lexicon at a word, in folded text. */
static guint32
phrase_at(const DsLexicon *lexicon, const Word *word)
{
    return word->listed ? ds_lexicon_longest(lexicon, word->folded, word->n, NULL)
                        : G_MAXUINT32;
}

/* The first word from first on that no clause holds which is no statement by itself. */
static guint
behind_heads(const DsCutter *cutter, const GArray *words, guint first)
{
    for (guint next = first; next < words->len; first = next) {
        if (phrase_at(cutter->heads, word_at(words, first)) == G_MAXUINT32)
            break;
        for (next++; next < words->len && word_at(words, next)->mark == 0;)
            next++;
    }
    return first;
}

/* The word with which the statement begins: behind the comma of a clause that is none, and
 * behind the cue of words that are somebody's. */
static guint
first_of_statement(const DsCutter *cutter,
                   const DsArticleNotes *notes,
                   DsSpan span,
                   const GArray *words)
{
    guint first = behind_heads(cutter, words, 0);

    for (guint i = 0; notes != NULL && i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        const guint32 told = MAX(quote->cue_end, quote->speaker_end);
        while (quote->start >= span.start && quote->start < span.end && told <= quote->start &&
               first < words->len && word_at(words, first)->start < quote->start)
            first++;
    }
    return first == 0 ? 0 : behind_heads(cutter, words, first);
}

static gboolean
asks_for_verb(const DsCutter *cutter, const Word *word)
{
    return !word->inside && field_is(cutter->predicate_rows,
                                     phrase_at(cutter->predicates, word), "opens", "verb");
}

/* Whether a word states something: it, or the phrase it opens, is a predicate. One that asks
 * for a verb ("được") states nothing before that. */
static gboolean
states(const DsCutter *cutter, const Word *word)
{
    const guint32 row = phrase_at(cutter->predicates, word);

    if (word->inside || field_is(cutter->predicate_rows, row, "opens", "verb"))
        return FALSE;
    return row != G_MAXUINT32 || phrase_at(cutter->facts, word) != G_MAXUINT32;
}

/* Whether an end would part a statement from the words that tell whose it is. */
static gboolean
parts_speaker(const DsArticleNotes *notes, DsSpan span, guint32 end)
{
    for (guint i = 0; notes != NULL && i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        const guint32 told = MAX(quote->cue_end, quote->speaker_end);
        if (quote->start >= span.start && quote->start < end && told > end && told <= span.end)
            return TRUE;
    }
    return FALSE;
}

/* Words up to the next mark. */
static guint
length_of_clause(const GArray *words, guint from)
{
    guint to = from + 1;

    while (to < words->len && word_at(words, to)->mark == 0)
        to++;
    return to - from;
}

/* Whether what ends before word i are the first members of a list: "32 tỉnh, thành phố". */
static gboolean
is_list(const DsCutter *cutter, const GArray *words, guint i)
{
    for (guint k = 2; k <= 3 && k <= i; k++) {
        const Word *word = word_at(words, i - k);
        if (g_ascii_isdigit(*word->folded) || phrase_at(cutter->plurals, word) != G_MAXUINT32)
            return TRUE;
    }
    return FALSE;
}

/* Whether a clause of its own begins at a word behind a comma, one that is long enough to be
 * no member of a list and does not go on with the subject before the comma. */
static gboolean
begins_clause(const DsCutter *cutter, const GArray *words, guint i, guint n_before)
{
    const guint32 row = phrase_at(cutter->predicates, word_at(words, i));

    return n_before >= WORDS_BEFORE && length_of_clause(words, i) >= WORDS_BEHIND &&
           !is_list(cutter, words, i) &&
           (row == G_MAXUINT32 || field_is(cutter->predicate_rows, row, "opens", "no"));
}

/* Whether the sentence may end before word i, whose tail is the row: behind n_clause words
 * since the last mark. */
static gboolean
may_end(const DsCutter *cutter, const GArray *words, guint i, guint32 tail, guint n_clause)
{
    const Word *word = word_at(words, i);

    if (word->mark == ';')
        return TRUE;
    if (tail != G_MAXUINT32)
        return field_is(cutter->tail_rows, tail, "kind", "cut");
    return word->mark == ',' && begins_clause(cutter, words, i, n_clause);
}

GArray *
ds_cutter_ends(const DsCutter *cutter,
               const DsArticle *article,
               const DsArticleNotes *notes,
               DsSpan span,
               guint least_words)
{
    g_auto(DsFolded) folded;
    ds_folded_init(&folded, article, span);
    g_autoptr(GArray) words = words_of(cutter, article, &folded);
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    const guint first = first_of_statement(cutter, notes, span, words);
    guint n_clause = 0;     /* words since the last mark */
    guint told = G_MAXUINT; /* the last word that states something */

    for (guint i = 0; i < words->len; i++, n_clause++) {
        const Word *word = word_at(words, i);
        guint32 tail = phrase_at(cutter->tails, word);
        const guint32 end = i > 0 ? word_at(words, i - 1)->end : span.start;
        if (word->mark == 0 && !field_is(cutter->tail_rows, tail, "comma", "opt"))
            tail = G_MAXUINT32;
        if (!word->inside && field_is(cutter->tail_rows, tail, "kind", "keep"))
            g_array_set_size(ends, 0);
        else if (!word->inside && i >= least_words && told != G_MAXUINT &&
                 i >= told + WORDS_TOLD && !parts_speaker(notes, span, end) &&
                 may_end(cutter, words, i, tail, n_clause))
            g_array_append_val(ends, end);
        n_clause = word->mark != 0 ? 0 : n_clause;
        if (i >= first && states(cutter, word))
            told = i;
        else if (asks_for_verb(cutter, word))
            told = G_MAXUINT;
    }
    return ends;
}

/* A name of a paper of more words than this tells something. */
enum { PAPER_WORDS = 4 };

/* Behind dashes, colons and blanks. */
static const gchar *
skip_dashes(const gchar *p, const gchar *stop)
{
    for (; p < stop; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        if (c != '-' && c != 0x2013 && c != 0x2014 && c != ':' && !g_unichar_isspace(c))
            break;
    }
    return p;
}

/* Behind the marks of a list: "* ", "- ", "• ". */
static const gchar *
skip_bullets(const gchar *p, const gchar *stop)
{
    while (p < stop && (*p == '*' || *p == '+' || *p == '-' || ds_utf8_peek(p) == 0x2022 ||
                        ds_utf8_peek(p) == 0x2013 || g_unichar_isspace(ds_utf8_peek(p))))
        p = g_utf8_next_char(p);
    return p;
}

/* Behind "(TTXVN)" at p, or p. */
static const gchar *
after_brackets(const gchar *p, const gchar *stop)
{
    const gchar *close = *p == '(' ? memchr(p, ')', (gsize)(stop - p)) : NULL;
    guint n_blanks = 0;

    for (const gchar *q = p; close != NULL && q < close; q++)
        n_blanks += *q == ' ' ? 1 : 0;
    return close == NULL || n_blanks >= PAPER_WORDS ? p : close + 1;
}

/* Behind "TTO" or "SGTT.VN" at p when a dash follows between blanks, or p. */
static const gchar *
after_capitals(const gchar *p, const gchar *stop)
{
    const gchar *q = p;

    while (q < stop && (g_unichar_isupper(ds_utf8_peek(q)) || *q == '.'))
        q = g_utf8_next_char(q);
    const gchar *dash = q;
    while (dash < stop && *dash == ' ')
        dash++;
    const gunichar c = dash < stop ? ds_utf8_peek(dash) : 0;
    const gchar *next = c == '-' || c == 0x2013 ? g_utf8_next_char(dash) : stop;
    return g_utf8_strlen(p, q - p) >= 2 && dash > q && next < stop && *next == ' ' ? q : p;
}

guint32
ds_cutter_body(const DsArticle *article, guint32 start, guint32 end)
{
    const gchar *stop = article->text + end;
    const gchar *p = skip_bullets(article->text + start, stop);
    const gchar *after = after_brackets(p, stop);

    if (after == p)
        after = after_capitals(p, stop);
    after = after > p ? skip_dashes(after, stop) : p;
    return after < stop ? (guint32)(after - article->text) : start;
}
