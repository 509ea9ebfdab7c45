#include "doc/foreign.h"

#include <string.h>

#include "corpus/syllable.h"

typedef enum {
    WORD_OWN,     /* of the document's language, or no word */
    WORD_FITS,    /* may stand between foreign words: an acronym, a word that both have */
    WORD_FOREIGN, /* cannot be of the document's language */
} WordKind;

/* What is known of a word in small letters: few are many times in a text. */
typedef struct {
    gboolean can_be;       /* of the document's language */
    const gchar *language; /* of a listed word; borrowed */
} Judgement;

typedef struct {
    GHashTable *languages; /* listed word, in small letters → its language; both borrowed */
    DsSyllables *syllables;
    GHashTable *judged; /* word in small letters → Judgement; both owned */
} Foreign;

typedef struct {
    const gchar *start, *end; /* without the signs around it */
    WordKind kind;
    const gchar *language;  /* of a listed word */
    gboolean opens, closes; /* a sign stands before it, after it */
} Word;

/* Where words of sources stand as running text. */
static const gchar *const roles[] = {"sentence", "point", "event-text", "quote-words",
                                     "gap-words"};

static gboolean
is_ascii_word(const gchar *start, const gchar *end)
{
    for (const gchar *p = start; p < end; p++) {
        if (!g_ascii_isalpha(*p) && *p != '-' && *p != '\'')
            return FALSE;
    }
    return end - start > 1;
}

static gboolean
is_acronym(const gchar *start, const gchar *end)
{
    for (const gchar *p = start; p < end; p++) {
        if (g_ascii_islower(*p))
            return FALSE;
    }
    return TRUE;
}

static const Judgement *
judgement_of(const Foreign *foreign, const gchar *small)
{
    Judgement *known = (Judgement *)g_hash_table_lookup(foreign->judged, small);

    if (known == NULL) {
        known = g_new(Judgement, 1);
        known->can_be = ds_syllables_can_be(foreign->syllables, small, strlen(small));
        known->language = (const gchar *)g_hash_table_lookup(foreign->languages, small);
        g_hash_table_insert(foreign->judged, g_strdup(small), known);
    }
    return known;
}

/* Longer words cannot be syllables; the lists have none. */
#define MAX_WORD_BYTES 64

static void
judge(const Foreign *foreign, Word *word)
{
    const gsize n = (gsize)(word->end - word->start);
    gchar small[MAX_WORD_BYTES];

    if (!is_ascii_word(word->start, word->end))
        return;
    for (gsize i = 0; i < n && i < sizeof small; i++)
        small[i] = g_ascii_tolower(word->start[i]);
    small[MIN(n, sizeof small - 1)] = '\0';
    const Judgement *known = judgement_of(foreign, small);
    word->language = known->language;
    if (is_acronym(word->start, word->end) || (known->can_be && word->language != NULL))
        word->kind = WORD_FITS;
    else if (!known->can_be)
        word->kind = WORD_FOREIGN;
}

/* The word up to the next blank. */
static Word
next_word(const Foreign *foreign, const gchar *text)
{
    const gchar *blank = strchr(text, ' ');
    const gchar *end = blank != NULL ? blank : text + strlen(text);
    Word word = {.start = text, .end = end};

    while (word.start < end && !g_unichar_isalnum(g_utf8_get_char(word.start)))
        word.start = g_utf8_next_char(word.start);
    while (word.end > word.start) {
        const gchar *last = g_utf8_prev_char(word.end);
        if (g_unichar_isalnum(g_utf8_get_char(last)))
            break;
        word.end = last;
    }
    word.opens = word.start > text;
    word.closes = word.end < end;
    judge(foreign, &word);
    return word;
}

typedef struct {
    const gchar *start, *end;
    const gchar *language;
    guint n_words;
} Run;

static gboolean
is_whole(const Run *run)
{
    return run->n_words >= 2 && run->language != NULL;
}

/* The first run of foreign words in the text; FALSE when there is none. */
static gboolean
find_run(const Foreign *foreign, const gchar *text, Run *found)
{
    Run run = {NULL, NULL, NULL, 0};

    for (const gchar *p = text; p != NULL;
         p = strchr(p, ' ') != NULL ? strchr(p, ' ') + 1 : NULL) {
        const Word word = next_word(foreign, p);
        const gboolean goes_on =
            word.kind == WORD_FOREIGN || (word.kind == WORD_FITS && run.n_words > 0);
        if (!goes_on || word.opens) {
            if (is_whole(&run))
                break;
            run = (Run){NULL, NULL, NULL, 0};
        }
        if (word.kind == WORD_FOREIGN) {
            run.start = run.n_words > 0 ? run.start : word.start;
            run.end = word.end;
            run.language = run.language != NULL ? run.language : word.language;
            run.n_words++;
        }
        if (word.closes && is_whole(&run))
            break;
        if (word.closes)
            run = (Run){NULL, NULL, NULL, 0};
    }
    *found = run;
    return is_whole(&run);
}

static void
append(GArray *inlines,
       const DsInline *like,
       const gchar *from,
       const gchar *to,
       const gchar *lang)
{
    if (from == to)
        return;
    const DsInline piece = {.kind = like->kind,
                            .text = g_strndup(from, (gsize)(to - from)),
                            .target = g_strdup(like->target),
                            .role = like->role,
                            .lang = lang};

    g_array_append_val(inlines, piece);
}

/* The runs of a piece as pieces of their own; FALSE when it has none. */
static gboolean
split(const Foreign *foreign, const DsInline *piece, GArray *inlines)
{
    const gchar *p = piece->text;
    Run run;

    if (piece->kind != DS_INLINE_TEXT || piece->lang != NULL || piece->anchor != NULL ||
        !find_run(foreign, p, &run))
        return FALSE;
    do {
        append(inlines, piece, p, run.start, NULL);
        append(inlines, piece, run.start, run.end, g_intern_string(run.language));
        p = run.end;
    } while (find_run(foreign, p, &run));
    append(inlines, piece, p, piece->text + strlen(piece->text), NULL);
    return TRUE;
}

static void
mark_words(const Foreign *foreign, DsNode *node)
{
    for (guint i = 0; i < node->inlines->len; i++) {
        g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(DsInline));
        if (!split(foreign, ds_node_inline(node, i), pieces))
            continue;
        g_array_remove_index(node->inlines, i);
        g_array_insert_vals(node->inlines, i, pieces->data, pieces->len);
        i += pieces->len - 1;
    }
}

static void
mark_node(const Foreign *foreign, DsNode *node)
{
    for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
        if (ds_node_is(node, roles[i]))
            mark_words(foreign, node);
    }
    for (guint i = 0; i < node->children->len; i++)
        mark_node(foreign, (DsNode *)g_ptr_array_index(node->children, i));
}

void
ds_document_mark_foreign(DsDocument *document, DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "foreign_words");
    g_autoptr(GHashTable) languages = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) judged =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const Foreign foreign = {languages, ds_syllables_new(pack), judged};

    for (guint i = 0; i < ds_table_n_rows(table); i++)
        g_hash_table_insert(languages, (gpointer)ds_table_get(table, i, "word"),
                            (gpointer)ds_table_get(table, i, "language"));
    if (ds_table_n_rows(table) > 0)
        mark_node(&foreign, document->root);
    ds_syllables_free(foreign.syllables);
}
