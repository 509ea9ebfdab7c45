#include "report/verify_words.h"

#include <string.h>

#include "base/utf8.h"

#define OMISSION "[…]"

/* The text that a run is looked for in: white space squeezed, a blank at both ends, so that a
 * run matches whole words only. */
static gchar *
padded(const gchar *text)
{
    g_autofree gchar *squeezed = ds_utf8_squeeze(text, -1);

    return g_strconcat(" ", squeezed, " ", NULL);
}

static gboolean
is_boundary(const gchar *text, const gchar *p)
{
    const gchar *before = g_utf8_find_prev_char(text, p);

    return before == NULL || !g_unichar_isalnum(ds_utf8_peek(before)) ||
           !g_unichar_isalnum(ds_utf8_peek(p));
}

/* Whether needle (at least a character) stands in hay with no letter or digit cut off. */
static gboolean
stands_in(const gchar *hay, const gchar *needle)
{
    const gsize n = strlen(needle);

    for (const gchar *p = strstr(hay, needle); p != NULL; p = strstr(p + 1, needle))
        if (is_boundary(hay, p) && is_boundary(hay, p + n))
            return TRUE;
    return FALSE;
}

/* A sentence whose opening was dropped begins with a capital of its own. */
static gboolean
run_stands(const gchar *hay, const gchar *run)
{
    if (*run == '\0' || stands_in(hay, run))
        return TRUE;
    g_autoptr(GString) lower = g_string_new(NULL);
    g_string_append_unichar(lower, g_unichar_tolower(ds_utf8_peek(run)));
    g_string_append(lower, g_utf8_next_char(run));
    return stands_in(hay, lower->str);
}

gchar *
ds_words_missing(const gchar *text, const gchar *source)
{
    g_autofree gchar *hay = padded(source);
    g_auto(GStrv) runs = g_strsplit(text, OMISSION, -1);

    for (guint i = 0; runs[i] != NULL; i++) {
        g_autofree gchar *run = ds_utf8_squeeze(runs[i], -1);
        if (!run_stands(hay, run))
            return g_steal_pointer(&run);
    }
    return NULL;
}
