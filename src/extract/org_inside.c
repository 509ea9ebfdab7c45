/* Places, numbers and other institutions inside the name of one. */
#include "extract/org_grow-private.h"

#include <string.h>

/* A place; after one, only another with its head ("tỉnh X" after "Việt Nam") may follow. */
gboolean
ds_grow_place(const DsScan *scan, DsGrowth *growth)
{
    gboolean named = FALSE;
    gboolean country = FALSE;
    const guint32 last = ds_scan_placed(scan, growth->at, &named);

    if (last == growth->at)
        return FALSE;
    const guint32 run = ds_org_latin_run(scan, growth->at);
    if (growth->n_parts == 0 && growth->head != NULL && run > last &&
        growth->head->kind == g_intern_static_string("media") &&
        ds_grow_is_foreign(scan, run - 1))
        return ds_grow_take(growth, run, TRUE); /* "Tờ Manila Standard" */
    if (growth->placed && ds_scan_is_capital(scan, growth->at) &&
        ds_scan_longest(scan, growth->at, DS_PHRASE_PLACE_HEAD) == NULL)
        return FALSE;
    if (!named) {
        if (growth->n_parts > 0 || growth->placed || growth->complete ||
            (ds_grow_follows(growth) & DS_FOLLOWS_PLACE) == 0)
            return FALSE;
        growth->bare_place = TRUE;
    }
    if (growth->head == NULL && !growth->complete)
        return FALSE;
    if (growth->head != NULL && growth->n_parts == 0 &&
        growth->head->kind == g_intern_static_string("government") &&
        ds_scan_place(scan, growth->at, &country) > growth->at && !country)
        return FALSE; /* a parliament is that of a country */
    if (growth->n_parts == 0 && !growth->complete &&
        (ds_grow_follows(growth) & (DS_FOLLOWS_PLACE | DS_FOLLOWS_NAME)) == 0)
        return FALSE;
    growth->placed = TRUE;
    return ds_grow_take(growth, last, TRUE);
}

/* A unit directly before the name of its body bears it: "Ban Kỷ luật Liên đoàn X". */
static gboolean
has_parent_beside(const DsGrowth *growth)
{
    return growth->n_parts > 0 && growth->upper &&
           (growth->head->kind == g_intern_static_string("department") ||
            growth->head->kind == g_intern_static_string("agency"));
}

static gboolean
is_ministry(const DsScan *scan, const DsOrgCandidate *body)
{
    return body->head != DS_NO_ROW && body->last > body->first + 1 &&
           ds_rules_head(scan->rules, body->head)->kind == g_intern_static_string("ministry");
}

/* An institution that stands in the name: the committee of a body, the police of a place. */
gboolean
ds_grow_institution(const DsScan *scan, DsGrowth *growth)
{
    DsOrgCandidate inside;

    if (growth->depth >= 2)
        return FALSE; /* names hold few names; no loop over loops */
    if (growth->placed || growth->head == NULL || !ds_grow_opens_other(scan, growth->at)) {
        const DsMatch *known = ds_scan_longest(scan, growth->at, DS_PHRASE_KNOWN);
        if (known == NULL || growth->placed || growth->head == NULL ||
            (ds_grow_follows(growth) & (DS_FOLLOWS_ORG | DS_FOLLOWS_NAME)) == 0)
            return FALSE;
    }
    if (!ds_org_at(scan, growth->at, growth->depth + 1, &inside) || inside.last <= growth->at)
        return FALSE;
    if ((inside.flags & (DS_ORG_NAME_ONLY | DS_ORG_BACK)) != 0)
        return FALSE;
    const guint other = inside.head != DS_NO_ROW
                            ? ds_rules_head(scan->rules, inside.head)->follows
                            : DS_FOLLOWS_NAME;
    /* a body that has nothing but its place for a name: the police, a committee of a town; or a
     * ministry in the stead of a place */
    const gboolean local =
        (other == DS_FOLLOWS_PLACE || has_parent_beside(growth) ||
         (growth->n_parts == 0 && ds_grow_follows(growth) == DS_FOLLOWS_PLACE &&
          is_ministry(scan, &inside))) &&
        !growth->complete;
    if ((ds_grow_follows(growth) & DS_FOLLOWS_ORG) == 0 && !local &&
        !(growth->n_parts == 0 && (ds_grow_follows(growth) & DS_FOLLOWS_NAME) != 0))
        return FALSE;
    growth->placed = TRUE;
    if (inside.row != DS_NO_ROW && (inside.flags & DS_ORG_EXTENDED) == 0) {
        growth->inner_row = inside.row + 1;
        growth->inner_start = scan->tokens[growth->at].start;
    }
    return ds_grow_take(growth, inside.last, TRUE);
}

gboolean
ds_grow_is_number(const DsScan *scan, guint32 token)
{
    if (token >= scan->high)
        return FALSE;
    const DsToken *at = &scan->tokens[token];
    if (at->kind == DS_TOKEN_NUMBER)
        return at->end - at->start <= 4 &&
               memchr(scan->text + at->start, ',', at->end - at->start) == NULL;
    return at->kind == DS_TOKEN_WORD &&
           strspn(scan->text + at->start, "IVX") >= at->end - at->start;
}

/* A number ends a name ("Sông Đà 9", "Quân khu 7") unless it counts what follows. */
gboolean
ds_grow_number(const DsScan *scan, DsGrowth *growth)
{
    const guint32 at = growth->at;

    if (!ds_grow_is_number(scan, at) || growth->placed)
        return FALSE;
    if (growth->n_parts == 0)
        return (ds_grow_follows(growth) & DS_FOLLOWS_NUMBER) != 0 &&
               ds_grow_take(growth, at + 1, TRUE);
    const gboolean counts = ds_scan_is_small(scan, at + 1);
    const gunichar mark = ds_scan_mark(scan, at + 1);
    if (growth->head == NULL || counts || mark == '%' || mark == '/' || growth->complete ||
        !ds_scan_is_capital(scan, at - 1))
        return FALSE;
    growth->placed = TRUE;
    return ds_grow_take(growth, at + 1, TRUE);
}
