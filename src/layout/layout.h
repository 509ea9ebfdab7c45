/* Document → pages. */
#ifndef DS_LAYOUT_LAYOUT_H
#define DS_LAYOUT_LAYOUT_H

#include <dossier/diag.h>

#include "doc/document.h"
#include "layout/pages.h"
#include "pack/pack.h"
#include "style/style.h"

/* Words of the header and signature blocks of an administrative document (style "nd30");
 * strings are borrowed, NULL leaves the line out. */
typedef struct {
    const gchar *parent_agency;
    const gchar *agency;
    const gchar *code;              /* after "Số:" */
    const gchar *place;             /* before the date */
    const gchar *kind;              /* NULL: the pack's word for a report */
    const gchar *subject;           /* NULL: the title */
    const gchar *const *recipients; /* NULL-terminated, or NULL */
    const gchar *signer_title;      /* "CHÁNH VĂN PHÒNG" */
    const gchar *signer_name;
} DsLayoutOptions;

/* Lays the document out in the style. options may be NULL, diag too. The caller owns the
 * pages; NULL with an error when there are no fonts. */
DsPages *ds_layout(const DsDocument *document,
                   const DsStyle *style,
                   DsPack *pack,
                   const DsLayoutOptions *options,
                   DsDiag *diag,
                   GError **error);

#endif
