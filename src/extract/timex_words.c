#include "extract/timex_words.h"

#include <string.h>

/* Most words of a text begin no form: a set of hashes tells so before the lexicon is walked. */
#define N_FILTER 16384

/* The senses of a form lie together once the words are frozen. */
typedef struct {
    guint32 first, n; /* into senses */
    TimexLooks looks; /* of all of them */
} Entry;

/* A sense as it is added: to which entry, in which order. */
typedef struct {
    guint32 entry, order;
    TimexSense sense;
} Added;

struct TimexWords {
    DsLexicon *lexicon;   /* phrase → index into entries */
    GArray *entries;      /* of Entry */
    GArray *added;        /* of Added, until frozen */
    GArray *senses;       /* of TimexSense, once frozen */
    GHashTable *literals; /* form → symbol */
    guint16 n_symbols;
    guint64 first_words[N_FILTER / 64]; /* of hashes of what forms begin with */
};

TimexWords *
timex_words_new(void)
{
    TimexWords *words = g_new0(TimexWords, 1);

    words->lexicon = ds_lexicon_new();
    words->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    words->added = g_array_new(FALSE, FALSE, sizeof(Added));
    words->senses = g_array_new(FALSE, FALSE, sizeof(TimexSense));
    words->literals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    words->n_symbols = SYMBOL_FIRST_LITERAL;
    return words;
}

void
timex_words_free(TimexWords *words)
{
    if (words == NULL)
        return;
    ds_lexicon_free(words->lexicon);
    g_array_unref(words->entries);
    g_array_unref(words->added);
    g_array_unref(words->senses);
    g_hash_table_unref(words->literals);
    g_free(words);
}

static guint32
hash_bytes(const gchar *text, gsize n)
{
    guint32 hash = 2166136261u; /* FNV-1a */

    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guint8)text[i]) * 16777619u;
    return (hash ^ hash >> 15) % N_FILTER;
}

