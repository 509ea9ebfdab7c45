#include "report/term_words.h"

#include <string.h>

#include "base/utf8.h"

/* How the stop words' list takes a word. */
enum { BEGINS_NOTHING, IS_STOP, BEGINS_PHRASE };

/* A word that has a number; its folded form lies in the pool. */
typedef struct {
    guint32 at, n;
    guint32 hash;
    guint8 stop;
} Form;

struct DsWordNumbers {
    const DsLexicon *stops;
    GByteArray *pool;
    GArray *forms;  /* of Form, by number */
    guint32 *slots; /* open addressing: number + 1, 0 where there is none */
    guint32 n_slots;
    GByteArray *folded; /* of the sentence at hand */
    GByteArray *line;   /* its words, each with a blank behind it */
    GArray *line_at;    /* of guint32: where each begins; one entry more */
};

enum { FIRST_SLOTS = 1024 };

DsWordNumbers *
ds_word_numbers_new(const DsLexicon *stops)
{
    DsWordNumbers *numbers = g_new0(DsWordNumbers, 1);

    numbers->stops = stops;
    numbers->pool = g_byte_array_new();
    numbers->forms = g_array_new(FALSE, FALSE, sizeof(Form));
    numbers->n_slots = FIRST_SLOTS;
    numbers->slots = g_new0(guint32, FIRST_SLOTS);
    numbers->folded = g_byte_array_new();
    numbers->line = g_byte_array_new();
    numbers->line_at = g_array_new(FALSE, FALSE, sizeof(guint32));
    return numbers;
}

void
ds_word_numbers_free(DsWordNumbers *numbers)
{
    if (numbers == NULL)
        return;
    g_byte_array_unref(numbers->pool);
    g_array_unref(numbers->forms);
    g_free(numbers->slots);
    g_byte_array_unref(numbers->folded);
    g_byte_array_unref(numbers->line);
    g_array_unref(numbers->line_at);
    g_free(numbers);
}

guint32
ds_word_numbers_size(const DsWordNumbers *numbers)
{
    return numbers->forms->len;
}

static const Form *
form_of(const DsWordNumbers *numbers, guint32 number)
{
    return &g_array_index(numbers->forms, Form, number);
}

static void
grow(DsWordNumbers *numbers)
{
    const guint32 mask = numbers->n_slots * 2 - 1;
    guint32 *slots = g_new0(guint32, numbers->n_slots * 2);

    for (guint32 number = 0; number < numbers->forms->len; number++) {
        guint32 at = form_of(numbers, number)->hash & mask;
        while (slots[at] != 0)
            at = (at + 1) & mask;
        slots[at] = number + 1;
    }
    g_free(numbers->slots);
    numbers->slots = slots;
    numbers->n_slots *= 2;
}

static guint8
stop_kind(const DsLexicon *stops, const gchar *word, gsize n)
{
    const DsLexiconHead head = ds_lexicon_head(stops, word, n);

    return head.goes_on ? BEGINS_PHRASE : head.is_phrase ? IS_STOP : BEGINS_NOTHING;
}

static guint32
number_of(DsWordNumbers *numbers, const gchar *word, gsize n)
{
    guint32 hash = 2166136261u; /* FNV-1a */

    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guchar)word[i]) * 16777619u;
    hash ^= hash >> 15;
    guint32 at = hash & (numbers->n_slots - 1);
    for (; numbers->slots[at] != 0; at = (at + 1) & (numbers->n_slots - 1)) {
        const Form *form = form_of(numbers, numbers->slots[at] - 1);
        if (form->hash == hash && form->n == n &&
            memcmp(numbers->pool->data + form->at, word, n) == 0)
            return numbers->slots[at] - 1;
    }
    const guint32 number = numbers->forms->len;
    const Form form = {numbers->pool->len, (guint32)n, hash,
                       stop_kind(numbers->stops, word, n)};
    g_array_append_val(numbers->forms, form);
    g_byte_array_append(numbers->pool, (const guint8 *)word, (guint)n);
    numbers->slots[at] = number + 1;
    if (numbers->forms->len * 2 > numbers->n_slots)
        grow(numbers);
    return number;
}

/* The number of a token's word; folded: the sentence's text, NULL when it must be folded word
 * by word. */
static guint32
number_of_token(DsWordNumbers *numbers,
                const DsArticle *article,
                const DsToken *token,
                const gchar *folded)
{
    const gsize n = token->end - token->start;

    if (folded != NULL)
        return number_of(numbers, folded, n);
    g_autofree gchar *alone = ds_utf8_fold(article->text + token->start, (gssize)n);
    return number_of(numbers, alone, strlen(alone));
}

/* Lays the words out with a blank behind each, for phrases to be found in. */
static void
lay_line(DsWordNumbers *numbers, const DsTermWord *words, guint32 n)
{
    gsize length = 0;

    for (guint32 i = 0; i < n; i++)
        length += form_of(numbers, words[i].id)->n + 1u;
    g_byte_array_set_size(numbers->line, (guint)length);
    g_array_set_size(numbers->line_at, n + 1);
    guint8 *to = numbers->line->data;
    guint32 *at = (guint32 *)(gpointer)numbers->line_at->data;
    for (guint32 i = 0; i < n; i++) {
        const Form *form = form_of(numbers, words[i].id);
        at[i] = (guint32)(to - numbers->line->data);
        memcpy(to, numbers->pool->data + form->at, form->n);
        to += form->n;
        *to++ = ' ';
    }
    at[n] = (guint32)length;
}

/* Marks the words that are parts of stop phrases, the longest first. */
static void
mark_stops(DsWordNumbers *numbers, DsTermWord *words, guint32 n)
{
    lay_line(numbers, words, n);
    const guint32 *at = (const guint32 *)(gpointer)numbers->line_at->data;
    const gchar *line = (const gchar *)numbers->line->data;
    for (guint32 i = 0; i < n;) {
        const guint8 kind = form_of(numbers, words[i].id)->stop;
        gsize length = 0;
        if (kind == IS_STOP) {
            words[i++].stop = TRUE;
        } else if (kind == BEGINS_NOTHING ||
                   ds_lexicon_longest(numbers->stops, line + at[i], at[n] - at[i], &length) ==
                       G_MAXUINT32) {
            i++;
        } else {
            const gsize end = at[i] + length;
            while (i < n && at[i] < end)
                words[i++].stop = TRUE;
        }
    }
}

guint32
ds_word_numbers_read(DsWordNumbers *numbers,
                     const DsArticle *article,
                     const DsSentence *sentence,
                     DsTermWord *words)
{
    const gsize n_bytes = sentence->end - sentence->start;
    guint32 n = 0;

    g_byte_array_set_size(numbers->folded, (guint)n_bytes);
    gchar *folded = (gchar *)numbers->folded->data;
    const gboolean in_place =
        n_bytes > 0 && ds_utf8_fold_in_place(article->text + sentence->start, n_bytes, folded);
    for (guint32 i = 0; i < sentence->n_tokens; i++) {
        const DsToken *token =
            &g_array_index(article->tokens, DsToken, sentence->first_token + i);
        if (token->kind == DS_TOKEN_PUNCT)
            continue;
        const gboolean within = in_place && token->end <= sentence->end;
        const gchar *word = within ? folded + (token->start - sentence->start) : NULL;
        words[n++] = (DsTermWord){.id = number_of_token(numbers, article, token, word),
                                  .bigram = G_MAXUINT32,
                                  .start = token->start,
                                  .number = token->kind == DS_TOKEN_NUMBER};
    }
    if (n > 0)
        mark_stops(numbers, words, n);
    return n;
}
