/* How the name of an institution grows: each of these takes what it can and says whether. */
#ifndef DS_EXTRACT_ORG_GROW_PRIVATE_H
#define DS_EXTRACT_ORG_GROW_PRIVATE_H

#include "extract/org_scan.h"

/* org_boundary.c */
/* Notes that the name may end before growth->at as well. */
void ds_grow_note_cut(const DsScan *scan, DsGrowth *growth);
/* DsFollows of the head: what its name may have. */
guint ds_grow_follows(const DsGrowth *growth);
/* A word in small letters that belongs to a field and ends no name. */
const DsMatch *ds_grow_inner_at(const DsScan *scan, guint32 token);
/* Whether another institution begins at token with a capital. */
gboolean ds_grow_opens_other(const DsScan *scan, guint32 token);
gboolean ds_grow_is_firm(const DsGrowth *growth);
gboolean ds_grow_begins_person(const DsScan *scan, const DsGrowth *growth, guint32 token);
/* A word of plain letters that no list knows: of a foreign name. */
gboolean ds_grow_is_foreign(const DsScan *scan, guint32 token);
gboolean ds_grow_take(DsGrowth *growth, guint32 last, gboolean capital);
gboolean ds_grow_capital(const DsScan *scan, DsGrowth *growth);
gboolean ds_grow_inner(const DsScan *scan, DsGrowth *growth);

/* org_inside.c */
gboolean ds_grow_place(const DsScan *scan, DsGrowth *growth);
gboolean ds_grow_institution(const DsScan *scan, DsGrowth *growth);
gboolean ds_grow_number(const DsScan *scan, DsGrowth *growth);
gboolean ds_grow_is_number(const DsScan *scan, guint32 token);

/* org_join.c: these may leave growth half changed when they say no */
gboolean ds_grow_mark(const DsScan *scan, DsGrowth *growth);
gboolean ds_grow_join(const DsScan *scan, DsGrowth *growth);

#endif
