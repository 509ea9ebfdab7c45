/* Keys under which different writings of one name are equal. */
#ifndef DS_EXTRACT_NAME_KEY_H
#define DS_EXTRACT_NAME_KEY_H

#include "extract/mention_rules.h"

/* The name's words folded, abbreviations written out, places by their best form, without the
 * marks and the "and" between its parts; the caller owns it. */
gchar *ds_name_key(const DsMentionRules *rules, const gchar *text, gsize n);
gchar *ds_name_key_of(const DsMentionRules *rules, const gchar *text);

#endif
