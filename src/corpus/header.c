#include "corpus/header.h"

#include <string.h>

#include "base/utf8.h"

static const DsBlockKind kinds[] = {
    [DS_HEADER_NONE] = DS_BLOCK_BOILERPLATE, [DS_HEADER_TITLE] = DS_BLOCK_TITLE,
    [DS_HEADER_DATE] = DS_BLOCK_DATELINE,    [DS_HEADER_AUTHOR] = DS_BLOCK_BYLINE,
    [DS_HEADER_SOURCE] = DS_BLOCK_CREDIT,    [DS_HEADER_URL] = DS_BLOCK_CREDIT,
};

static DsHeaderKey
key_of(const DsLine *line, const gchar *text, const DsWords *words, guint32 *value)
{
    const gchar *colon = memchr(text + line->start, ':', line->end - line->start);

    if (colon == NULL || colon - (text + line->start) > 60)
        return DS_HEADER_NONE;
    g_autofree gchar *key =
        ds_utf8_fold_blanks(text + line->start, colon - (text + line->start));
    *value = (guint32)(colon + 1 - text);
    while (*value < line->end && g_unichar_isspace(ds_utf8_peek(text + *value)))
        *value = (guint32)(g_utf8_next_char(text + *value) - text);
    return *value < line->end ? ds_words_header(words, key) : DS_HEADER_NONE;
}

DsHeader
ds_header_read(GArray *lines, const gchar *text, const DsWords *words)
{
    DsHeader header = {0};
    guint n = 0;

    for (; n < lines->len; n++) {
        const DsLine *line = &g_array_index(lines, DsLine, n);
        guint32 value = 0;
        if (n > 0 && line->gap_before)
            break;
        const DsHeaderKey key = key_of(line, text, words, &value);
        if (key == DS_HEADER_NONE)
            return (DsHeader){0};
        header.fields[key].start = value;
        header.fields[key].end = line->end;
        header.fields[key].line = n;
    }
    if (n == lines->len) /* all of the text: no article follows */
        return (DsHeader){0};
    header.n_lines = n;
    for (guint key = DS_HEADER_TITLE; key <= DS_HEADER_URL; key++) {
        if (header.fields[key].end == 0)
            continue;
        DsLine *line = &g_array_index(lines, DsLine, header.fields[key].line);
        line->kind = kinds[key];
        line->settled = TRUE;
        if (key == DS_HEADER_TITLE)
            line->start = header.fields[key].start;
    }
    for (guint i = 0; i < n; i++) /* a key given twice */
        if (!g_array_index(lines, DsLine, i).settled) {
            g_array_index(lines, DsLine, i).kind = DS_BLOCK_BOILERPLATE;
            g_array_index(lines, DsLine, i).settled = TRUE;
        }
    return header;
}
