/* Messages about the input: place, what was found, what was done about it, a code. */
#ifndef DOSSIER_DIAG_H
#define DOSSIER_DIAG_H

#include <dossier/declare.h>

DS_BEGIN_DECLS

typedef enum {
    DS_DIAG_NOTE,
    DS_DIAG_WARNING,
    DS_DIAG_ERROR,
} DsDiagLevel;

typedef struct {
    DsDiagLevel level;
    gchar *file;       /* NULL when the message concerns no file */
    guint line;        /* from 1; 0 when unknown */
    guint column;      /* in characters, from 1; 0 when unknown */
    gchar *text;       /* what was found; what was done instead */
    const gchar *code; /* interned, "timex-invalid" */
} DsDiagMessage;

/* A growing list of messages. Not thread-safe: each thread fills its own and they are joined.
 */
typedef struct DsDiag DsDiag;

DsDiag *ds_diag_new(void);
void ds_diag_free(DsDiag *diag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsDiag, ds_diag_free)

/* diag may be NULL: the message is dropped. */
void ds_diag_add(DsDiag *diag,
                 DsDiagLevel level,
                 const gchar *code,
                 const gchar *file,
                 guint line,
                 guint column,
                 const gchar *format,
                 ...) G_GNUC_PRINTF(7, 8);

/* Appends all messages of source to diag and empties source. */
void ds_diag_join(DsDiag *diag, DsDiag *source);

guint ds_diag_count(const DsDiag *diag, DsDiagLevel at_least);
guint ds_diag_size(const DsDiag *diag);
const DsDiagMessage *ds_diag_message(const DsDiag *diag, guint index);

/* "file:line:col: warning: text [code]", without what is unknown; the caller owns it. Control
 * characters are shown as \xNN, so that no text of a source can drive a terminal. */
gchar *ds_diag_format(const DsDiagMessage *message);

DS_END_DECLS

#endif
