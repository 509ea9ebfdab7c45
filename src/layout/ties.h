/* Which neighbours stay on one line. The words are in the pack's lists "ties" and "compounds".
 */
#ifndef DS_LAYOUT_TIES_H
#define DS_LAYOUT_TIES_H

#include "layout/set.h"

typedef struct DsTies DsTies;

DsTies *ds_ties_new(DsPack *pack);
void ds_ties_free(DsTies *ties);

/* What the rules need to know of a word; asked once for each distinct word. */
DsTie ds_ties_classify(const DsTies *ties, const gchar *text);

gboolean ds_ties_hold(const DsTies *ties, DsTie first, DsTie second, gboolean display);

#endif
