#include "corpus/clean.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/limits.h"

static gboolean
is_dropped(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

static gboolean
is_line_end(gunichar c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Marks pile up on a letter only in attacks; composing such a pile takes time in its square. */
static gboolean
is_pile(gunichar c, guint *n_marks)
{
    if (c < 0x300 || !g_unichar_ismark(c)) {
        *n_marks = 0;
        return FALSE;
    }
    return ++*n_marks > DS_LIMIT_COMBINING_MARKS;
}

static void
append_char(GString *out, gunichar c, gboolean *after_cr, guint *n_marks)
{
    const gboolean second_half = c == '\n' && *after_cr;

    *after_cr = c == '\r';
    if (second_half)
        return;
    if (is_line_end(c)) {
        g_string_append_c(out, '\n');
        *n_marks = 0;
    } else if (c == '\t') {
        g_string_append_c(out, ' ');
    } else if (!is_dropped(c) && !is_pile(c, n_marks)) {
        g_string_append_unichar(out, c);
    }
}

gchar *
ds_clean(const gchar *text, gsize n_bytes, gsize *n_clean, gsize *n_invalid)
{
    g_autoptr(GString) out = g_string_sized_new(n_bytes + 1);
    const gchar *end = n_bytes > 0 ? text + n_bytes : text; /* NULL when there is none */
    gboolean after_cr = FALSE;
    guint n_marks = 0;
    gsize bad = 0;

    for (const gchar *p = text; p < end;) {
        const gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            if (*p == '\0') { /* a NUL is valid UTF-8 that GLib refuses */
                p++;
                continue;
            }
            g_string_append(out, "\xEF\xBF\xBD");
            bad++;
            p++;
            continue;
        }
        append_char(out, c, &after_cr, &n_marks);
        p = g_utf8_next_char(p);
    }
    gchar *composed = ds_utf8_compose(out->str, out->len);
    *n_clean = strlen(composed);
    if (n_invalid != NULL)
        *n_invalid = bad;
    return composed;
}
