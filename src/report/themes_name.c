/* What a theme is called: of all phrases that open its articles, the one whose pairs of words
 * most of them have, best in their titles, and hardly any other article; it begins and ends
 * where words do. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "report/themes.h"

/* Phrases of so many words, from so many sentences of each article; their pairs are counted in
 * the first COUNTED_ROWS. */
enum { LEAST_WORDS = 2, MOST_WORDS = 8, OPENING_ROWS = 5, COUNTED_ROWS = 16 };

/* Two syllables that stand together in so much of their use are one word. */
static const gdouble bound_for_sure = 0.6, bound_maybe = 0.25;

/* A word of a sentence, as phrases see it. */
typedef struct {
    guint32 start, end;
    guint32 id, bigram;
    gboolean stop;
    gboolean link;   /* a stop word that may stand inside a name: of, and, at */
    gboolean broken; /* a mark stands before it */
    gboolean number;
    gboolean capital;
} Word;

/* In how many articles a pair of words is met. */
typedef struct {
    guint all;                /* of the corpus */
    guint inside, titles;     /* of the theme */
    guint32 last, last_title; /* article + 1, so that each counts once */
} Count;

struct DsNamer {
    const DsReportContext *context;
    const GArray *voices, *themes;
    guint32 theme;
    DsLexicon *links;  /* folded forms of stop words that link */
    DsLexicon *kinds;  /* of classifiers, which are parts of names: Nam Bộ, trái cây */
    DsLexicon *heads;  /* of events and documents */
    DsLexicon *places; /* folded: a place alone tells no subject */
    DsLexicon *verbs;  /* of saying: a phrase that ends in one waits for more */
    Count *counts;     /* of each pair */
    guint32 *n_word;   /* how often each word is met in the whole corpus */
    guint32 *n_pair;
    GArray *words;  /* of Word: the sentence at hand */
    guint n_inside; /* voices of the theme */
    guint n_titles; /* of them, those with a title */
    gdouble most;   /* worth of the best phrase so far */
    DsSpan best;
    guint32 best_row;
};

static DsLexicon *
rows_where(const DsTable *table, const gchar *column, const gchar *const *values)
{
    DsLexicon *lexicon = ds_lexicon_new();

    for (guint r = 0; r < ds_table_n_rows(table); r++) {
        const gchar *form = ds_table_get(table, r, "form");
        const gchar *value = ds_table_get(table, r, column);
        for (guint i = 0; value != NULL && values[i] != NULL; i++)
            if (form != NULL && strstr(value, values[i]) != NULL) {
                ds_lexicon_add(lexicon, form, r);
                break;
            }
    }
    return lexicon;
}

static gboolean
folded_in(const DsLexicon *lexicon, const gchar *text, guint32 start, guint32 end)
{
    g_autofree gchar *folded = ds_utf8_fold(text + start, (gssize)(end - start));

    return ds_lexicon_lookup(lexicon, folded, -1) != G_MAXUINT32;
}

static void
read_row(DsNamer *namer, guint row)
{
    const DsTerms *terms = namer->context->terms;
    const DsArticle *article =
        ds_corpus_article(terms->corpus, ds_terms_row(terms, row)->article);
    const DsSentence *sentence = ds_terms_sentence(terms, row);
    const DsTermWord *words = ds_terms_words(terms, row);
    gboolean broken = FALSE;
    guint n = 0;

    g_array_set_size(namer->words, 0);
    for (guint32 i = 0; i < sentence->n_tokens; i++) {
        const DsToken *token =
            &g_array_index(article->tokens, DsToken, sentence->first_token + i);
        if (token->kind == DS_TOKEN_PUNCT) {
            broken = TRUE;
            continue;
        }
        Word word = {.start = token->start, .end = token->end, .broken = broken};
        word.id = words[n].id;
        word.bigram = words[n].bigram;
        word.stop =
            words[n].stop && !folded_in(namer->kinds, article->text, token->start, token->end);
        word.number = words[n].number;
        word.capital = g_unichar_isupper(ds_utf8_peek(article->text + token->start));
        word.link =
            word.stop && folded_in(namer->links, article->text, token->start, token->end);
        g_array_append_val(namer->words, word);
        broken = FALSE;
        n++;
    }
}

static const Word *
word_at(const DsNamer *namer, guint i)
{
    return &g_array_index(namer->words, Word, i);
}

