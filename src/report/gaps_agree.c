/* When two figures say the same, and when they can be held against one another. */
#include <math.h>

#include "report/gaps_figures.h"

/* A number said to be "gần 100" agrees with what lies within this share of it. */
static const gdouble round_share = 0.1;

static gboolean
days_agree(DsDate a, DsDate b)
{
    return a.month == b.month && a.day == b.day;
}

/* Days whose year the text leaves out are the same whatever year each account puts them in. */
static gboolean
dates_agree(const DsFigure *a, const DsFigure *b)
{
    const gboolean a_in_b =
        ds_date_compare(a->from, b->from) >= 0 && ds_date_compare(a->to, b->to) <= 0;
    const gboolean b_in_a =
        ds_date_compare(b->from, a->from) >= 0 && ds_date_compare(b->to, a->to) <= 0;

    if (a->said != 0 && a->said == b->said)
        return TRUE;
    if ((a->yearless || b->yearless) && a->precision == b->precision)
        return days_agree(a->from, b->from) && days_agree(a->to, b->to);
    return a->precision == b->precision ? a_in_b && b_in_a : a_in_b || b_in_a;
}

gboolean
ds_figures_agree(const DsFigure *a, const DsFigure *b)
{
    const DsNumber *x = &a->number, *y = &b->number;

    if (a->is_date != b->is_date)
        return FALSE;
    if (a->is_date)
        return dates_agree(a, b);
    if (ds_numbers_agree(x, y))
        return TRUE;
    /* "hơn 752.000" and "752.370" are one figure */
    return (a->round || b->round) &&
           fabs(x->low - y->low) <= round_share * MAX(fabs(x->low), fabs(y->low));
}

gboolean
ds_figures_count_alike(const DsFigure *a, const DsFigure *b)
{
    if (a->unit == DS_UNIT_SCALE || b->unit == DS_UNIT_SCALE)
        return a->scaled && b->scaled;
    return a->unit == b->unit;
}

gboolean
ds_figures_comparable(const DsFigure *a, const DsFigure *b)
{
    if (a->is_date != b->is_date || a->spelled || b->spelled || a->relative || b->relative ||
        a->name != b->name)
        return FALSE;
    if (a->is_date)
        return a->precision == b->precision;
    if (a->name)
        return a->left[0] == b->left[0];
    if (a->person != b->person && a->person != G_MAXUINT32 && b->person != G_MAXUINT32)
        return FALSE;
    return a->unit != DS_UNIT_NONE && ds_figures_count_alike(a, b);
}

guint
ds_figures_nearness(const DsFigure *a, const DsFigure *b)
{
    guint n = 0;

    for (guint k = 0; k < 2; k++) {
        n += a->left[k] == b->left[k] && a->left[k] != G_MAXUINT32;
        n += a->right[k] == b->right[k] && a->right[k] != G_MAXUINT32;
    }
    return n;
}
