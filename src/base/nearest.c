#include "base/nearest.h"

#include <string.h>

/* Levenshtein's distance, one row at a time; words are short. */
static guint
edit_distance(const gchar *a, const gchar *b)
{
    const gsize n = strlen(b);
    g_autofree guint *row = g_new(guint, n + 1);

    for (gsize j = 0; j <= n; j++)
        row[j] = (guint)j;
    for (gsize i = 1; a[i - 1] != '\0'; i++) {
        guint diagonal = row[0];
        row[0] = (guint)i;
        for (gsize j = 1; j <= n; j++) {
            const guint substituted = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(MIN(row[j], row[j - 1]) + 1, substituted);
        }
    }
    return row[n];
}

const gchar *
ds_nearest(const gchar *word, const gchar *const *words, guint most)
{
    const gchar *nearest = NULL;
    guint best = most;

    for (; *words != NULL; words++) {
        const guint distance = edit_distance(word, *words);
        if (distance < best || (distance == best && nearest == NULL)) {
            best = distance;
            nearest = *words;
        }
    }
    return nearest;
}
