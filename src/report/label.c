#include "report/label.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

/* A label has room for so many words; a name of fewer than two tells nothing. */
enum { MOST_WORDS = 7, LEAST_WORDS = 2 };

struct DsLabelRules {
    DsLexicon *forms;
    const DsTable *table; /* borrowed from the pack */
};

DsLabelRules *
ds_label_rules_new(DsPack *pack)
{
    DsLabelRules *rules = g_new0(DsLabelRules, 1);

    rules->table = ds_pack_table(pack, "event_heads");
    rules->forms = ds_lexicon_new();
    ds_lexicon_add_column(rules->forms, rules->table, "form", NULL);
    return rules;
}

void
ds_label_rules_free(DsLabelRules *rules)
{
    if (rules == NULL)
        return;
    ds_lexicon_free(rules->forms);
    g_free(rules);
}

/* Whether the words of text at byte are of the use: "head" or "cut". */
static gboolean
has_use(const DsLabelRules *rules, const gchar *text, guint32 byte, const gchar *use)
{
    const gsize n = MIN(strlen(text + byte), 60);
    g_autofree gchar *head = g_utf8_make_valid(text + byte, (gssize)n);
    g_autofree gchar *folded = ds_utf8_fold(head, -1);
    gsize length = 0;
    const guint32 row = ds_lexicon_longest(rules->forms, folded, strlen(folded), &length);

    return row != G_MAXUINT32 && g_strcmp0(ds_table_get(rules->table, row, "use"), use) == 0;
}

/* Where the name that begins with the token at first ends; *n_words: how many it has. */
static guint32
name_end(const DsLabelRules *rules,
         const gchar *text,
         const GArray *tokens,
         guint first,
         guint *n_words)
{
    guint32 end = 0;

    *n_words = 0;
    for (guint i = first; i < tokens->len && *n_words < MOST_WORDS; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        if (token->kind == DS_TOKEN_PUNCT ||
            (*n_words >= LEAST_WORDS && has_use(rules, text, token->start, "cut")))
            break;
        (*n_words)++;
        end = token->end;
    }
    return end;
}

gchar *
ds_label(const DsLabelRules *rules, const gchar *text)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));

    ds_tokenize(text, 0, (guint32)strlen(text), tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        guint n_words = 0;
        if (token->kind != DS_TOKEN_WORD || !has_use(rules, text, token->start, "head"))
            continue;
        const guint32 end = name_end(rules, text, tokens, i, &n_words);
        if (n_words > LEAST_WORDS)
            return g_strndup(text + token->start, end - token->start);
    }
    return NULL;
}
