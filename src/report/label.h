/* Short labels of the timeline, in words of the item. */
#ifndef DS_REPORT_LABEL_H
#define DS_REPORT_LABEL_H

#include "pack/lexicon.h"
#include "pack/pack.h"

typedef struct DsLabelRules DsLabelRules;
DsLabelRules *ds_label_rules_new(DsPack *pack);
void ds_label_rules_free(DsLabelRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsLabelRules, ds_label_rules_free)

/* The first event or document that text names, as far as its name goes; NULL when it names
 * none. The caller owns it. */
gchar *ds_label(const DsLabelRules *rules, const gchar *text);

#endif
