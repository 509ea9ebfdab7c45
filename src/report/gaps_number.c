/* Numbers as they are written: what they say, and how exactly. */
#include "report/gaps_figures.h"

#include <math.h>

/* Farther apart numbers can hardly be. */
#define MOST_APART 3.0

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
    return (DsNumber){value, value, step, n_significant, place < 1.0};
}

void
ds_number_scale(DsNumber *number, gdouble factor)
{
    number->low *= factor;
    number->high *= factor;
    number->step *= factor;
}

/* A number of one digit and zeros may be exact or a guess: it is taken at its word, unless the
 * other one is a fraction and nearest to it ("6,1" and "6"). */
static gboolean
rounds_to(const DsNumber *exact, const DsNumber *rounded)
{
    const gdouble apart = fabs(exact->low - rounded->low);

    if (rounded->step <= exact->step)
        return FALSE;
    if (rounded->n_significant >= 2)
        return apart < rounded->step * (1.0 - 1e-9);
    return exact->decimal && !rounded->decimal && apart <= rounded->step * 0.5;
}

static gboolean
is_range(const DsNumber *number)
{
    return number->high > number->low;
}

gboolean
ds_numbers_agree(const DsNumber *a, const DsNumber *b)
{
    const gdouble least = 1e-9 * MAX(fabs(a->high), fabs(b->high));

    /* of two ranges one end alone may be wrong */
    if (is_range(a) && is_range(b) &&
        (fabs(a->low - b->low) <= least) != (fabs(a->high - b->high) <= least))
        return FALSE;
    return (a->low <= b->high + least && b->low <= a->high + least) || rounds_to(a, b) ||
           rounds_to(b, a);
}

/* Digits that differ when the two are written with one step, G_MAXUINT when one has more. */
static guint
n_digits_apart(guint64 a, guint64 b, guint *n)
{
    guint apart = 0;

    for (*n = 0; a > 0 && b > 0; (*n)++, a /= 10, b /= 10)
        apart += a % 10 != b % 10 ? 1 : 0;
    return a == b ? apart : G_MAXUINT;
}

/* A slip of the pen: one digit of several is another ("585" and "185"), or the scale is. */
static gboolean
is_slip(const DsNumber *a, const DsNumber *b)
{
    const gdouble step = MIN(a->step, b->step);
    const gdouble x = a->low / step, y = b->low / step;
    guint n;

    if (step <= 0.0 || MAX(x, y) > 1e15)
        return FALSE;
    const gdouble scale = log10(x / y);
    return n_digits_apart((guint64)(x + 0.5), (guint64)(y + 0.5), &n) == (n > 1 ? 1 : 0) ||
           (a->low > 0.0 && b->low > 0.0 && fabs(scale - round(scale)) < 1e-9);
}

gdouble
ds_numbers_apart(const DsNumber *a, const DsNumber *b)
{
    if (a->low <= 0.0 || b->low <= 0.0)
        return MOST_APART;
    return is_slip(a, b) ? 0.0 : MIN(fabs(log(a->low / b->low)), MOST_APART);
}
