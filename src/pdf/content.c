#include "pdf/content.h"

#include <string.h>

#include <dossier/error.h>

#include "pdf/lex.h"
#include "pdf/syntax.h"

typedef struct {
    GString *out;
    const DsPages *pages;
    const DsPdfMarks *marks;
    const DsPdfMark *of_page;
    guint n_marks;
    guint n_seen;     /* marks begun so far */
    gboolean in_mark; /* between a mark's BDC and its EMC */
    guint depth;      /* of cairo's own marked content inside it */
} Rewriter;

/* An operator with its operands in front of it. */
typedef struct {
    const gchar *start;
    gsize n;
    DsPdfToken opcode;
} Operation;

/* The property lists of ISO 32000-1, 14.8.2.2.2. */
static const gchar *const artifact_properties[] = {
    [DS_ARTIFACT_NONE] = "",
    [DS_ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header",
    [DS_ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
    [DS_ARTIFACT_LAYOUT] = "/Type/Layout",
    [DS_ARTIFACT_BACKGROUND] = "/Type/Background",
};

static const gchar *const painting_operators[] = {
    "TJ", "Tj", "f", "f*", "S", "s", "B", "B*", "b", "b*", "F", "sh", "Do", "BI", "'", "\"",
};

static gboolean
fail(GError **error, const gchar *what)
{
    g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "%s", what);
    return FALSE;
}

static gboolean
operation_has(const Operation *operation, const gchar *text)
{
    return g_strstr_len(operation->start, (gssize)operation->n, text) != NULL;
}

/* Digits after the point that are worth keeping: thousandths of a point or of the em. */
#define N_DECIMALS 3

/* Copies a number, rounded; integers and what has few digits as they are. */
static void
copy_number(GString *out, const DsPdfToken *token)
{
    const gchar *point = memchr(token->start, '.', token->n);
    const gsize after = point != NULL ? (gsize)(token->start + token->n - point - 1) : 0;

    if (after <= N_DECIMALS) {
        g_string_append_len(out, token->start, (gssize)token->n);
        return;
    }
    /* Into thousandths, rounded half up in size. */
    gint64 milli = 0;
    gboolean negative = FALSE;
    for (const gchar *p = token->start; p <= point + N_DECIMALS; p++)
        if (*p == '-')
            negative = TRUE;
        else if (g_ascii_isdigit(*p))
            milli = milli * 10 + (*p - '0');
    milli += point[N_DECIMALS + 1] >= '5';
    ds_pdf_append_milli(out, negative ? -milli : milli);
}

/* Strings without the line ends that cairo puts into them. */
static void
copy_string(GString *out, const DsPdfToken *token)
{
    const gchar *end = token->start + token->n;

    for (const gchar *from = token->start; from < end;) {
        const gchar *stop = memchr(from, '\n', (gsize)(end - from));
        if (stop == NULL)
            stop = end;
        g_string_append_len(out, from, stop - from);
        from = stop + 1;
    }
}

static gboolean
needs_blank(const GString *out, const DsPdfToken *token)
{
    const gchar last = out->len > 0 ? out->str[out->len - 1] : '\n';

    return (token->kind == DS_PDF_NUMBER || token->kind == DS_PDF_KEYWORD) &&
           strchr("\n<>[]()", last) == NULL;
}

/* Operands and operator without blanks that say nothing. */
static void
copy_operation(Rewriter *rewriter, const Operation *operation)
{
    DsPdfLexer lexer = {operation->start, operation->start + operation->n};
    GString *out = rewriter->out;
    DsPdfToken token;

    while (ds_pdf_lex(&lexer, &token)) {
        if (needs_blank(out, &token))
            g_string_append_c(out, ' ');
        if (token.kind == DS_PDF_NUMBER)
            copy_number(out, &token);
        else if (token.kind == DS_PDF_HEX)
            copy_string(out, &token);
        else
            g_string_append_len(out, token.start, (gssize)token.n);
    }
    g_string_append_c(out, '\n');
}

static void
append_artifact(Rewriter *rewriter, const DsPdfMark *mark)
{
    g_string_append_printf(rewriter->out, "/Artifact<<%s", artifact_properties[mark->artifact]);
    if (mark->artifact == DS_ARTIFACT_BACKGROUND) {
        DsPdfRect rect = DS_PDF_RECT_EMPTY;
        ds_pdf_mark_extents(rewriter->pages, rewriter->marks, mark, &rect);
        g_string_append(rewriter->out, "/BBox");
        ds_pdf_append_rect(rewriter->out, rewriter->pages, rect);
    }
    g_string_append(rewriter->out, ">>BDC\n");
}

static gboolean
begin_mark(Rewriter *rewriter, GError **error)
{
    if (rewriter->in_mark || rewriter->n_seen >= rewriter->n_marks)
        return fail(error, "the page has more tags than marks");

    const DsPdfMark *mark = &rewriter->of_page[rewriter->n_seen++];
    if (mark->element < 0) {
        append_artifact(rewriter, mark);
    } else {
        const DsElement *element =
            &g_array_index(rewriter->pages->elements, DsElement, mark->element);
        g_string_append_printf(rewriter->out, "/%s<</MCID %u>>BDC\n", element->type,
                               mark->mcid);
    }
    rewriter->in_mark = TRUE;
    rewriter->depth = 0;
    return TRUE;
}

static gboolean
begin_marked_content(Rewriter *rewriter, const Operation *operation, GError **error)
{
    if (operation_has(operation, "/MCID"))
        return begin_mark(rewriter, error);
    rewriter->depth++;
    if (operation_has(operation, "/ActualText")) {
        ds_pdf_append_unmasked(rewriter->out, operation->start, operation->n);
        g_string_append_c(rewriter->out, '\n');
    } else {
        copy_operation(rewriter, operation);
    }
    return TRUE;
}

static gboolean
end_marked_content(Rewriter *rewriter, GError **error)
{
    if (rewriter->depth > 0)
        rewriter->depth--;
    else if (rewriter->in_mark)
        rewriter->in_mark = FALSE;
    else
        return fail(error, "marked content ends that did not begin");
    g_string_append(rewriter->out, "EMC\n");
    return TRUE;
}

/* "x x x rg" prints with three plates what "x g" prints with one. */
static void
set_colour(Rewriter *rewriter, const Operation *operation)
{
    DsPdfLexer lexer = {operation->start, operation->start + operation->n};
    DsPdfToken values[3];

    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        if (!ds_pdf_lex(&lexer, &values[i]) || values[i].kind != DS_PDF_NUMBER ||
            values[i].n != values[0].n ||
            memcmp(values[i].start, values[0].start, values[0].n) != 0) {
            copy_operation(rewriter, operation);
            return;
        }
    g_string_append_len(rewriter->out, values[0].start, (gssize)values[0].n);
    g_string_append(rewriter->out, operation->opcode.start[0] == 'r' ? " g\n" : " G\n");
}

static gboolean
is_painting(const DsPdfToken *opcode)
{
    for (guint i = 0; i < G_N_ELEMENTS(painting_operators); i++)
        if (ds_pdf_token_is(opcode, painting_operators[i]))
            return TRUE;
    return FALSE;
}

static gboolean
rewrite_operation(Rewriter *rewriter, const Operation *operation, GError **error)
{
    const DsPdfToken *opcode = &operation->opcode;

    if (ds_pdf_token_is(opcode, "BDC") || ds_pdf_token_is(opcode, "BMC"))
        return begin_marked_content(rewriter, operation, error);
    if (ds_pdf_token_is(opcode, "EMC"))
        return end_marked_content(rewriter, error);
    if (!rewriter->in_mark && is_painting(opcode))
        return fail(error, "something is painted outside the structure");
    if (ds_pdf_token_is(opcode, "rg") || ds_pdf_token_is(opcode, "RG"))
        set_colour(rewriter, operation);
    else
        copy_operation(rewriter, operation);
    return TRUE;
}

static gboolean
rewrite_operations(Rewriter *rewriter, DsPdfLexer lexer, GError **error)
{
    Operation operation = {0};
    DsPdfToken token;
    guint brackets = 0;

    while (ds_pdf_lex(&lexer, &token)) {
        if (operation.start == NULL)
            operation.start = token.start;
        brackets += token.kind == DS_PDF_DICT_OPEN;
        brackets -= token.kind == DS_PDF_DICT_CLOSE && brackets > 0;
        if (token.kind != DS_PDF_KEYWORD || brackets > 0)
            continue;
        operation.n = (gsize)(lexer.p - operation.start);
        operation.opcode = token;
        if (!rewrite_operation(rewriter, &operation, error))
            return FALSE;
        operation.start = NULL;
    }
    return lexer.p == lexer.end || fail(error, "the page's content cannot be read");
}

gboolean
ds_pdf_content_rewrite(GString *out,
                       const gchar *bytes,
                       gsize n,
                       const DsPages *pages,
                       const DsPdfMarks *marks,
                       guint page,
                       GError **error)
{
    Rewriter rewriter = {.out = out, .pages = pages, .marks = marks};

    rewriter.of_page = ds_pdf_marks_of_page(marks, page, &rewriter.n_marks);
    if (!rewrite_operations(&rewriter, (DsPdfLexer){bytes, bytes + n}, error))
        return FALSE;
    if (rewriter.in_mark || rewriter.n_seen != rewriter.n_marks)
        return fail(error, "the page has fewer tags than marks");
    return TRUE;
}
