/* Numbers as they are written: what they say, and how exactly. */
#include "report/gaps_figures.h"

#include <math.h>

/* Digits behind one another from p on. */
static guint
n_digits(const gchar *p, const gchar *end)
{
    guint n = 0;

    while (p + n < end && g_ascii_isdigit(p[n]))
        n++;
    return n;
}

DsNumber
ds_number_read(const gchar *start, const gchar *end)
{
    gdouble value = 0.0, place = 1.0, step = 1.0;
    gboolean decimal = FALSE;
    guint n = 0, n_significant = 0;

    for (const gchar *p = start; p < end; p++) {
        if (!g_ascii_isdigit(*p)) {
            decimal |= n_digits(p + 1, end) != 3;
            continue;
        }
        if (decimal)
            place /= 10.0;
        value = decimal ? value + place * (*p - '0') : value * 10.0 + (*p - '0');
        step = decimal ? step : step * 10.0;
        n += n > 0 || *p != '0' ? 1 : 0;
        if (*p != '0') {
            n_significant = n;
            step = place;
        }
    }
    return (DsNumber){value, value, step, n_significant};
}

void
ds_number_scale(DsNumber *number, gdouble factor)
{
    number->low *= factor;
    number->high *= factor;
    number->step *= factor;
}

/* A number of one digit and zeros may be exact or a guess: it is taken at its word. */
static gboolean
rounds_to(const DsNumber *exact, const DsNumber *rounded)
{
    const gdouble apart = fabs(exact->low - rounded->low);

    return rounded->n_significant >= 2 && rounded->step > exact->step &&
           apart < rounded->step * (1.0 - 1e-9);
}

gboolean
ds_numbers_agree(const DsNumber *a, const DsNumber *b)
{
    const gdouble least = 1e-9 * MAX(fabs(a->high), fabs(b->high));

    return (a->low <= b->high + least && b->low <= a->high + least) || rounds_to(a, b) ||
           rounds_to(b, a);
}
