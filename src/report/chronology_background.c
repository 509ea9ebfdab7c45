/* Dates that others are measured by: "so với năm 2012" dates no event. */
#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "pack/lexicon.h"
#include "report/chronology.h"

/* How far before a date is looked for what makes it a mere measure. */
enum { WORDS_BEFORE = 6, BYTES_BEFORE = 96 };

struct DsBackground {
    DsLexicon *words; /* value: row of the table */
    const DsTable *table;
    gint use; /* column */
};

DsBackground *
ds_background_new(DsPack *pack)
{
    DsBackground *background = g_new0(DsBackground, 1);

    background->table = ds_pack_table(pack, "date_background");
    background->use = ds_table_column(background->table, "use");
    background->words = ds_lexicon_new();
    ds_lexicon_add_column(background->words, background->table, "form", NULL);
    return background;
}

void
ds_background_free(DsBackground *background)
{
    if (background == NULL)
        return;
    ds_lexicon_free(background->words);
    g_free(background);
}

/* The last words of one clause before a date, folded, a blank behind each. */
static gchar *
words_before(const DsArticle *article, guint32 from, guint32 start)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    g_autoptr(GString) line = g_string_new(NULL);

    if (start - from > BYTES_BEFORE) {
        from = start - BYTES_BEFORE;
        while (from < start && article->text[from] != ' ')
            from++;
    }
    ds_tokenize(article->text, from, start, tokens);
    guint first = tokens->len > WORDS_BEFORE ? tokens->len - WORDS_BEFORE : 0;
    for (guint i = first; i < tokens->len; i++)
        if (g_array_index(tokens, DsToken, i).kind == DS_TOKEN_PUNCT)
            first = i + 1;
    for (guint i = first; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        g_autofree gchar *word =
            ds_utf8_fold(article->text + token->start, token->end - token->start);
        g_string_append(line, word);
        g_string_append_c(line, ' ');
    }
    return g_strdup(line->str);
}

gboolean
ds_background_has(const DsBackground *background,
                  const DsArticle *article,
                  guint32 from,
                  const DsTimex *date,
                  gboolean is_first)
{
    g_autofree gchar *line = words_before(article, from, date->start);
    const gboolean later = !is_first && date->precision >= DS_PRECISION_YEAR &&
                           date->precision != DS_PRECISION_APPROX;

    for (const gchar *p = line; *p != '\0'; p = strchr(p, ' ') + 1) {
        gsize length = 0;
        const guint32 row = ds_lexicon_longest(background->words, p, strlen(p), &length);
        if (row == G_MAXUINT32)
            continue;
        if (g_strcmp0(ds_table_field(background->table, row, background->use), "after") != 0)
            return TRUE;
        if (later && p[length] == ' ' && p[length + 1] == '\0')
            return TRUE;
    }
    return FALSE;
}
