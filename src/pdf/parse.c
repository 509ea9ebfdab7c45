#include "pdf/parse.h"

#include <string.h>

#include <dossier/error.h>

#include "pdf/lex.h"

/* "0000000015 00000 n \n" */
#define XREF_ROW 20

static gboolean
fail(GError **error, const gchar *what)
{
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "cairo's PDF cannot be read: %s", what);
    return FALSE;
}

static DsPdfLexer
lexer_at(const DsPdfFile *file, gsize offset)
{
    return (DsPdfLexer){file->bytes + MIN(offset, file->n_bytes), file->bytes + file->n_bytes};
}

/* Whether the next token is the keyword. */
static gboolean
expect(DsPdfLexer *lexer, const gchar *keyword)
{
    DsPdfToken token;

    return ds_pdf_lex(lexer, &token) && ds_pdf_token_is(&token, keyword);
}

static gint32
next_integer(DsPdfLexer *lexer)
{
    DsPdfToken token;

    return ds_pdf_lex(lexer, &token) ? ds_pdf_token_integer(&token) : -1;
}

static gboolean
find_value(DsPdfLexer lexer, const gchar *key, DsPdfLexer *at)
{
    DsPdfToken token;

    if (!ds_pdf_lex(&lexer, &token) || token.kind != DS_PDF_DICT_OPEN)
        return FALSE;
    while (ds_pdf_lex_value(&lexer, &token) && token.kind != DS_PDF_DICT_CLOSE) {
        /* Between a key and the next there are one or, for a reference, three values; names as
         * values are never keys we look for. */
        if (token.kind == DS_PDF_NAME && ds_pdf_token_is(&token, key)) {
            *at = lexer;
            return TRUE;
        }
    }
    return FALSE;
}

gint32
ds_pdf_object_integer(const DsPdfObject *object, const gchar *key)
{
    DsPdfLexer at;

    if (!find_value((DsPdfLexer){object->value, object->value + object->n_value}, key, &at))
        return -1;
    return next_integer(&at);
}

gchar *
ds_pdf_object_name(const DsPdfObject *object, const gchar *key)
{
    DsPdfLexer at;
    DsPdfToken token;

    if (!find_value((DsPdfLexer){object->value, object->value + object->n_value}, key, &at) ||
        !ds_pdf_lex(&at, &token) || token.kind != DS_PDF_NAME)
        return g_strdup("/Unnamed");
    return g_strndup(token.start, token.n);
}

/* The length is a number, or an object that holds one. */
static gboolean
resolve_stream(DsPdfFile *file, DsPdfObject *object, DsPdfLexer lexer, GError **error)
{
    gint32 length = ds_pdf_object_integer(object, "/Length");
    DsPdfLexer at;

    if (length < 0 || !find_value((DsPdfLexer){object->value, object->value + object->n_value},
                                  "/Length", &at))
        return fail(error, "a stream without a length");
    const gint32 number = next_integer(&at), generation = next_integer(&at);
    if (number >= 0 && generation >= 0 && expect(&at, "R")) {
        DsPdfObject *holder = ds_pdf_file_object(file, (guint32)length, error);
        if (holder == NULL)
            return FALSE;
        DsPdfLexer held = {holder->value, holder->value + holder->n_value};
        length = next_integer(&held);
    }
    if (lexer.p < lexer.end && *lexer.p == '\r')
        lexer.p++;
    if (lexer.p < lexer.end && *lexer.p == '\n')
        lexer.p++;
    if (length < 0 || lexer.end - lexer.p < length)
        return fail(error, "a stream is cut off");
    object->stream = lexer.p;
    object->n_stream = (gsize)length;
    return TRUE;
}

static gboolean
resolve(DsPdfFile *file, guint32 number, DsPdfObject *object, GError **error)
{
    DsPdfLexer lexer = lexer_at(file, object->offset);
    DsPdfToken token;

    if (next_integer(&lexer) != (gint32)number || next_integer(&lexer) != 0 ||
        !expect(&lexer, "obj") || !ds_pdf_lex_value(&lexer, &token))
        return fail(error, "an object is not where the table says");
    object->value = token.start;
    object->n_value = (gsize)(lexer.p - token.start);
    if (!ds_pdf_lex(&lexer, &token))
        return fail(error, "an object does not end");
    if (ds_pdf_token_is(&token, "stream"))
        return resolve_stream(file, object, lexer, error);
    return TRUE;
}

DsPdfObject *
ds_pdf_file_object(DsPdfFile *file, guint32 number, GError **error)
{
    DsPdfObject *object = number < file->n_objects ? &file->objects[number] : NULL;

    if (object == NULL || object->offset == 0) {
        fail(error, "an object is missing");
        return NULL;
    }
    if (object->value == NULL && !resolve(file, number, object, error))
        return NULL;
    return object;
}

static gsize
find_xref(const DsPdfFile *file)
{
    const gsize tail = MIN(file->n_bytes, 64);
    const gchar *start = file->bytes + file->n_bytes - tail;
    const gchar *mark = g_strrstr_len(start, (gssize)tail, "startxref");

    if (mark == NULL)
        return 0;
    DsPdfLexer lexer = {mark + strlen("startxref"), file->bytes + file->n_bytes};
    const gint32 offset = next_integer(&lexer);
    return offset > 0 ? (gsize)offset : 0;
}