/* The length of the first atom of a form: figures, or letters without figures behind them. */
static gsize
first_atom_length(const gchar *form)
{
    const gchar *p = form;

    if (g_ascii_isdigit(*p)) {
        while (g_ascii_isdigit(*p))
            p++;
        return (gsize)(p - form);
    }
    while (*p != '\0' && g_unichar_isalnum(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    while (p > form && g_ascii_isdigit(p[-1]))
        p--;
    return (gsize)(p - form);
}

static void
note_first_word(TimexWords *words, const gchar *form)
{
    const guint32 hash = hash_bytes(form, first_atom_length(form));

    words->first_words[hash / 64] |= G_GUINT64_CONSTANT(1) << hash % 64;
}

static gboolean
may_begin_form(const TimexWords *words, const gchar *text, gsize n)
{
    const guint32 hash = hash_bytes(text, n);

    return (words->first_words[hash / 64] >> hash % 64 & 1) != 0;
}

static void
add_form(TimexWords *words, const gchar *form, guint16 symbol, gint32 value)
{
    guint32 index = ds_lexicon_lookup(words->lexicon, form, -1);

    if (index == G_MAXUINT32) {
        const Entry entry = {0};
        index = words->entries->len;
        g_array_append_val(words->entries, entry);
        ds_lexicon_add(words->lexicon, form, index);
        note_first_word(words, form);
    }
    const Added added = {index, words->added->len, {symbol, value}};
    g_array_append_val(words->added, added);
}

/* The form with the first letter of its first word, or of every word, in upper case. */
static gchar *
capitalised(const gchar *form, gboolean every_word)
{
    GString *out = g_string_new(NULL);
    gboolean first = TRUE;

    for (const gchar *p = form; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, first ? g_unichar_toupper(c) : c);
        first = every_word && c == ' ';
    }
    return g_string_free(out, FALSE);
}

void
timex_words_add(
    TimexWords *words, const gchar *form, gboolean any_case, guint16 symbol, gint32 value)
{
    add_form(words, form, symbol, value);
    if (!any_case)
        return;
    g_autofree gchar *first = capitalised(form, FALSE);
    g_autofree gchar *upper = g_utf8_strup(form, -1);
    const gchar *blank = strchr(form, ' ');
    add_form(words, first, symbol, value);
    if (blank == NULL) {
        add_form(words, upper, symbol, value);
        return;
    }
    g_autofree gchar *every = capitalised(form, TRUE);
    add_form(words, every, symbol, value);
    add_form(words, upper, symbol, value);
    g_autofree gchar *tail = capitalised(blank + 1, TRUE);
    g_autofree gchar *last = g_strdup_printf("%.*s %s", (gint)(blank - form), form, tail);
    add_form(words, last, symbol, value); /* "tháng Ba" */
}

guint16
timex_words_literal(TimexWords *words, const gchar *form, gboolean any_case)
{
    g_autofree gchar *key = g_strconcat(any_case ? "" : "=", form, NULL);
    guint16 symbol = (guint16)GPOINTER_TO_UINT(g_hash_table_lookup(words->literals, key));

    if (symbol == 0) {
        symbol = words->n_symbols++;
        g_hash_table_insert(words->literals, g_strdup(key), GUINT_TO_POINTER(symbol));
        timex_words_add(words, form, any_case, symbol, 0);
    }
    return symbol;
}

static gint
compare_added(gconstpointer a, gconstpointer b)
{
    const Added *left = (const Added *)a;
    const Added *right = (const Added *)b;

    if (left->entry != right->entry)
        return left->entry < right->entry ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* The first row of a form is its usual reading. */
static void
add_sense(TimexWords *words, Entry *entry, TimexSense sense)
{
    for (guint32 i = 0; i < entry->n; i++)
        if (g_array_index(words->senses, TimexSense, entry->first + i).symbol == sense.symbol)
            return;
    g_array_append_val(words->senses, sense);
    entry->n++;
    entry->looks |= timex_looks_of_symbol(sense.symbol);
}

void
timex_words_freeze(TimexWords *words)
{
    g_array_sort(words->added, compare_added);
    for (guint i = 0; i < words->added->len; i++) {
        const Added *added = &g_array_index(words->added, Added, i);
        Entry *entry = &g_array_index(words->entries, Entry, added->entry);
        if (entry->n == 0)
            entry->first = words->senses->len;
        add_sense(words, entry, added->sense);
    }
    g_array_set_size(words->added, 0);
}

guint16
timex_words_n_symbols(const TimexWords *words)
{
    return words->n_symbols;
}

void
timex_scan_init(TimexScan *scan)
{
    *scan = (TimexScan){0};
}

void
timex_scan_clear(TimexScan *scan)
{
    g_free(scan->atoms);
    g_free(scan->readings);
}

TimexLooks
timex_looks_of_mark(guint8 mark)
{
    switch (mark) {
    case '/':
        return TIMEX_LOOKS_SLASH;
    case '-':
        return TIMEX_LOOKS_DASH;
    case '.':
        return TIMEX_LOOKS_POINT;
    case ',':
        return TIMEX_LOOKS_COMMA;
    default:
        return TIMEX_LOOKS_MARK;
    }
}

static TimexLooks
looks_of(const TimexAtom *atom)
{
    if (atom->kind == ATOM_WORD)
        return TIMEX_LOOKS_WORD;
    return atom->kind == ATOM_NUMBER ? timex_looks_of_digits(atom->n_digits)
                                     : timex_looks_of_mark(atom->mark);
}

/* Plain arrays: the scan is the innermost loop of the pass. */
static void
push_atom(TimexScan *scan, TimexAtom atom)
{
    if (scan->n_atoms == scan->atom_room) {
        scan->atom_room = MAX(scan->atom_room * 2, 1024);
        scan->atoms = g_renew(TimexAtom, scan->atoms, scan->atom_room);
    }
    atom.looks = looks_of(&atom);
    scan->atoms[scan->n_atoms++] = atom;
}

static void
push_reading(TimexScan *scan, TimexReading reading)
{
    if (scan->n_readings == scan->reading_room) {
        scan->reading_room = MAX(scan->reading_room * 2, 1024);
        scan->readings = g_renew(TimexReading, scan->readings, scan->reading_room);
    }
    scan->readings[scan->n_readings++] = reading;
}

static guint8
mark_of(const gchar *text, guint32 start, guint32 end)
{
    if (end - start == 1)
        return (guint8)text[start];
    const gunichar c = g_utf8_get_char(text + start);
    return c >= 0x2010 && c <= 0x2015 ? '-' : 0;
}

static void
append_number(TimexScan *scan, guint32 start, guint32 end, guint16 flags)
{
    TimexAtom atom = {.start = start, .end = end, .kind = ATOM_NUMBER, .flags = flags};

    atom.n_digits = (guint8)MIN(end - start, 255u);
    if (atom.n_digits <= 4)
        for (guint32 i = start; i < end; i++)
            atom.number = (guint16)(atom.number * 10 + (scan->text[i] - '0'));
    push_atom(scan, atom);
}

/* A number token is cut at its points and commas: dates are written with them too. */
static void
append_figures(TimexScan *scan, guint32 start, guint32 end, guint16 flags)
{
    for (guint32 at = start; at < end;) {
        guint32 stop = at;
        while (stop < end && g_ascii_isdigit(scan->text[stop]))
            stop++;
        append_number(scan, at, stop, at == start ? flags : 0);
        if (stop < end) {
            const TimexAtom mark = {.start = stop,
                                    .end = stop + 1,
                                    .kind = ATOM_MARK,
                                    .mark = (guint8)scan->text[stop]};
            push_atom(scan, mark);
            stop++;
        }
        at = stop;
    }
}

/* Words that end in figures ("năm1973", "Q3") are cut before them. */
static void
append_word(TimexScan *scan, const DsToken *token, guint16 flags)
{
    TimexAtom atom = {
        .start = token->start, .end = token->end, .kind = ATOM_WORD, .flags = flags};

    while (atom.end > atom.start && g_ascii_isdigit(scan->text[atom.end - 1]))
        atom.end--;
    if (token->flags & DS_TOKEN_CAPITAL)
        atom.flags |= ATOM_CAPITAL;
    if (token->flags & DS_TOKEN_ALL_CAPS ||
        (token->flags & DS_TOKEN_CAPITAL && atom.end - atom.start <= 2))
        atom.flags |= ATOM_CAPS;
    push_atom(scan, atom);
    if (atom.end < token->end)
        append_number(scan, atom.end, token->end, 0);
}

static void
append_token(TimexScan *scan, const DsToken *token, guint16 flags)
{
    if (token->flags & DS_TOKEN_SPACE_BEFORE)
        flags |= ATOM_SPACE;
    if (token->kind == DS_TOKEN_NUMBER) {
        append_figures(scan, token->start, token->end, flags);
    } else if (token->kind == DS_TOKEN_WORD) {
        append_word(scan, token, flags);
    } else {
        const TimexAtom atom = {.start = token->start,
                                .end = token->end,
                                .kind = ATOM_MARK,
                                .flags = flags,
                                .mark = mark_of(scan->text, token->start, token->end)};
        push_atom(scan, atom);
    }
}

typedef struct {
    TimexScan *scan;
    const TimexWords *words;
    guint32 atom;
    guint32 next; /* the last atom reached by a phrase of this atom */
} Reader;

static const guint16 marks_after[SYMBOL_FIRST_LITERAL] = {
    [SYMBOL_PREPOSITION] = ATOM_AFTER_PREPOSITION,
    [SYMBOL_NO_DATE] = ATOM_AFTER_NO_DATE,
    [SYMBOL_DAYPART] = ATOM_AFTER_DAYPART,
};

/* Phrases come shortest first; only those that end where an atom ends are readings. */
static gboolean
add_reading(guint32 value, gsize length, gpointer data)
{
    Reader *reader = (Reader *)data;
    TimexScan *scan = reader->scan;
    TimexAtom *atoms = scan->atoms;
    TimexAtom *atom = &atoms[reader->atom];
    const guint32 end = atom->start + (guint32)length;

    while (reader->next < scan->n_atoms && atoms[reader->next].end <= end)
        reader->next++;
    if (atoms[reader->next - 1].end != end)
        return TRUE;
    const Entry *entry = &g_array_index(reader->words->entries, Entry, value);
    const TimexReading reading = {
        &g_array_index(reader->words->senses, TimexSense, entry->first), entry->n,
        reader->next};
    push_reading(scan, reading);
    atom->n_readings++;
    atom->looks |= entry->looks;
    for (guint i = 0; i < entry->n; i++) {
        const guint16 symbol = reading.senses[i].symbol;
        if (symbol == SYMBOL_FUTURE)
            atom->flags |= ATOM_FUTURE;
        else if (symbol == SYMBOL_PAST)
            atom->flags |= ATOM_PAST;
        else if (symbol < SYMBOL_FIRST_LITERAL && reader->next < scan->n_atoms)
            atoms[reader->next].flags |= marks_after[symbol];
    }
    return TRUE;
}

static gboolean
ends_sentence(const TimexAtom *atom)
{
    return atom->kind == ATOM_MARK &&
           (atom->mark == '.' || atom->mark == '?' || atom->mark == '!' || atom->mark == ':' ||
            atom->mark == '"' || atom->mark == 0);
}

/* Whether figures were cut from the word, which then ends although a digit follows. */
static gboolean
is_cut(const TimexScan *scan, guint32 index)
{
    return timex_atom(scan, index)->kind == ATOM_WORD && timex_atom_is_glued(scan, index + 1) &&
           timex_atom(scan, index + 1)->kind == ATOM_NUMBER;
}

void
timex_scan_block(TimexScan *scan,
                 const TimexWords *words,
                 const DsArticle *article,
                 guint32 first,
                 guint32 end)
{
    scan->text = article->text;
    scan->n_atoms = scan->n_readings = 0;
    for (guint32 i = first; i < end; i++)
        append_token(scan, &g_array_index(article->tokens, DsToken, i), 0);

    Reader reader = {scan, words, 0, 0};
    const guint32 stop = scan->n_atoms > 0 ? timex_atom(scan, scan->n_atoms - 1)->end : 0;
    for (guint32 i = 0; i < scan->n_atoms; i++) {
        TimexAtom *atom = &scan->atoms[i];
        atom->first_reading = scan->n_readings;
        if (i == 0 || ends_sentence(timex_atom(scan, i - 1)))
            atom->flags |= ATOM_OPENS;
        if (atom->kind == ATOM_MARK ||
            !may_begin_form(words, scan->text + atom->start, atom->end - atom->start))
            continue;
        reader.atom = i;
        reader.next = i + 1;
        const guint32 limit = is_cut(scan, i) ? atom->end : stop;
        ds_lexicon_each(words->lexicon, scan->text + atom->start, limit - atom->start,
                        add_reading, &reader);
    }
}

gboolean
timex_scan_reading(
    const TimexScan *scan, guint32 atom, guint16 symbol, gint32 *value, guint32 *next)
{
    const TimexAtom *at = timex_atom(scan, atom);

    if ((at->looks & timex_looks_of_symbol(symbol)) == 0)
        return FALSE;
    for (guint32 r = at->n_readings; r-- > 0;) {
        const TimexReading *reading = &scan->readings[at->first_reading + r];
        for (guint32 s = 0; s < reading->n_senses; s++)
            if (reading->senses[s].symbol == symbol) {
                *value = reading->senses[s].value;
                *next = reading->next;
                return TRUE;
            }
    }
    return FALSE;
}
