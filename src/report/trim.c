#include "report/trim.h"

#include <string.h>

#include "base/utf8.h"

#define OMISSION "[…]"

/* A run of words up to a mark that ends a clause. */
typedef struct {
    guint32 start, end; /* bytes; end lies behind the mark */
    guint n_words;
    gboolean kept;
} Clause;

static gchar *
with_capital(const gchar *text)
{
    g_autoptr(GString) result = g_string_new(NULL);

    if (*text == '\0')
        return g_strdup(text);
    g_string_append_unichar(result, g_unichar_toupper(ds_utf8_peek(text)));
    g_string_append(result, g_utf8_next_char(text));
    return g_strdup(result->str);
}

static gchar *
squeezed(const DsArticle *article, guint32 start, guint32 end)
{
    return ds_utf8_squeeze(article->text + start, (gssize)(end - start));
}

gchar *
ds_trim_opening(const DsOpeners *openers, const DsCorpus *corpus, DsSpan span)
{
    const DsArticle *article = ds_corpus_article(corpus, span.article);
    const DsOpening opening = ds_opening(openers, article, span.start, span.end);
    g_autofree gchar *text = squeezed(article, opening.body, span.end);

    return opening.dropped ? with_capital(text) : g_steal_pointer(&text);
}

static gboolean
opens(gunichar c)
{
    return c == '(' || c == '[' || c == 0x201C || c == 0xAB;
}

static gboolean
closes(gunichar c)
{
    return c == ')' || c == ']' || c == 0x201D || c == 0xBB;
}

/* A comma between figures or before a short list item is no end of a clause; lists are kept
 * together by asking for four words at least. */
static gboolean
ends_clause(gunichar c, guint depth, guint n_words)
{
    if (depth > 0)
        return FALSE;
    return c == ';' || (c == ',' && n_words >= 4) || (c == ':' && n_words >= 4);
}

static GArray *
clauses_of(const DsArticle *article, guint32 start, guint32 end)
{
    GArray *clauses = g_array_new(FALSE, FALSE, sizeof(Clause));
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    Clause clause = {.start = start};
    guint depth = 0;
    gboolean straight = FALSE; /* inside "…", whose marks do not tell their side */

    ds_tokenize(article->text, start, end, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        const gunichar c = ds_utf8_peek(article->text + token->start);
        if (token->kind != DS_TOKEN_PUNCT) {
            clause.n_words++;
            continue;
        }
        straight ^= c == '"';
        depth += opens(c) ? 1 : 0;
        depth -= closes(c) && depth > 0 ? 1 : 0;
        if (!ends_clause(c, depth + (straight ? 1 : 0), clause.n_words))
            continue;
        clause.end = token->end;
        g_array_append_val(clauses, clause);
        clause = (Clause){.start = token->end};
    }
    clause.end = end;
    if (clause.n_words > 0 || clauses->len == 0)
        g_array_append_val(clauses, clause);
    else
        g_array_index(clauses, Clause, clauses->len - 1).end = end;
    return clauses;
}

/* Fewer words than this tell nothing: "Ngày 25/4/2024, […]". */
enum { LEAST_TOLD = 12 };

/* Grows from the clause at middle: to what follows until enough is told, however long that is;
 * then to what stands before and what follows, as far as there is room. */
static void
keep_clauses(GArray *clauses, guint middle, guint most_words)
{
    Clause *all = (Clause *)(gpointer)clauses->data;
    guint from = middle, to = middle, n = all[middle].n_words;

    all[middle].kept = TRUE;
    while (n < LEAST_TOLD && (to + 1 < clauses->len || from > 0)) {
        const guint next = to + 1 < clauses->len ? ++to : --from;
        n += all[next].n_words;
        all[next].kept = TRUE;
    }
    for (gboolean grown = TRUE; grown;) {
        grown = FALSE;
        if (from > 0 && n + all[from - 1].n_words <= most_words) {
            n += all[--from].n_words;
            all[from].kept = grown = TRUE;
        } else if (to + 1 < clauses->len && n + all[to + 1].n_words <= most_words) {
            n += all[++to].n_words;
            all[to].kept = grown = TRUE;
        }
    }
}

static gchar *
join_kept(const DsArticle *article, const GArray *clauses)
{
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean gap = FALSE;

    for (guint i = 0; i < clauses->len; i++) {
        const Clause *clause = &g_array_index(clauses, Clause, i);
        if (!clause->kept) {
            gap = TRUE;
            continue;
        }
        g_autofree gchar *words = squeezed(article, clause->start, clause->end);
        if (text->len > 0 && !g_str_has_suffix(text->str, " "))
            g_string_append_c(text, ' ');
        if (gap)
            g_string_append(text, OMISSION " ");
        g_string_append(text, words);
        gap = FALSE;
    }
    if (gap)
        g_string_append(text, " " OMISSION);
    return g_strdup(text->str);
}

gchar *
ds_trim_around(const DsOpeners *openers,
               const DsCorpus *corpus,
               DsSpan span,
               DsSpan keep,
               guint most_words)
{
    const DsArticle *article = ds_corpus_article(corpus, span.article);
    const DsOpening opening = ds_opening(openers, article, span.start, span.end);
    const guint32 start = MIN(opening.body, keep.start);
    g_autoptr(GArray) clauses = clauses_of(article, start, span.end);
    guint middle = 0;

    while (middle + 1 < clauses->len &&
           g_array_index(clauses, Clause, middle).end <= keep.start)
        middle++;
    keep_clauses(clauses, middle, most_words);
    g_autofree gchar *text = join_kept(article, clauses);
    const gboolean dropped =
        opening.dropped && start == opening.body && g_array_index(clauses, Clause, 0).kept;
    return dropped ? with_capital(text) : g_steal_pointer(&text);
}
