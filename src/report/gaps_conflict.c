/* What is told of the conflicts that were found: the strongest, each once. */
#include "report/gaps_conflict.h"

#include "report/gaps.h"

/* The strongest are listed. */
enum { MOST_LISTED = 60 };

static guint32
article_of(const DsTerms *terms, guint row)
{
    return ds_terms_row(terms, row)->article;
}

/* The most alike first; of equals the first read. */
static gint
compare_strength(gconstpointer a, gconstpointer b)
{
    const DsConflict *x = (const DsConflict *)a, *y = (const DsConflict *)b;

    if (x->alike != y->alike)
        return x->alike > y->alike ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->other != y->other)
        return x->other < y->other ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static gint
compare_reading(gconstpointer a, gconstpointer b)
{
    const DsConflict *x = (const DsConflict *)a, *y = (const DsConflict *)b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* Whether an earlier conflict has one of the two places, or the same two figures. */
static gboolean
is_told(const DsTerms *terms, const GArray *told, const DsConflict *conflict)
{
    const guint32 a = article_of(terms, conflict->row);
    const guint32 b = article_of(terms, conflict->other);

    for (guint i = 0; i < told->len; i++) {
        const DsConflict *one = &g_array_index(told, DsConflict, i);
        const guint32 c = article_of(terms, one->row), d = article_of(terms, one->other);
        if ((a == c && conflict->place == one->place) ||
            (a == d && conflict->place == one->other_place) ||
            (b == c && conflict->other_place == one->place) ||
            (b == d && conflict->other_place == one->other_place))
            return TRUE;
        if (conflict->figure.unit != one->figure.unit ||
            conflict->figure.is_date != one->figure.is_date)
            continue;
        if ((ds_figures_agree(&conflict->figure, &one->figure) &&
             ds_figures_agree(&conflict->against, &one->against)) ||
            (ds_figures_agree(&conflict->figure, &one->against) &&
             ds_figures_agree(&conflict->against, &one->figure)))
            return TRUE;
    }
    return FALSE;
}

void
ds_conflicts_tell(DsReportContext *context, GArray *conflicts)
{
    const DsTerms *terms = context->terms;
    g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(DsConflict));

    g_array_sort(conflicts, compare_strength);
    for (guint i = 0; i < conflicts->len && told->len < MOST_LISTED; i++) {
        const DsConflict *conflict = &g_array_index(conflicts, DsConflict, i);
        if (!is_told(terms, told, conflict))
            g_array_append_vals(told, conflict, 1);
    }
    g_array_sort(told, compare_reading);
    for (guint i = 0; i < told->len; i++) {
        const DsConflict *one = &g_array_index(told, DsConflict, i);
        const DsSpan places[] = {
            {article_of(terms, one->row), one->figure.start, one->figure.end},
            {article_of(terms, one->other), one->against.start, one->against.end}};
        ds_gap_add(context, "contradiction", one->figure.is_date ? "gap-date" : "gap-number",
                   places, 2);
    }
}
