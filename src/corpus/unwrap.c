#include "corpus/unwrap.h"

#include "base/utf8.h"
#include "corpus/line.h"

/* Widths at which mail and print versions break lines. */
#define MIN_WIDTH 50
#define MAX_WIDTH 140

/* A text is wrapped when so many lines, and this part of all, are broken within a sentence. */
#define MIN_BROKEN         3
#define MIN_BROKEN_PERCENT 15

static const DsLine *
line_at(const GArray *lines, guint i)
{
    return &g_array_index(lines, DsLine, i);
}

static guint
line_width(const DsLine *line, const gchar *text)
{
    return (guint)g_utf8_strlen(text + line->start, (gssize)(line->end - line->start));
}

/* A letter or a comma at the end, a small letter at the start of the next line: the break
 * stands within a sentence. */
static gboolean
is_broken(const GArray *lines, guint i, const gchar *text)
{
    if (line_at(lines, i + 1)->gap_before)
        return FALSE;
    const gunichar last = ds_utf8_peek(g_utf8_prev_char(text + line_at(lines, i)->end));
    const gunichar first = ds_utf8_peek(text + line_at(lines, i + 1)->start);
    return (g_unichar_isalnum(last) || g_unichar_ismark(last) || last == ',') &&
           g_unichar_islower(first);
}

static guint
first_word_width(const DsLine *line, const gchar *text)
{
    guint n = 0;

    for (const gchar *p = text + line->start;
         p < text + line->end && !g_unichar_isspace(ds_utf8_peek(p)); p = g_utf8_next_char(p))
        n++;
    return n;
}

/* The width: the longest of the broken lines. 0 when the text is not wrapped. */
static guint
find_width(const GArray *lines, const gchar *text)
{
    guint n_broken = 0, width = 0;

    for (guint i = 0; i + 1 < lines->len; i++) {
        if (!is_broken(lines, i, text))
            continue;
        const guint w = line_width(line_at(lines, i), text);
        if (w > MAX_WIDTH)
            continue;
        n_broken++;
        width = MAX(width, w);
    }
    if (n_broken < MIN_BROKEN || n_broken * 100 < lines->len * MIN_BROKEN_PERCENT)
        return 0;
    return width >= MIN_WIDTH ? width : 0;
}

/* The next line's first word did not fit any more, or the sentence goes on. */
static gboolean
goes_on(const GArray *lines, guint i, const gchar *text, guint width)
{
    const DsLine *line = line_at(lines, i), *next = line_at(lines, i + 1);
    const guint w = line_width(line, text);

    if (next->gap_before || w > width + 1)
        return FALSE;
    if (w + 1 + first_word_width(next, text) > width)
        return TRUE;
    return is_broken(lines, i, text) && w * 2 > width;
}

void
ds_lines_unwrap(GArray *lines, const gchar *text)
{
    const guint width = lines->len > 0 ? find_width(lines, text) : 0;
    guint kept = 0;

    if (width == 0)
        return;
    for (guint i = 0; i < lines->len; i++) {
        DsLine joined = *line_at(lines, i);
        while (i + 1 < lines->len && goes_on(lines, i, text, width))
            joined.end = line_at(lines, ++i)->end;
        g_array_index(lines, DsLine, kept++) = joined;
    }
    g_array_set_size(lines, kept); /* the lines hold nothing yet that would be lost twice */
}
