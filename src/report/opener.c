#include "report/opener.h"

#include <string.h>

#include "base/utf8.h"

static DsLexicon *
lexicon_of(const DsTable *table)
{
    DsLexicon *lexicon = ds_lexicon_new();

    ds_lexicon_add_column(lexicon, table, "form", NULL);
    return lexicon;
}

DsOpeners *
ds_openers_new(DsPack *pack)
{
    DsOpeners *openers = g_new0(DsOpeners, 1);

    openers->connective_rows = ds_pack_table(pack, "connectives");
    openers->anaphoric_rows = ds_pack_table(pack, "anaphoric_openers");
    openers->connectives = lexicon_of(openers->connective_rows);
    openers->anaphoric = lexicon_of(openers->anaphoric_rows);
    return openers;
}

void
ds_openers_free(DsOpeners *openers)
{
    if (openers == NULL)
        return;
    ds_lexicon_free(openers->connectives);
    ds_lexicon_free(openers->anaphoric);
    g_free(openers);
}

static gboolean
field_is(const DsTable *table, guint row, const gchar *column, const gchar *value)
{
    return g_strcmp0(ds_table_get(table, row, column), value) == 0;
}

static const gchar *
skip_blanks(const gchar *p, const gchar *end)
{
    while (p < end && g_unichar_isspace(ds_utf8_peek(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* Drops the connective at p with its comma. One that needs no comma is dropped only before one:
 * without it the words may be part of a longer phrase. */
static const gchar *
after_connective(const gchar *p, const gchar *end, gsize length)
{
    const gchar *next = skip_blanks(p + length, end);

    if (next < end && *next == ',')
        return skip_blanks(next + 1, end);
    return NULL;
}

/* The first words as they stand at the head of a sentence: with a capital, which is how the
 * list has them. */
static gchar *
capital_head(const gchar *p, const gchar *end)
{
    const gchar *rest = p < end ? g_utf8_next_char(p) : p;
    g_autoptr(GString) head = g_string_new(NULL);

    if (p < end)
        g_string_append_unichar(head, g_unichar_toupper(ds_utf8_peek(p)));
    g_string_append_len(head, rest, MIN(end - rest, 160));
    return g_strdup(head->str);
}

/* "Ông" before a name is a title, before a verb it points back; so for every opener that
 * stands for a person. */
static gdouble
anaphoric_strength(const DsOpeners *openers, const gchar *p, const gchar *end)
{
    gsize length = 0;
    g_autofree gchar *head = capital_head(p, end);
    const guint32 row = ds_lexicon_longest(openers->anaphoric, head, strlen(head), &length);

    if (row == G_MAXUINT32)
        return 0.0;
    const gchar *next = skip_blanks(head + length, head + strlen(head));
    end = head + strlen(head);
    if (next < end && g_unichar_isupper(ds_utf8_peek(next)) &&
        field_is(openers->anaphoric_rows, row, "replace", "name"))
        return 0.0;
    if (field_is(openers->anaphoric_rows, row, "strength", "sure"))
        return 1.0;
    return field_is(openers->anaphoric_rows, row, "strength", "often") ? 0.5 : 0.25;
}

DsOpening
ds_opening(const DsOpeners *openers, const DsArticle *article, guint32 start, guint32 end)
{
    const gchar *text = article->text, *stop = text + end, *p = text + start;
    DsOpening opening = {.body = start};
    gsize length = 0;
    const guint32 row = ds_lexicon_longest(openers->connectives, p, (gsize)(stop - p), &length);

    if (row != G_MAXUINT32) {
        const gchar *next = after_connective(p, stop, length);
        opening.leans = field_is(openers->connective_rows, row, "depends", "strong");
        if (next != NULL && next < stop &&
            field_is(openers->connective_rows, row, "drop", "yes")) {
            opening.body = (guint32)(next - text);
            opening.dropped = TRUE;
            p = next;
        }
    }
    opening.anaphoric = anaphoric_strength(openers, p, stop);
    return opening;
}
