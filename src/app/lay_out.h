/* The document as pages, in the style and with the blocks that the configuration names. */
#ifndef DS_APP_LAY_OUT_H
#define DS_APP_LAY_OUT_H

#include <dossier/diag.h>

#include "app/config.h"
#include "doc/document.h"
#include "layout/pages.h"
#include "pack/pack.h"

/* The caller owns the pages; NULL with an error when the style cannot be read. */
DsPages *ds_lay_out(const DsDocument *document,
                    DsPack *pack,
                    const DsConfig *config,
                    DsDiag *diag,
                    GError **error);

#endif
