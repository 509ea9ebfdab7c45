#include "base/json_out.h"

#include <string.h>

/* The sink is given pieces of about this size. */
#define PIECE_BYTES (64 * 1024)

void
ds_json_out_init(DsJsonOut *out, DsJsonSink sink, gpointer data)
{
    *out = (DsJsonOut){
        .text = g_string_sized_new(PIECE_BYTES), .sink = sink, .data = data, .is_first = TRUE};
}

static void
hand_over(DsJsonOut *out)
{
    out->sink(out->text->str, out->text->len, out->data);
    g_string_truncate(out->text, 0);
}

void
ds_json_out_finish(DsJsonOut *out)
{
    g_assert(out->depth == 0);
    g_string_append_c(out->text, '\n');
    hand_over(out);
    g_string_free(out->text, TRUE);
    out->text = NULL;
}

static void
new_line(DsJsonOut *out)
{
    g_string_append_c(out->text, '\n');
    for (guint i = 0; i < out->depth; i++)
        g_string_append_c(out->text, ' ');
}

/* What stands before a member or an element. */
static void
open_line(DsJsonOut *out)
{
    if (out->depth == 0)
        return;
    if (!out->is_first)
        g_string_append_c(out->text, ',');
    new_line(out);
    out->is_first = FALSE;
}

static void
open_value(DsJsonOut *out)
{
    if (!out->is_named)
        open_line(out);
    out->is_named = FALSE;
    if (out->text->len >= PIECE_BYTES)
        hand_over(out);
}

static void
open_bracket(DsJsonOut *out, gchar open, gchar close)
{
    g_assert(out->depth < DS_JSON_MAX_DEPTH);
    open_value(out);
    g_string_append_c(out->text, open);
    out->close[out->depth++] = close;
    out->is_first = TRUE;
}

void
ds_json_out_begin_object(DsJsonOut *out)
{
    open_bracket(out, '{', '}');
}

void
ds_json_out_begin_array(DsJsonOut *out)
{
    open_bracket(out, '[', ']');
}

void
ds_json_out_end(DsJsonOut *out)
{
    g_assert(out->depth > 0);
    const gchar close = out->close[--out->depth];
    if (!out->is_first)
        new_line(out);
    g_string_append_c(out->text, close);
    out->is_first = FALSE;
}

/* The letter that follows the backslash; 0 when the character needs none, 'u' for a code. */
static gchar
escape_of(gchar c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return (guchar)c < 0x20 || c == 0x7f ? 'u' : '\0';
    }
}

static void
append_quoted(GString *text, const gchar *value)
{
    const gchar *from = value, *p = value;

    g_string_append_c(text, '"');
    for (; *p != '\0'; p++) {
        const gchar escape = escape_of(*p);
        if (escape == '\0')
            continue;
        g_string_append_len(text, from, p - from);
        if (escape == 'u')
            g_string_append_printf(text, "\\u%04x", (guint)(guchar)*p);
        else
            g_string_append_printf(text, "\\%c", escape);
        from = p + 1;
    }
    g_string_append_len(text, from, p - from);
    g_string_append_c(text, '"');
}

void
ds_json_out_name(DsJsonOut *out, const gchar *name)
{
    open_line(out);
    append_quoted(out->text, name);
    g_string_append_len(out->text, " : ", 3);
    out->is_named = TRUE;
}

void
ds_json_out_string(DsJsonOut *out, const gchar *value)
{
    open_value(out);
    append_quoted(out->text, value);
}

void
ds_json_out_int(DsJsonOut *out, gint64 value)
{
    gchar digits[24];
    gchar *p = digits + sizeof digits;
    guint64 left = value < 0 ? -(guint64)value : (guint64)value;

    open_value(out);
    do {
        *--p = (gchar)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        *--p = '-';
    g_string_append_len(out->text, p, digits + sizeof digits - p);
}

void
ds_json_out_bool(DsJsonOut *out, gboolean value)
{
    open_value(out);
    g_string_append(out->text, value ? "true" : "false");
}

void
ds_json_out_null(DsJsonOut *out)
{
    open_value(out);
    g_string_append_len(out->text, "null", 4);
}
