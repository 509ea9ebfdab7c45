/* Report → document. */
#ifndef DS_DOC_COMPOSE_H
#define DS_DOC_COMPOSE_H

#include <dossier/report.h>

#include "doc/document.h"
#include "pack/pack.h"

typedef enum { DS_ANNEX_FULL, DS_ANNEX_CITED, DS_ANNEX_NONE } DsAnnex;

/* What the configuration says of the report; strings are borrowed, NULL when not configured. */
typedef struct {
    const gchar *organisation;
    const gchar *series;
    const gchar *issue;
    const gchar *title;
    const gchar *const *parts; /* names in order, NULL-terminated; NULL: all */
    DsAnnex annex;
    const GPtrArray
        *changes; /* of DsChange: since an earlier issue, for the front page; or NULL */
    const gchar *model_sha256; /* of the model's JSON, for the colophon */
    const gchar *version;
    const gchar
        *options_line; /* the options of the run in words of the command line, or NULL */
} DsComposeOptions;

DsDocument *ds_compose(const DsReport *report, DsPack *pack, const DsComposeOptions *options);

#endif
