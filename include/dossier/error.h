/* Errors that end a run. */
#ifndef DOSSIER_ERROR_H
#define DOSSIER_ERROR_H

#include <dossier/declare.h>

DS_BEGIN_DECLS

#define DS_ERROR (ds_error_quark())
GQuark ds_error_quark(void);

typedef enum {
    DS_ERROR_FAILED,   /* anything else; exit status 1 */
    DS_ERROR_USAGE,    /* option or configuration; exit status 2 */
    DS_ERROR_NO_INPUT, /* nothing usable among the inputs; exit status 5 */
    DS_ERROR_MISMATCH, /* verify found a difference; exit status 6 */
    DS_ERROR_OUTPUT,   /* an output cannot be written; exit status 7 */
    DS_ERROR_FORMAT,   /* a file has not the form it should have (line in the text) */
} DsError;

DS_END_DECLS

#endif