/* Whether a phrase would begin or end inside a name. */
static gboolean
cuts(const GArray *mentions, guint32 start, guint32 end)
{
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        const gboolean meets = mention->start < end && mention->end > start;
        if (meets && !mention->nested && (mention->start < start || mention->end > end))
            return TRUE;
    }
    return FALSE;
}

/* Whether the words before and at the index are parts of one word: 1 for sure, 0 not. */
static gdouble
bound(const DsNamer *namer, guint i)
{
    if (i == 0 || i >= namer->words->len)
        return 0.0;
    const Word *left = word_at(namer, i - 1), *right = word_at(namer, i);
    if (right->broken || left->bigram == G_MAXUINT32)
        return 0.0;
    const gdouble together = (gdouble)namer->n_pair[left->bigram] - 0.5;
    const guint32 n_left = namer->n_word[left->id], n_right = namer->n_word[right->id];
    const guint32 n = left->stop ? n_right : right->stop ? n_left : MIN(n_left, n_right);
    return together / (gdouble)MAX(n, 1);
}

/* What an end of a phrase costs: nothing where words end, all inside a word or a name. */
static gdouble
edge(const DsNamer *namer, guint i)
{
    const gdouble strength = bound(namer, i);

    if (i > 0 && i < namer->words->len && word_at(namer, i - 1)->capital &&
        word_at(namer, i)->capital && !word_at(namer, i)->broken)
        return 0.0;
    if (strength >= bound_for_sure)
        return 0.0;
    return strength >= bound_maybe ? 0.55 : 1.0;
}

static gboolean
is_one_of(
    const DsLexicon *lexicon, const DsNamer *namer, const gchar *text, guint from, guint to)
{
    return folded_in(lexicon, text, word_at(namer, from)->start, word_at(namer, to - 1)->end);
}

/* What speaks for a phrase as a name, whatever its words: hardly any words that tell nothing,
 * capitals, a head that names an event or a document. 0: it is none. */
static gdouble
shape_of(const DsNamer *namer, const gchar *text, guint from, guint to)
{
    const Word *first = word_at(namer, from), *last = word_at(namer, to - 1);
    gboolean capital = FALSE;
    gdouble shape = edge(namer, from) * edge(namer, to);

    if (first->stop || last->stop || first->number || shape <= 0.0)
        return 0.0;
    if (last->number && to < namer->words->len && !word_at(namer, to)->broken &&
        !word_at(namer, to)->stop)
        return 0.0; /* it counts what follows */
    for (guint i = from; i < to; i++) {
        const Word *word = word_at(namer, i);
        capital |= i > from && word->capital;
        if (word->stop)
            shape *= word->link ? 0.95 : 0.6;
    }
    shape *= capital ? 1.1 : 1.0;
    shape *= is_one_of(namer->verbs, namer, text, to - 1, to) ? 0.6 : 1.0;
    shape *= is_one_of(namer->places, namer, text, from, to) ? 0.4 : 1.0;
    for (guint n = 1; n <= 3 && from + n <= to; n++)
        if (is_one_of(namer->heads, namer, text, from, from + n))
            return shape * 1.25;
    return shape;
}

/* What a pair of words tells of the theme: 0 … 2. */
static gdouble
pair_worth(const DsNamer *namer, guint i)
{
    const Word *word = word_at(namer, i);
    if (word->bigram == G_MAXUINT32)
        return 0.0;
    const Count *met = &namer->counts[word->bigram];
    const gdouble share = (gdouble)met->inside / (gdouble)MAX(namer->n_inside, 1);
    const gdouble titles = (gdouble)met->titles / (gdouble)MAX(namer->n_titles, 1);
    const gdouble own = (gdouble)met->inside / (gdouble)MAX(met->all, 1);
    const gdouble telling = word->stop || word_at(namer, i + 1)->stop ? 0.3 : 1.0;

    return telling * (share + titles) * own * own;
}

/* More words than these tell less each. */
static const gdouble length_exponent = 0.6;

