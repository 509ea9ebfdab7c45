#include <dossier/diag.h>
#include <dossier/error.h>

struct DsDiag {
    GPtrArray *messages; /* of DsDiagMessage, owned */
};

static const gchar *const level_names[] = {"note", "warning", "error"};

G_DEFINE_QUARK(ds - error - quark, ds_error)

static void
message_free(gpointer data)
{
    DsDiagMessage *message = (DsDiagMessage *)data;

    g_free(message->file);
    g_free(message->text);
    g_free(message);
}

DsDiag *
ds_diag_new(void)
{
    DsDiag *diag = g_new0(DsDiag, 1);

    diag->messages = g_ptr_array_new_with_free_func(message_free);
    return diag;
}

void
ds_diag_free(DsDiag *diag)
{
    if (diag == NULL)
        return;
    g_ptr_array_unref(diag->messages);
    g_free(diag);
}

void
ds_diag_add(DsDiag *diag,
            DsDiagLevel level,
            const gchar *code,
            const gchar *file,
            guint line,
            guint column,
            const gchar *format,
            ...)
{
    if (diag == NULL)
        return;

    DsDiagMessage *message = g_new0(DsDiagMessage, 1);
    va_list arguments;

    va_start(arguments, format);
    message->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    message->level = level;
    message->code = g_intern_string(code);
    message->file = g_strdup(file);
    message->line = line;
    message->column = column;
    g_ptr_array_add(diag->messages, message);
}

void
ds_diag_join(DsDiag *diag, DsDiag *source)
{
    if (diag != NULL) {
        for (guint i = 0; i < source->messages->len; i++)
            g_ptr_array_add(diag->messages, g_ptr_array_index(source->messages, i));
        g_ptr_array_set_free_func(source->messages, NULL);
    }
    g_ptr_array_set_size(source->messages, 0);
    g_ptr_array_set_free_func(source->messages, message_free);
}

guint
ds_diag_count(const DsDiag *diag, DsDiagLevel at_least)
{
    guint n = 0;

    for (guint i = 0; i < ds_diag_size(diag); i++)
        n += ds_diag_message(diag, i)->level >= at_least;
    return n;
}

guint
ds_diag_size(const DsDiag *diag)
{
    return diag->messages->len;
}

const DsDiagMessage *
ds_diag_message(const DsDiag *diag, guint index)
{
    return (const DsDiagMessage *)g_ptr_array_index(diag->messages, index);
}

/* Appends text with control characters (also U+0080–U+009F) and stray bytes shown as \xNN. */
static void
append_visible(GString *out, const gchar *text)
{
    g_autofree gchar *valid = g_utf8_make_valid(text, -1);

    for (const gchar *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_iscntrl(c) || c == 0x202A || (c >= 0x202B && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069))
            g_string_append_printf(out, "\\x%02X", c);
        else
            g_string_append_unichar(out, c);
    }
}

gchar *
ds_diag_format(const DsDiagMessage *message)
{
    GString *out = g_string_new(NULL);

    if (message->file != NULL) {
        append_visible(out, message->file);
        if (message->line > 0)
            g_string_append_printf(out, ":%u", message->line);
        if (message->line > 0 && message->column > 0)
            g_string_append_printf(out, ":%u", message->column);
        g_string_append(out, ": ");
    }
    g_string_append_printf(out, "%s: ", level_names[message->level]);
    append_visible(out, message->text);
    g_string_append_printf(out, " [%s]", message->code);
    return g_string_free(out, FALSE);
}
