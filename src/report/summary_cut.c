#include "report/summary_cut.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

DsCutter *
ds_cutter_new(DsPack *pack)
{
    DsCutter *cutter = g_new0(DsCutter, 1);

    cutter->rows = ds_pack_table(pack, "clause_tails");
    cutter->tails = ds_lexicon_new();
    ds_lexicon_add_column(cutter->tails, cutter->rows, "form", NULL);
    return cutter;
}

void
ds_cutter_free(DsCutter *cutter)
{
    if (cutter == NULL)
        return;
    ds_lexicon_free(cutter->tails);
    g_free(cutter);
}

static gboolean
field_is(const DsCutter *cutter, guint32 row, const gchar *column, const gchar *value)
{
    return g_strcmp0(ds_table_get(cutter->rows, row, column), value) == 0;
}

/* The walk over a sentence's tokens. */
typedef struct {
    const DsCutter *cutter;
    const DsArticle *article;
    guint32 end;
    guint n_words;
    guint depth;       /* of brackets and quotation marks */
    gboolean straight; /* inside "…" */
    gboolean comma;    /* the last token was a comma or semicolon */
    gboolean strong;   /* it was a semicolon */
    gboolean closed;   /* it ended brackets or quotation marks */
    guint32 last;      /* where the last word ended */
    GArray *ends;
} Walk;

static void
meet_mark(Walk *walk, gunichar c)
{
    const gboolean opens = c == '(' || c == '[' || c == 0x201C || c == 0xAB;
    const gboolean closes = c == ')' || c == ']' || c == 0x201D || c == 0xBB;

    walk->straight ^= c == '"';
    walk->depth += opens ? 1 : 0;
    walk->depth -= closes && walk->depth > 0 ? 1 : 0;
    walk->closed = (closes && walk->depth == 0) || (c == '"' && !walk->straight);
    walk->comma = c == ',' || c == ';';
    walk->strong = c == ';';
}

/* What stands before a word: an end, or something that takes back every end so far. */
static void
meet_word(Walk *walk, const DsToken *token, guint least_words)
{
    const gchar *p = walk->article->text + token->start;
    const gboolean inside = walk->depth > 0 || walk->straight;
    gsize length = 0;
    const guint32 row =
        ds_lexicon_longest(walk->cutter->tails, p, walk->end - token->start, &length);
    const gboolean met =
        row != G_MAXUINT32 && (walk->comma || field_is(walk->cutter, row, "comma", "opt"));

    if (met && !inside && field_is(walk->cutter, row, "kind", "keep"))
        g_array_set_size(walk->ends, 0);
    else if (!inside && walk->n_words >= least_words && (met || walk->strong))
        g_array_append_val(walk->ends, walk->last);
    walk->comma = walk->strong = FALSE;
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

static void
keep_speakers(const DsArticleNotes *notes, DsSpan span, GArray *ends)
{
    for (guint i = ends->len; i-- > 0;)
        if (parts_speaker(notes, span, g_array_index(ends, guint32, i)))
            g_array_remove_index(ends, i);
}

GArray *
ds_cutter_ends(const DsCutter *cutter,
               const DsArticle *article,
               const DsArticleNotes *notes,
               DsSpan span,
               guint least_words)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    Walk walk = {.cutter = cutter, .article = article, .end = span.end, .last = span.start};

    walk.ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    ds_tokenize(article->text, span.start, span.end, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        if (token->kind == DS_TOKEN_PUNCT) {
            meet_mark(&walk, ds_utf8_peek(article->text + token->start));
            walk.last = walk.closed ? token->end : walk.last;
            continue;
        }
        meet_word(&walk, token, least_words);
        walk.n_words++;
        walk.last = token->end;
    }
    keep_speakers(notes, span, walk.ends);
    return walk.ends;
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
    const gchar *p = article->text + start, *stop = article->text + end;
    const gchar *after = after_brackets(p, stop);

    if (after == p)
        after = after_capitals(p, stop);
    after = after > p ? skip_dashes(after, stop) : p;
    return after < stop ? (guint32)(after - article->text) : start;
}
