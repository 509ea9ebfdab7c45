#include "epub/cover_title.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
    gdouble size, leading;
} sizes[] = {{44, 60}, {39, 54}, {33.5, 46.5}, {28, 38.75}};

#define MIN_SHARE 0.62 /* of the longest line: no line is left much shorter */
#define FEW_LINES 3    /* more lines look like running text: a smaller size comes first */

typedef struct {
    gchar *text;
    gdouble width;     /* em */
    gboolean is_bound; /* to the word after it */
} Word;

typedef struct {
    GArray *words; /* of Word */
    gdouble blank; /* em */
} Words;

static void
word_clear(gpointer data)
{
    g_free(((Word *)data)->text);
}

/* --- which words hold together */

static gboolean
is_compound(const DsTable *compounds, gint column, const gchar *first, const gchar *second)
{
    g_autofree gchar *a = ds_utf8_fold(first, -1);
    g_autofree gchar *b = ds_utf8_fold(second, -1);
    const gsize n = strlen(a);

    for (guint i = 0; i < ds_table_n_rows(compounds); i++) {
        const gchar *form = ds_table_field(compounds, i, column);
        if (form != NULL && strncmp(form, a, n) == 0 && form[n] == ' ' &&
            g_str_has_prefix(b, form + n + 1) &&
            !g_unichar_isalpha(g_utf8_get_char(b + strlen(form) - n - 1)))
            return TRUE;
    }
    return FALSE;
}

/* A word is bound to the next one only, and only when both fit into a line. */
static void
bind_words(Words *words, DsPack *pack, gdouble limit)
{
    const DsTable *compounds = ds_pack_table(pack, "compounds");
    const gint column = ds_table_column(compounds, "form");

    for (guint i = 0; i + 1 < words->words->len; i++) {
        Word *word = &g_array_index(words->words, Word, i);
        const Word *next = &g_array_index(words->words, Word, i + 1);
        if ((i > 0 && g_array_index(words->words, Word, i - 1).is_bound) ||
            word->width + words->blank + next->width > limit)
            continue;
        word->is_bound = g_unichar_isdigit(g_utf8_get_char(word->text)) ||
                         is_compound(compounds, column, word->text, next->text);
    }
}

/* --- words */

static void
add_word(Words *words, const DsLetters *letters, const gchar *text, gsize n)
{
    const Word word = {.text = g_strndup(text, n)};

    g_array_append_val(words->words, word);
    Word *last = &g_array_index(words->words, Word, words->words->len - 1);
    last->width = ds_letters_width(letters, last->text);
}

/* A word that is wider than a line is cut where it must be. */
static void
add_piecewise(Words *words, const DsLetters *letters, const gchar *text, gdouble limit)
{
    const gdouble width = ds_letters_width(letters, text);
    const glong n = g_utf8_strlen(text, -1);
    const glong step = width > limit ? MAX((glong)((gdouble)n * limit / width * 0.8), 1) : n;

    for (glong i = 0; i < n; i += step) {
        const gchar *end = g_utf8_offset_to_pointer(text, MIN(step, n - i));
        add_word(words, letters, text, (gsize)(end - text));
        text = end;
    }
}

static void
words_init(
    Words *words, const DsLetters *letters, DsPack *pack, const gchar *text, gdouble limit)
{
    g_autofree gchar *squeezed = ds_utf8_squeeze(text, -1);
    g_auto(GStrv) parts = g_strsplit(squeezed, " ", -1);

    words->words = g_array_new(FALSE, FALSE, sizeof(Word));
    g_array_set_clear_func(words->words, word_clear);
    words->blank = ds_letters_width(letters, " ");
    for (gchar **part = parts; *part != NULL; part++)
        add_piecewise(words, letters, *part, limit);
    bind_words(words, pack, limit);
}

/* --- lines */

/* First word of every line but the first, at most `width` em wide; the widest line, or more
 * than width when bound words do not fit. */
static gdouble
divide(const Words *words, gdouble width, GArray *starts)
{
    gdouble line = -words->blank, widest = 0;

    g_array_set_size(starts, 0);
    for (guint i = 0; i < words->words->len;) {
        gdouble group = -words->blank;
        guint end = i;
        do
            group += words->blank + g_array_index(words->words, Word, end).width;
        while (g_array_index(words->words, Word, end++).is_bound);
        if (i > 0 && line + words->blank + group > width) {
            g_array_append_val(starts, i);
            line = -words->blank;
        }
        line += words->blank + group;
        widest = MAX(widest, line);
        i = end;
    }
    return widest;
}