/* Weighs every phrase that begins at the word. */
static void
weigh_from(DsNamer *namer, guint row, guint from)
{
    const guint32 index = ds_terms_row(namer->context->terms, row)->article;
    const DsArticle *article = ds_corpus_article(namer->context->corpus, index);
    const DsArticleNotes *notes = ds_annotations_article(namer->context->notes, index);
    gdouble sum = 0.0;

    for (guint to = from + 1; to < MIN(from + MOST_WORDS, namer->words->len); to++) {
        if (word_at(namer, to)->broken)
            return;
        sum += pair_worth(namer, to - 1);
        const DsSpan span = {index, word_at(namer, from)->start, word_at(namer, to)->end};
        const gdouble most = sum / pow((gdouble)(to + 1 - from), length_exponent);
        if (most * 1.4 <= namer->most)
            continue;
        const gdouble worth = most * shape_of(namer, article->text, from, to + 1);
        if (worth <= namer->most || cuts(notes->institutions, span.start, span.end) ||
            cuts(notes->people, span.start, span.end))
            continue;
        namer->most = worth;
        namer->best = span;
        namer->best_row = row;
    }
}

static gboolean
is_title(const DsNamer *namer, guint row)
{
    return ds_terms_block(namer->context->terms, row)->kind == DS_BLOCK_TITLE;
}

/* A row that is all capitals is no model for how to write a name. */
static gboolean
shouts(const DsNamer *namer, guint row)
{
    const DsSpan span = ds_row_span(namer->context->terms, row);
    const gchar *text = ds_corpus_article(namer->context->corpus, span.article)->text;

    for (const gchar *p = text + span.start; p < text + span.end; p = g_utf8_next_char(p))
        if (g_unichar_islower(ds_utf8_peek(p)))
            return FALSE;
    return TRUE;
}

static void
weigh_row(DsNamer *namer, guint row)
{
    if (shouts(namer, row))
        return;
    read_row(namer, row);
    for (guint i = 0; i < namer->words->len; i++)
        weigh_from(namer, row, i);
}

/* Counts the pairs of a row: of the whole corpus while there is no theme, else of the theme. */
static void
count_row(DsNamer *namer, guint row)
{
    const DsTermRow *r = ds_terms_row(namer->context->terms, row);
    const DsTermWord *words = ds_terms_words(namer->context->terms, row);
    const gboolean all = namer->theme == DS_NO_THEME, title = is_title(namer, row);

    for (guint i = 0; i < r->n; i++) {
        if (words[i].bigram == G_MAXUINT32)
            continue;
        Count *met = &namer->counts[words[i].bigram];
        if (met->last != r->article + 1) {
            met->all += all ? 1 : 0;
            met->inside += all ? 0 : 1;
        }
        if (title && !all && met->last_title != r->article + 1) {
            met->titles++;
            met->last_title = r->article + 1;
        }
        met->last = r->article + 1;
    }
}

/* Forgets what the pairs of a row were counted before. */
static void
forget_row(DsNamer *namer, guint row)
{
    const DsTermWord *words = ds_terms_words(namer->context->terms, row);

    for (guint i = 0; i < ds_terms_row(namer->context->terms, row)->n; i++)
        if (words[i].bigram != G_MAXUINT32) {
            Count *met = &namer->counts[words[i].bigram];
            *met = (Count){.all = met->all};
        }
}

/* Calls use() for the opening rows of every article of the theme that speaks; of all articles
 * when there is no theme. */
static void
walk_articles(DsNamer *namer, guint most_rows, void (*use)(DsNamer *, guint))
{
    const DsTerms *terms = namer->context->terms;

    for (guint32 a = 0; a < namer->voices->len; a++) {
        const guint32 *rows = &g_array_index(terms->article_rows, guint32, a);
        const gboolean inside = g_array_index(namer->themes, guint32, a) == namer->theme;
        guint n = 0;
        if (g_array_index(namer->voices, guint32, a) != a ||
            (namer->theme != DS_NO_THEME && !inside))
            continue;
        for (guint32 r = rows[0]; r < rows[1] && n < most_rows; r++) {
            const DsBlockKind kind = ds_terms_block(terms, r)->kind;
            if (kind != DS_BLOCK_TITLE && kind != DS_BLOCK_LEAD && kind != DS_BLOCK_BODY)
                continue;
            use(namer, r);
            n++;
        }
    }
}

static void
count_voices(DsNamer *namer)
{
    const DsTerms *terms = namer->context->terms;

    for (guint32 a = 0; a < namer->voices->len; a++) {
        const guint32 *rows = &g_array_index(terms->article_rows, guint32, a);
        gboolean titled = FALSE;
        if (g_array_index(namer->voices, guint32, a) != a ||
            g_array_index(namer->themes, guint32, a) != namer->theme)
            continue;
        for (guint32 r = rows[0]; r < rows[1]; r++)
            titled |= is_title(namer, r);
        namer->n_inside++;
        namer->n_titles += titled ? 1 : 0;
    }
}

