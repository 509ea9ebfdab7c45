#include "pdf/lex.h"

#include <string.h>

static gboolean
is_space(gchar c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_regular(gchar c)
{
    return !is_space(c) && strchr("()<>[]{}/%", c) == NULL;
}

static void
skip_blank(DsPdfLexer *lexer)
{
    while (lexer->p < lexer->end && (is_space(*lexer->p) || *lexer->p == '%')) {
        if (*lexer->p == '%')
            while (lexer->p < lexer->end && *lexer->p != '\n' && *lexer->p != '\r')
                lexer->p++;
        else
            lexer->p++;
    }
}

/* A literal string: brackets nest, a backslash takes the next byte along. */
static gboolean
lex_string(DsPdfLexer *lexer)
{
    guint depth = 0;

    for (; lexer->p < lexer->end; lexer->p++) {
        if (*lexer->p == '\\')
            lexer->p++;
        else if (*lexer->p == '(')
            depth++;
        else if (*lexer->p == ')' && --depth == 0)
            break;
    }
    if (lexer->p >= lexer->end)
        return FALSE;
    lexer->p++;
    return TRUE;
}

static gboolean
lex_hex(DsPdfLexer *lexer)
{
    const gchar *close = memchr(lexer->p, '>', (gsize)(lexer->end - lexer->p));

    if (close == NULL)
        return FALSE;
    lexer->p = close + 1;
    return TRUE;
}

static gboolean
lex_angle(DsPdfLexer *lexer, DsPdfToken *token)
{
    const gboolean twice = lexer->p + 1 < lexer->end && lexer->p[0] == lexer->p[1];

    if (*lexer->p == '<' && !twice) {
        token->kind = DS_PDF_HEX;
        return lex_hex(lexer);
    }
    if (!twice)
        return FALSE;
    token->kind = *lexer->p == '<' ? DS_PDF_DICT_OPEN : DS_PDF_DICT_CLOSE;
    lexer->p += 2;
    return TRUE;
}

static gboolean
lex_regular(DsPdfLexer *lexer, DsPdfToken *token)
{
    const gchar c = *lexer->p;

    if (c == '/')
        token->kind = DS_PDF_NAME;
    else if (g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.')
        token->kind = DS_PDF_NUMBER;
    else if (is_regular(c))
        token->kind = DS_PDF_KEYWORD;
    else
        return FALSE;
    lexer->p++;
    while (lexer->p < lexer->end && is_regular(*lexer->p))
        lexer->p++;
    return TRUE;
}

static gboolean
lex_one(DsPdfLexer *lexer, DsPdfToken *token)
{
    switch (*lexer->p) {
    case '(':
        token->kind = DS_PDF_STRING;
        return lex_string(lexer);
    case '<':
    case '>':
        return lex_angle(lexer, token);
    case '[':
    case ']':
        token->kind = *lexer->p++ == '[' ? DS_PDF_ARRAY_OPEN : DS_PDF_ARRAY_CLOSE;
        return TRUE;
    default:
        return lex_regular(lexer, token);
    }
}

gboolean
ds_pdf_lex(DsPdfLexer *lexer, DsPdfToken *token)
{
    skip_blank(lexer);
    if (lexer->p >= lexer->end)
        return FALSE;
    token->start = lexer->p;
    if (!lex_one(lexer, token))
        return FALSE;
    token->n = (gsize)(lexer->p - token->start);
    return TRUE;
}

gboolean
ds_pdf_lex_value(DsPdfLexer *lexer, DsPdfToken *first)
{
    DsPdfToken token;
    guint depth = 0;

    if (!ds_pdf_lex(lexer, first))
        return FALSE;
    token = *first;
    for (;;) {
        if (token.kind == DS_PDF_DICT_OPEN || token.kind == DS_PDF_ARRAY_OPEN)
            depth++;
        else if (token.kind == DS_PDF_DICT_CLOSE || token.kind == DS_PDF_ARRAY_CLOSE)
            depth = depth > 0 ? depth - 1 : 0;
        if (depth == 0)
            return TRUE;
        if (!ds_pdf_lex(lexer, &token))
            return FALSE;
    }
}

gboolean
ds_pdf_token_is(const DsPdfToken *token, const gchar *text)
{
    return token->n == strlen(text) && memcmp(token->start, text, token->n) == 0;
}

gint32
ds_pdf_token_integer(const DsPdfToken *token)
{
    gint32 value = 0;

    if (token->kind != DS_PDF_NUMBER || token->n > 9)
        return -1;
    for (gsize i = 0; i < token->n; i++) {
        if (!g_ascii_isdigit(token->start[i]))
            return -1;
        value = value * 10 + (token->start[i] - '0');
    }
    return value;
}
