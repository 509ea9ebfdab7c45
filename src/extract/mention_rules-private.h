/* The compiling of the lists of names, in parts. */
#ifndef DS_EXTRACT_MENTION_RULES_PRIVATE_H
#define DS_EXTRACT_MENTION_RULES_PRIVATE_H

#include "extract/mention_rules.h"

/* What is needed while compiling only. */
typedef struct {
    DsMentionRules *rules;
    GPtrArray *parent_words; /* of gchar*: each between blanks; of institutions alone */
    GString *folded;         /* the phrase that was looked up last */
} DsRulesCompiler;

/* The phrase of a field, made when there is none yet; its text is then compiler->folded. A
 * field that a list lacks makes a phrase that no text has. */
DsPhrase *ds_rules_phrase_of(DsRulesCompiler *compiler, const gchar *field);

static inline gboolean
ds_rules_starts_upper(const gchar *text)
{
    return g_unichar_isupper(g_utf8_get_char(text));
}

static inline gboolean
ds_rules_starts_lower(const gchar *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

/* The institutions of the pack under all their names; after the heads. */
void ds_rules_add_institutions(DsRulesCompiler *compiler);

/* The words of fields in the names of institutions; after all other phrases. */
void ds_rules_add_fields(DsRulesCompiler *compiler);

/* The keys by which the names of institutions are compared; last. */
void ds_rules_add_keys(DsMentionRules *rules);

/* The compiled lists in an image, and from one: what is left to do is what is needed once a
 * run. */
void ds_rules_save(const DsMentionRules *rules, GByteArray *image);
void ds_rules_load(DsMentionRules *rules, DsImage *image);

/* The rules from the lists themselves, whether there is an image or not. */
DsMentionRules *ds_rules_compile(DsPack *pack);

#endif