static gdouble
line_width(const Words *words, guint from, guint to)
{
    gdouble width = -words->blank;

    for (guint i = from; i < to; i++)
        width += words->blank + g_array_index(words->words, Word, i).width;
    return width;
}

static gdouble
shortest_line(const Words *words, const GArray *starts)
{
    gdouble shortest = G_MAXDOUBLE;

    for (guint i = 0; i <= starts->len; i++) {
        const guint from = i > 0 ? g_array_index(starts, guint, i - 1) : 0;
        const guint to = i < starts->len ? g_array_index(starts, guint, i) : words->words->len;
        shortest = MIN(shortest, line_width(words, from, to));
    }
    return shortest;
}

#define BALANCE_STEPS 12

/* The smallest width that keeps the number of lines: they come out even. */
static gdouble
balance(const Words *words, gdouble width, GArray *starts)
{
    gdouble low = 0, high = width;
    const gdouble widest = divide(words, width, starts);
    const guint n = starts->len;

    if (widest > width)
        return widest;
    for (guint step = 0; step < BALANCE_STEPS; step++) {
        const gdouble middle = (low + high) / 2;
        if (divide(words, middle, starts) > middle || starts->len > n)
            low = middle;
        else
            high = middle;
    }
    return divide(words, high, starts);
}

static gboolean
is_good(const Words *words, const GArray *starts, gdouble widest, gsize size, gdouble height)
{
    return (starts->len + 1) * sizes[size].leading <= height &&
           shortest_line(words, starts) >= MIN_SHARE * widest;
}

/* The largest size with few lines, else the largest that fits, else the smallest. */
static gsize
choose_size(const Words *words, gdouble width, gdouble height, GArray *starts)
{
    const gsize n = G_N_ELEMENTS(sizes);

    for (gsize i = 0; i < 2 * n; i++) {
        const gdouble limit = width / sizes[i % n].size;
        const gdouble widest = balance(words, limit, starts);
        const guint max_lines = i < n ? FEW_LINES : G_MAXUINT;
        if (widest <= limit && starts->len < max_lines &&
            is_good(words, starts, widest, i % n, height))
            return i % n;
    }
    return n - 1;
}

static gchar *
join(const Words *words, guint from, guint to)
{
    GString *line = g_string_new(NULL);

    for (guint i = from; i < to; i++)
        g_string_append_printf(line, "%s%s", i > from ? " " : "",
                               g_array_index(words->words, Word, i).text);
    return g_string_free(line, FALSE);
}

/* What does not fit is cut off with an ellipsis in the place of the last word. */
static void
set_lines(DsCoverTitle *title, const Words *words, const GArray *starts, guint max_lines)
{
    for (guint i = 0; i <= starts->len && i < max_lines; i++) {
        const guint from = i > 0 ? g_array_index(starts, guint, i - 1) : 0;
        const guint to = i < starts->len ? g_array_index(starts, guint, i) : words->words->len;
        const gboolean is_cut = i + 1 == max_lines && i < starts->len;
        g_autofree gchar *line = join(words, from, is_cut && to > from + 1 ? to - 1 : to);
        g_ptr_array_add(title->lines, g_strconcat(line, is_cut ? "…" : "", NULL));
    }
}

void
ds_cover_title_set(DsCoverTitle *title,
                   const DsLetters *letters,
                   DsPack *pack,
                   const gchar *text,
                   gdouble width,
                   gdouble height)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));
    const gsize smallest = G_N_ELEMENTS(sizes) - 1;
    Words words;

    words_init(&words, letters, pack, text, width / sizes[smallest].size);
    const gsize size = choose_size(&words, width, height, starts);
    *title = (DsCoverTitle){.size = sizes[size].size,
                            .leading = sizes[size].leading,
                            .lines = g_ptr_array_new_with_free_func(g_free)};
    set_lines(title, &words, starts, (guint)(height / title->leading));
    g_array_unref(words.words);
}

void
ds_cover_title_clear(DsCoverTitle *title)
{
    g_ptr_array_unref(title->lines);
}
