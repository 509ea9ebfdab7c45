#include "layout/paginate.h"

#define FORCED_COST ((gint64)1000000)
#define HUGE_COST   (G_MAXINT64 / 4)

/* Outline: sites are where a page may end. From each site that can be reached, walk on while
 * the page has room and offer each legal end its cost; the least sums lead back from the end
 * of the list. Equal costs break later. */

typedef struct {
    gint64 cost;
    gint32 previous; /* the site where this page began */
    DsUnit used;
    gboolean forced;
} Site;

typedef struct {
    const DsVItem *items;
    guint n;
    DsUnit height;
    const DsUnit *heads;
    guint n_heads;
    Site *sites; /* one before each item, and one at the end */
} Pager;

DsUnit
ds_page_advance(const DsVItem *item, DsUnit used)
{
    used += item->size;
    if (item->kind == DS_V_GLUE && item->grid > 0 && used % item->grid > item->grid / 100)
        used += item->grid - used % item->grid;
    return used;
}

static gint64
shortness(const Pager *pager, DsUnit used)
{
    const gint64 per_mille = (gint64)1000 * MAX(pager->height - used, 0) / pager->height;

    return per_mille * per_mille / 1000;
}

static void
offer(Pager *pager, guint from, guint end, gint64 cost, DsUnit used)
{
    Site *site = &pager->sites[end];
    const gint64 total = pager->sites[from].cost + cost;

    if (total > site->cost || (total == site->cost && (gint32)from < site->previous))
        return;
    *site = (Site){total, (gint32)from, used, cost >= FORCED_COST};
}

static guint
skip_to_box(const Pager *pager, guint i)
{
    while (i < pager->n && pager->items[i].kind != DS_V_BOX)
        i++;
    return i;
}

/* Whether what stands before the glue at i is a box, but for the room it asks for. */
static gboolean
follows_box(const Pager *pager, guint i)
{
    while (i > 0 && pager->items[i - 1].kind == DS_V_NEED)
        i--;
    return i > 0 && pager->items[i - 1].kind == DS_V_BOX;
}

/* Offers the end before item i; FALSE when the page must end there. */
static gboolean
offer_at(Pager *pager, guint from, guint i, DsUnit used, DsUnit with_depth)
{
    const DsVItem *item = &pager->items[i];
    const gint64 overfull = with_depth > pager->height ? FORCED_COST : 0;
    const gint64 badness = shortness(pager, used) + overfull;

    switch (item->kind) {
    case DS_V_GLUE:
        if (follows_box(pager, i))
            offer(pager, from, i, badness, used);
        return TRUE;
    case DS_V_PENALTY:
        if (item->penalty <= -DS_PAGE_NEVER) {
            offer(pager, from, i, overfull, used);
            return FALSE;
        }
        offer(pager, from, i,
              badness + (item->penalty >= DS_PAGE_NEVER ? FORCED_COST : item->penalty), used);
        return TRUE;
    case DS_V_NEED:
        if (used + item->size <= pager->height)
            return TRUE;
        offer(pager, from, i, overfull, used);
        return FALSE;
    case DS_V_BOX:
        break;
    }
    return TRUE;
}

static void
walk(Pager *pager, guint from)
{
    const guint first = skip_to_box(pager, from);
    DsUnit used = 0, with_depth = 0;

    if (first < pager->n) {
        const DsVItem *box = &pager->items[first];
        used = box->top;
        if (box->head >= 0 && (guint)box->head < pager->n_heads)
            used += pager->heads[box->head];
    }
    for (guint i = first; i < pager->n; i++) {
        const DsVItem *item = &pager->items[i];
        if (i > first && !offer_at(pager, from, i, used, with_depth))
            return;
        if (item->kind != DS_V_BOX && item->kind != DS_V_GLUE)
            continue;
        used = ds_page_advance(item, used);
        if (item->kind == DS_V_BOX) {
            with_depth = used + item->depth;
            if (with_depth > pager->height && i > first)
                return;
        }
    }
    offer(pager, from, pager->n, with_depth > pager->height ? FORCED_COST : 0, used);
}

GArray *
ds_paginate(const DsVItem *items, guint n, DsUnit height, const DsUnit *heads, guint n_heads)
{
    GArray *breaks = g_array_new(FALSE, FALSE, sizeof(DsPageBreak));
    g_autofree Site *sites = g_new(Site, n + 1);
    Pager pager = {items, n, height, heads, n_heads, sites};

    for (guint i = 0; i <= n; i++)
        sites[i] = (Site){.cost = HUGE_COST, .previous = -1};
    sites[0].cost = 0;
    for (guint i = 0; i < n; i++) {
        if (sites[i].cost < HUGE_COST)
            walk(&pager, i);
    }
    for (gint32 end = (gint32)n; end > 0 && sites[end].previous >= 0;
         end = sites[end].previous) {
        const DsPageBreak page = {(guint)sites[end].previous, (guint)end, sites[end].used,
                                  sites[end].forced};
        g_array_prepend_val(breaks, page);
    }
    return breaks;
}