static void
count_words(DsNamer *namer)
{
    const DsTerms *terms = namer->context->terms;

    for (guint r = 0; r < terms->rows->len; r++) {
        const DsTermRow *row = ds_terms_row(terms, r);
        const DsTermWord *words = ds_terms_words(terms, r);
        if (g_array_index(namer->voices, guint32, row->article) != row->article)
            continue;
        for (guint32 i = 0; i < row->n; i++) {
            namer->n_word[words[i].id]++;
            if (words[i].bigram != G_MAXUINT32)
                namer->n_pair[words[i].bigram]++;
        }
    }
}

static DsLexicon *
folded_forms(DsPack *pack, const gchar *table_name, const gchar *column)
{
    const DsTable *table = ds_pack_table(pack, table_name);
    DsLexicon *lexicon = ds_lexicon_new();

    for (guint r = 0; r < ds_table_n_rows(table); r++) {
        const gchar *form = ds_table_get(table, r, column);
        g_autofree gchar *folded = form != NULL ? ds_utf8_fold(form, -1) : NULL;
        if (folded != NULL)
            ds_lexicon_add(lexicon, folded, r);
    }
    return lexicon;
}

static gchar *
with_capital(const gchar *text)
{
    g_autoptr(GString) result = g_string_new(NULL);

    g_string_append_unichar(result, g_unichar_toupper(ds_utf8_peek(text)));
    g_string_append(result, g_utf8_next_char(text));
    return g_strdup(result->str);
}

DsNamer *
ds_namer_new(const DsReportContext *context, const GArray *voices, const GArray *themes)
{
    static const gchar *const links[] = {"preposition", "conjunction", NULL};
    static const gchar *const classifiers[] = {"classifier", NULL};
    static const gchar *const heads[] = {"head", NULL};
    const DsTable *stops = ds_pack_table(context->pack, "stopwords");
    const DsTerms *terms = context->terms;
    DsNamer *namer = g_new0(DsNamer, 1);

    namer->context = context;
    namer->voices = voices;
    namer->themes = themes;
    namer->theme = DS_NO_THEME;
    namer->links = rows_where(stops, "class", links);
    namer->kinds = rows_where(stops, "class", classifiers);
    namer->heads = rows_where(ds_pack_table(context->pack, "event_heads"), "use", heads);
    namer->places = folded_forms(context->pack, "places", "form");
    namer->verbs = folded_forms(context->pack, "cue_verbs", "cue");
    namer->counts = g_new0(Count, terms->n_bigrams + 1);
    namer->n_word = g_new0(guint32, terms->n_words + 1);
    namer->n_pair = g_new0(guint32, terms->n_bigrams + 1);
    namer->words = g_array_new(FALSE, FALSE, sizeof(Word));
    count_words(namer);
    walk_articles(namer, COUNTED_ROWS, count_row);
    return namer;
}

void
ds_namer_free(DsNamer *namer)
{
    if (namer == NULL)
        return;
    g_array_unref(namer->words);
    g_free(namer->n_pair);
    g_free(namer->n_word);
    g_free(namer->counts);
    ds_lexicon_free(namer->verbs);
    ds_lexicon_free(namer->places);
    ds_lexicon_free(namer->heads);
    ds_lexicon_free(namer->kinds);
    ds_lexicon_free(namer->links);
    g_free(namer);
}

gchar *
ds_namer_name(DsNamer *namer, guint32 theme, DsSpan *span)
{
    namer->theme = theme;
    namer->n_inside = namer->n_titles = 0;
    namer->most = 0.0;
    count_voices(namer);
    walk_articles(namer, COUNTED_ROWS, forget_row);
    walk_articles(namer, COUNTED_ROWS, count_row);
    walk_articles(namer, OPENING_ROWS, weigh_row);
    if (namer->most <= 0.0)
        return NULL;
    g_autofree gchar *text = ds_corpus_dup_text(namer->context->corpus, namer->best);
    g_autofree gchar *squeezed = ds_utf8_squeeze(text, -1);
    *span = ds_row_span(namer->context->terms, namer->best_row);
    return with_capital(squeezed);
}
