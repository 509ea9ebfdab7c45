/* Tokens of PDF's syntax (ISO 32000-1, 7.2 and 7.3), in files and in content streams. */
#ifndef DS_PDF_LEX_H
#define DS_PDF_LEX_H

#include <glib.h>

typedef enum {
    DS_PDF_NUMBER,
    DS_PDF_NAME,
    DS_PDF_STRING,
    DS_PDF_HEX,
    DS_PDF_ARRAY_OPEN,
    DS_PDF_ARRAY_CLOSE,
    DS_PDF_DICT_OPEN,
    DS_PDF_DICT_CLOSE,
    DS_PDF_KEYWORD,
} DsPdfKind;

typedef struct {
    DsPdfKind kind;
    const gchar *start; /* borrowed */
    gsize n;
} DsPdfToken;

/* Borrowed bytes that are read from p on. */
typedef struct {
    const gchar *p;
    const gchar *end;
} DsPdfLexer;

/* Reads the next token, past white space and comments; FALSE at the end, and where a string
 * does not close. */
gboolean ds_pdf_lex(DsPdfLexer *lexer, DsPdfToken *token);

/* Reads one whole value: a token, or everything up to the bracket that closes it. References
 * count as three values. */
gboolean ds_pdf_lex_value(DsPdfLexer *lexer, DsPdfToken *first);

gboolean ds_pdf_token_is(const DsPdfToken *token, const gchar *text);

/* The value of an unsigned integer of up to nine digits; -1 for anything else. */
gint32 ds_pdf_token_integer(const DsPdfToken *token);

#endif
