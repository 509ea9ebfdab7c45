/* Who said what: direct and indirect speech and interview answers. */
#ifndef DS_EXTRACT_QUOTE_H
#define DS_EXTRACT_QUOTE_H

#include <dossier/annotations.h>
#include <dossier/diag.h>

#include "pack/pack.h"

typedef struct DsQuoteRules DsQuoteRules;
DsQuoteRules *ds_quote_rules_new(DsPack *pack, GError **error);
void ds_quote_rules_free(DsQuoteRules *rules);

/* Fills notes->quotes of one article. Institutions and people of the article must be resolved
 * (notes->institutions, notes->people and the entity tables of annotations are read). */
void ds_quote_annotate(const DsQuoteRules *rules,
                       const DsCorpus *corpus,
                       guint32 article,
                       DsAnnotations *annotations);

#endif
