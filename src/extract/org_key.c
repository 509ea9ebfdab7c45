/* Keys of institutions: mentions under one key are one body. */
#include "extract/org_entity-private.h"

#include <string.h>

#include "extract/name_key.h"

gchar *
ds_org_row_key(guint32 row)
{
    return g_strdup_printf("#%u", row);
}

guint32
ds_org_known_row(const DsResolver *resolver, const gchar *key)
{
    return ds_lexicon_lookup(resolver->rules->known_key, key, -1);
}

/* Whether the words are such as firms end their names with: "motor co." */
static gboolean
is_of_firms(const DsMentionRules *rules, const gchar *tail)
{
    g_auto(GStrv) words = g_strsplit(tail, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        const gsize n = strcspn(words[i], ".");
        const guint32 phrase = ds_lexicon_lookup(rules->lexicon, words[i], (gssize)n);
        if (phrase == DS_NO_ROW ||
            (ds_rules_phrase(rules, phrase)->kinds & DS_PHRASE_LATIN) == 0)
            return FALSE;
    }
    return words[0] != NULL;
}

/* The key of a known name with words after it: a term changes nothing, firms' suffixes neither,
 * a country or a branch makes another body. */
static gchar *
extended_key(const DsResolver *resolver,
             const DsArticle *article,
             const DsFound *found,
             const DsOrgCandidate *org)
{
    const DsMentionRules *rules = resolver->rules;
    gchar *key = ds_name_key(rules, article->text + found->start, found->end - found->start);
    const guint32 row = ds_org_known_row(resolver, key);

    if (row != DS_NO_ROW) {
        g_free(key);
        return ds_org_row_key(row);
    }
    g_autofree gchar *base =
        ds_name_key(rules, article->text + found->start, org->known_end - found->start);
    if (g_str_equal(base, key)) {
        g_free(key);
        return ds_org_row_key(org->row);
    }
    /* without the joins that a key drops only inside */
    g_autofree gchar *tail =
        g_str_has_prefix(key, base)
            ? g_strstrip(g_strdup(key + strlen(base)))
            : ds_name_key(rules, article->text + org->known_end, found->end - org->known_end);
    g_free(key);
    if (is_of_firms(rules, tail))
        return ds_org_row_key(org->row);
    return g_strdup_printf("#%u %s", org->row, tail);
}

/* What follows the first n bytes of a key, blanks restored. */
static const gchar *
org_tail(gchar *key, gsize n)
{
    for (gchar *p = key + n; *p != '\0'; p++)
        if (*p == '\1')
            *p = ' ';
    return key + n + 1;
}

/* "Ngân hàng X <place>": the branch of a known firm, as its key with the place. */
static gchar *
branch_key(const DsResolver *resolver, const DsOrgCandidate *org, gchar *take_key)
{
    const gchar *kind = org != NULL && org->head != DS_NO_ROW
                            ? ds_rules_head(resolver->rules, org->head)->kind
                            : NULL;

    if (kind != g_intern_static_string("bank") && kind != g_intern_static_string("company"))
        return take_key;
    for (gchar *at = strrchr(take_key, ' '); at != NULL; at = strrchr(take_key, ' ')) {
        const gsize n = (gsize)(at - take_key);
        g_autofree gchar *base = g_strndup(take_key, n);
        const guint32 row = ds_org_known_row(resolver, base);
        if (row != DS_NO_ROW && strchr(base, ' ') != NULL) {
            gchar *key = g_strdup_printf("#%u %s", row, org_tail(take_key, n));
            g_free(take_key);
            return key;
        }
        *at = '\1'; /* a blank looked at; put back below */
    }
    for (gchar *p = take_key; *p != '\0'; p++)
        if (*p == '\1')
            *p = ' ';
    return take_key;
}

gchar *
ds_org_key_of(const DsResolver *resolver,
              const DsArticle *article,
              const DsFound *found,
              const DsOrgCandidate *org)
{
    if (org != NULL && (found->flags & DS_ORG_OWN_PAPER) != 0) {
        g_autofree gchar *paper =
            g_strdup_printf("%s %.*s", ds_rules_head(resolver->rules, org->head)->text,
                            (gint)(found->end - found->start), article->text + found->start);
        gchar *key = ds_name_key_of(resolver->rules, paper);
        const guint32 row = ds_org_known_row(resolver, key);
        if (row == DS_NO_ROW)
            return key;
        g_free(key);
        return ds_org_row_key(row);
    }
    if (org != NULL && found->row != DS_NO_ROW && (found->flags & DS_ORG_EXTENDED) != 0)
        return extended_key(resolver, article, found, org);
    if (found->row != DS_NO_ROW)
        return ds_org_row_key(found->row);
    gchar *key =
        ds_name_key(resolver->rules, article->text + found->start, found->end - found->start);
    guint32 row = ds_org_known_row(resolver, key);
    gchar *blank = strrchr(key, ' ');
    if (row == DS_NO_ROW && g_str_has_suffix(key, ".") && blank != NULL) {
        *blank = '\0'; /* "X Co." is X */
        row = ds_org_known_row(resolver, key);
    }
    if (row == DS_NO_ROW && org != NULL && org->inner_row != 0 && found->end == org->end) {
        g_free(key);
        g_autofree gchar *unit = ds_name_key(resolver->rules, article->text + found->start,
                                             org->inner_start - found->start);
        return g_strdup_printf("%s @#%u", unit, org->inner_row - 1);
    }
    if (row == DS_NO_ROW)
        return branch_key(resolver, org, key);
    g_free(key);
    return ds_org_row_key(row);
}

const gchar *
ds_org_kind_of_row(const DsResolver *resolver, guint32 row)
{
    return g_intern_string(ds_table_get(resolver->rules->institutions, row, "kind"));
}

void
ds_org_describe(DsResolver *resolver, guint32 index, const DsOrgCandidate *org)
{
    DsEntity *entity = ds_entity(resolver->org_entities, index);

    if (entity->key[0] == '#' && entity->row == DS_NO_ROW) {
        const gchar *end = NULL;
        const guint32 row = (guint32)g_ascii_strtoull(entity->key + 1, (gchar **)&end, 10);
        if (*end == '\0')
            entity->row = row;
        entity->kind = ds_org_kind_of_row(resolver, row);
    }
    if (org != NULL && org->head != DS_NO_ROW && entity->head == DS_NO_ROW)
        entity->head = org->head;
    if (entity->kind == NULL && entity->head != DS_NO_ROW)
        entity->kind = ds_rules_head(resolver->rules, entity->head)->kind;
}
