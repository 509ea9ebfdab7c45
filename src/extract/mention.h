/* Mentions of institutions and people, and the entities behind them. */
#ifndef DS_EXTRACT_MENTION_H
#define DS_EXTRACT_MENTION_H

#include <dossier/annotations.h>
#include <dossier/diag.h>

#include "base/shelf.h"
#include "pack/pack.h"

typedef struct DsMentionRules DsMentionRules;
DsMentionRules *ds_mention_rules_new(DsPack *pack, GError **error);
void ds_mention_rules_free(DsMentionRules *rules);

/* What one article alone tells: candidates with their boundaries and evidence. Opaque, const,
 * depends on the article and the pack alone. */
typedef struct DsMentionCandidates DsMentionCandidates;
DsMentionCandidates *ds_mention_candidates_new(const DsMentionRules *rules,
                                               const DsArticle *article);
void ds_mention_candidates_free(DsMentionCandidates *candidates);

/* Lays them on a shelf, which must outlive them. */
void ds_mention_candidates_rest(DsMentionCandidates *candidates, DsShelf *shelf);

/* Settles boundaries by the evidence of the whole corpus and joins names to entities: fills
 * institutions, people and acronyms of annotations and the mention lists of its articles.
 * candidates: of DsMentionCandidates, one per article, in corpus order. */
void ds_mention_resolve(const DsMentionRules *rules,
                        const DsCorpus *corpus,
                        const GPtrArray *candidates,
                        DsAnnotations *annotations,
                        DsDiag *diag);

#endif
