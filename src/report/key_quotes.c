#include "report/key_quotes.h"

#include "base/utf8.h"
#include "report/trim.h"

enum { MOST_WORDS = 60 };

/* Below this a statement is not worth the reader's time. */
static const gdouble least_worth = 1.1;

/* What each further account adds. */
static const gdouble account_worth = 0.25;

/* A statement: the quotes that report it. */
typedef struct {
    GArray *quotes; /* of guint32, into the array of DsSaid */
    guint32 best;   /* the one that is printed */
    guint32 accounts;
    gdouble worth;
} Statement;

static const DsSaid *
nth(const GArray *said, guint32 index)
{
    return &g_array_index(said, DsSaid, index);
}

static void
statement_settle(const DsReportContext *context, const GArray *said, Statement *statement)
{
    g_autoptr(GHashTable) families = g_hash_table_new(NULL, NULL);

    statement->best = g_array_index(statement->quotes, guint32, 0);
    for (guint i = 0; i < statement->quotes->len; i++) {
        const guint32 index = g_array_index(statement->quotes, guint32, i);
        const guint32 article = nth(said, index)->span.article;
        g_hash_table_add(families,
                         GUINT_TO_POINTER(ds_corpus_article(context->corpus, article)->family));
        if (nth(said, index)->worth > nth(said, statement->best)->worth)
            statement->best = index;
    }
    statement->accounts = g_hash_table_size(families);
    statement->worth = nth(said, statement->best)->worth +
                       account_worth * (gdouble)MIN(statement->accounts - 1, 3);
}

/* The statements, in the order of their first quotes (of Statement). */
static GArray *
statements_of(const DsReportContext *context, const GArray *said)
{
    GArray *statements = g_array_new(FALSE, FALSE, sizeof(Statement));
    g_autofree guint32 *at = g_new(guint32, said->len + 1);

    for (guint32 i = 0; i < said->len; i++) {
        const guint32 first = nth(said, i)->same_as;
        if (first == i) {
            const Statement fresh = {.quotes = g_array_new(FALSE, FALSE, sizeof(guint32))};
            at[i] = statements->len;
            g_array_append_val(statements, fresh);
        } else {
            at[i] = at[first];
        }
        g_array_append_val(g_array_index(statements, Statement, at[i]).quotes, i);
    }
    for (guint s = 0; s < statements->len; s++)
        statement_settle(context, said, &g_array_index(statements, Statement, s));
    return statements;
}

/* The role that the quote's own article gives, else the first known. */
static void
fill_role(const DsReportContext *context, DsKeyQuote *quote, guint32 article)
{
    if (quote->speaker.kind != DS_SPEAKER_PERSON ||
        quote->speaker.entity >= context->notes->people->len)
        return;
    const DsPerson *person = ds_annotations_person(context->notes, quote->speaker.entity);
    const DsRole *chosen = NULL;
    for (guint i = 0; i < person->roles->len; i++) {
        const DsRole *role = (const DsRole *)g_ptr_array_index(person->roles, i);
        gboolean here = FALSE;
        for (guint e = 0; e < role->evidence->len; e++)
            here |= g_array_index(role->evidence, DsEvidence, e).span.article == article;
        if (here || chosen == NULL)
            chosen = role;
        if (here)
            break;
    }
    if (chosen == NULL)
        return;
    quote->role = g_strdup(chosen->role);
    quote->role_institution = chosen->institution;
}

/* The question that the answer at byte answers. */
static gchar *
question_before(const DsArticle *article, guint32 byte)
{
    gchar *question = NULL;

    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        if (block->start > byte)
            break;
        if (block->kind != DS_BLOCK_QUESTION)
            continue;
        g_free(question);
        question =
            ds_utf8_squeeze(article->text + block->start, (gssize)(block->end - block->start));
    }
    return question;
}

static DsKeyQuote *
make_quote(const DsReportContext *context, const GArray *said, const Statement *statement)
{
    const DsSaid *best = nth(said, statement->best);
    DsKeyQuote *quote = ds_key_quote_new();

    quote->kind = best->kind;
    quote->speaker = best->speaker;
    const DsSpan head = {best->span.article, best->span.start, best->span.start + 1};
    quote->text =
        ds_trim_around(context->openers, context->corpus, best->span, head, MOST_WORDS);
    if (best->kind == DS_QUOTE_INTERVIEW)
        quote->question = question_before(
            ds_corpus_article(context->corpus, best->span.article), best->span.start);
    fill_role(context, quote, best->span.article);
    ds_evidence_add(quote->evidence, best->span, "quote-told");
    for (guint i = 0; i < statement->quotes->len; i++)
        ds_evidence_add(quote->evidence,
                        nth(said, g_array_index(statement->quotes, guint32, i))->span,
                        "quote-same");
    quote->accounts = statement->accounts;
    quote->importance = statement->worth >= 2.6 ? 3 : statement->worth >= 2.0 ? 2 : 1;
    return quote;
}

static gint
compare_quotes(gconstpointer a, gconstpointer b, gpointer data)
{
    const DsKeyQuote *x = *(const DsKeyQuote *const *)a, *y = *(const DsKeyQuote *const *)b;
    GHashTable *ranks = (GHashTable *)data;
    const guint r = GPOINTER_TO_UINT(g_hash_table_lookup(ranks, ds_speaker_key(x->speaker)));
    const guint s = GPOINTER_TO_UINT(g_hash_table_lookup(ranks, ds_speaker_key(y->speaker)));

    if (r != s)
        return r < s ? -1 : 1;
    if ((x->kind == DS_QUOTE_INDIRECT) != (y->kind == DS_QUOTE_INDIRECT))
        return x->kind == DS_QUOTE_INDIRECT ? 1 : -1;
    if (x->importance != y->importance)
        return x->importance > y->importance ? -1 : 1;
    const DsSpan *p = &g_array_index(x->evidence, DsEvidence, 0).span;
    const DsSpan *q = &g_array_index(y->evidence, DsEvidence, 0).span;
    if (p->article != q->article)
        return p->article < q->article ? -1 : 1;
    return p->start < q->start ? -1 : p->start > q->start;
}

static gint
compare_worth(gconstpointer a, gconstpointer b)
{
    const Statement *x = (const Statement *)a, *y = (const Statement *)b;

    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    return x->best < y->best ? -1 : x->best > y->best;
}

void
ds_part_key_quotes(DsReportContext *context)
{
    g_autoptr(GArray) said = ds_quotes_said(context);
    g_autoptr(GHashTable) ranks = g_hash_table_new(NULL, NULL);

    ds_quotes_join(context, said);
    g_autoptr(GArray) statements = statements_of(context, said);
    g_array_sort(statements, compare_worth);
    for (guint i = 0; i < statements->len; i++) {
        const Statement *statement = &g_array_index(statements, Statement, i);
        gpointer key = ds_speaker_key(nth(said, statement->best)->speaker);
        if (statement->worth >= least_worth) {
            if (!g_hash_table_contains(ranks, key))
                g_hash_table_insert(ranks, key, GUINT_TO_POINTER(g_hash_table_size(ranks) + 1));
            g_ptr_array_add(context->report->key_quotes, make_quote(context, said, statement));
        }
        g_array_unref(statement->quotes);
    }
    g_ptr_array_sort_with_data(context->report->key_quotes, compare_quotes, ranks);
}
