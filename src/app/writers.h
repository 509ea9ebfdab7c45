/* The one table of output formats. */
#ifndef DS_APP_WRITERS_H
#define DS_APP_WRITERS_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "app/config.h"
#include "base/packings.h"
#include "base/spool.h"
#include "doc/document.h"
#include "layout/pages.h"
#include "pack/pack.h"

/* What a writer may ask for; made once per run, whoever asks first. */
typedef struct {
    const DsDocument *document; /* NULL when no writer walks it */
    DsSpool *model;             /* the JSON; NULL when no writer carries it */
    DsPages *pages;             /* laid out when a PDF is among the outputs; else NULL */
    GHashTable *page_of_anchor; /* of the pages, which it outlives; or NULL */
    const gchar *pdf_name;      /* the file name of the first PDF among the outputs, or NULL */
    DsPack *pack;
    const DsConfig *config;
    DsPackings *packings; /* what an earlier run packed, or NULL */
    gint64 epoch;         /* seconds: SOURCE_DATE_EPOCH, else noon UTC of the as-of day */
    DsDiag *diag;
} DsWriteContext;

typedef struct {
    const gchar *name;
    const gchar *extension;
    const gchar *media_type;
    gboolean is_text;     /* may go to a terminal */
    gboolean is_model;    /* needs no document */
    gboolean needs_pages; /* and nothing else */
    GBytes *(*write)(const DsWriteContext *context, GError **error);
} DsWriter;

/* NULL-named row ends the table. */
extern const DsWriter ds_writers[];

const DsWriter *ds_writer_lookup(const gchar *extension);

#endif
