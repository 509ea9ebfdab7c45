/* Lists of things by what they belong to, in one pass. */
#ifndef DS_PDF_GROUP_H
#define DS_PDF_GROUP_H

#include <glib.h>

typedef struct {
    guint32 *starts; /* by group, and one more for the end */
    guint32 *items;  /* in their own order within each group */
} DsPdfGroups;

/* keys[i], the group of item i, is below n_groups, or negative for none. */
void ds_pdf_groups_init(DsPdfGroups *groups, guint n_groups, const GArray *keys);
void ds_pdf_groups_clear(DsPdfGroups *groups);

static inline const guint32 *
ds_pdf_group(const DsPdfGroups *groups, guint group, guint *n)
{
    *n = groups->starts[group + 1] - groups->starts[group];
    return groups->items + groups->starts[group];
}

#endif
