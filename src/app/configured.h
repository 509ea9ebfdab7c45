/* What the settings say of a report's document and of its outputs. */
#ifndef DS_APP_CONFIGURED_H
#define DS_APP_CONFIGURED_H

#include <dossier/report.h>

#include "app/config.h"
#include "base/spool.h"
#include "doc/document.h"
#include "pack/pack.h"

/* The document of a report, whose model is given for the colophon; changes (of
 * DsChange, or NULL) since an earlier issue are told on its front page. The caller owns the
 * document. NULL with an error when one of its links leads nowhere. */
DsDocument *ds_compose_configured(const DsReport *report,
                                  DsPack *pack,
                                  const DsConfig *config,
                                  const DsSpool *model,
                                  const GPtrArray *changes,
                                  GError **error);

/* The time that outputs carry, in seconds since 1970: SOURCE_DATE_EPOCH, else noon UTC of the
 * as-of day, never the clock. */
gint64 ds_output_epoch(const DsReport *report);

#endif