/* Fills objects; leaves the lexer before "trailer". */
static gboolean
read_xref(DsPdfFile *file, DsPdfLexer *lexer, GError **error)
{
    const gsize offset = find_xref(file);
    *lexer = lexer_at(file, offset);
    if (offset == 0 || !expect(lexer, "xref") || next_integer(lexer) != 0)
        return fail(error, "no classic cross-reference table (is cairo 1.16 in use?)");

    const gint32 n = next_integer(lexer);
    while (lexer->p < lexer->end && (*lexer->p == ' ' || *lexer->p == '\n'))
        lexer->p++;
    if (n <= 0 || (lexer->end - lexer->p) / XREF_ROW < n)
        return fail(error, "the cross-reference table is cut off");
    file->n_objects = (guint)n;
    file->objects = g_new0(DsPdfObject, file->n_objects);
    for (guint i = 0; i < file->n_objects; i++, lexer->p += XREF_ROW)
        if (lexer->p[17] == 'n')
            file->objects[i].offset = (gsize)g_ascii_strtoull(lexer->p, NULL, 10);
    return TRUE;
}

static gboolean
read_pages(DsPdfFile *file, DsPdfLexer trailer, GError **error)
{
    DsPdfLexer at;
    DsPdfToken token;
    gint32 number;

    if (!expect(&trailer, "trailer") || !find_value(trailer, "/Root", &at))
        return fail(error, "no trailer");
    DsPdfObject *root = ds_pdf_file_object(file, (guint32)next_integer(&at), error);
    if (root == NULL)
        return FALSE;
    DsPdfObject *tree =
        ds_pdf_file_object(file, (guint32)ds_pdf_object_integer(root, "/Pages"), error);
    if (tree == NULL)
        return FALSE;
    DsPdfLexer lexer = {tree->value, tree->value + tree->n_value};
    if (!find_value(lexer, "/Kids", &at) || !ds_pdf_lex(&at, &token))
        return fail(error, "no pages");
    while ((number = next_integer(&at)) >= 0) {
        const guint32 page = (guint32)number;
        g_array_append_val(file->pages, page);
        if (next_integer(&at) < 0 || !expect(&at, "R"))
            return fail(error, "the list of pages is cut off");
    }
    return TRUE;
}

DsPdfFile *
ds_pdf_file_parse(const gchar *bytes, gsize n_bytes, GError **error)
{
    g_autoptr(DsPdfFile) file = g_new0(DsPdfFile, 1);
    DsPdfLexer trailer;

    file->bytes = bytes;
    file->n_bytes = n_bytes;
    file->pages = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (!read_xref(file, &trailer, error) || !read_pages(file, trailer, error))
        return NULL;
    return g_steal_pointer(&file);
}

void
ds_pdf_file_free(DsPdfFile *file)
{
    if (file == NULL)
        return;
    g_array_free(file->pages, TRUE);
    g_free(file->objects);
    g_free(file);
}

gboolean
ds_pdf_file_references(
    DsPdfFile *file, DsPdfObject *object, DsPdfVisit visit, gpointer user_data, GError **error)
{
    DsPdfLexer lexer = {object->value, object->value + object->n_value};
    DsPdfToken token;
    gint32 last = -1, before = -1;

    while (ds_pdf_lex(&lexer, &token)) {
        if (before >= 0 && last >= 0 && ds_pdf_token_is(&token, "R") &&
            !visit(file, (guint32)before, user_data, error))
            return FALSE;
        before = last;
        last = ds_pdf_token_integer(&token);
    }
    return TRUE;
}

static void
append_token(GString *out, const DsPdfToken *token)
{
    const gchar last = out->len > 0 ? out->str[out->len - 1] : ' ';

    if ((token->kind == DS_PDF_NUMBER || token->kind == DS_PDF_KEYWORD) &&
        strchr(" <>[]()", last) == NULL)
        g_string_append_c(out, ' ');
    g_string_append_len(out, token->start, (gssize)token->n);
}

/* Replaces "N G" at the end of out, which began at start, by the new number. */
static void
append_reference(GString *out, gsize start, guint32 number)
{
    g_string_truncate(out, start);
    if (out->len > 0 && strchr(" <>[]()", out->str[out->len - 1]) == NULL)
        g_string_append_c(out, ' ');
    g_string_append_printf(out, "%u 0 R", number);
}

void
ds_pdf_file_copy_value(DsPdfFile *file,
                       const DsPdfObject *object,
                       const gchar *drop,
                       GString *out)
{
    DsPdfLexer lexer = {object->value, object->value + object->n_value};
    DsPdfToken token;
    gint32 last = -1, before = -1;
    gsize last_at = 0, before_at = 0;
    /* Only a dictionary as a whole loses its brackets. */
    const gboolean strip = object->n_value > 0 && object->value[0] == '<';
    guint depth = 0;

    while (ds_pdf_lex(&lexer, &token)) {
        depth += token.kind == DS_PDF_DICT_OPEN;
        if (drop != NULL && depth == 1 && ds_pdf_token_is(&token, drop)) {
            ds_pdf_lex_value(&lexer, &token);
            DsPdfLexer ahead = lexer; /* a reference goes with its two other tokens */
            if (next_integer(&ahead) >= 0 && expect(&ahead, "R"))
                lexer = ahead;
            last = -1;
            continue;
        }
        const gsize at = out->len;
        if (before >= 0 && last >= 0 && ds_pdf_token_is(&token, "R") &&
            (guint)before < file->n_objects)
            append_reference(out, before_at, file->objects[before].copy);
        else if (!strip || depth != 1 ||
                 (token.kind != DS_PDF_DICT_OPEN && token.kind != DS_PDF_DICT_CLOSE))
            append_token(out, &token);
        depth -= token.kind == DS_PDF_DICT_CLOSE && depth > 0;
        before = last;
        before_at = last_at;
        last = ds_pdf_token_integer(&token);
        last_at = at;
    }
}
