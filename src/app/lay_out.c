#include "app/lay_out.h"

#include "layout/layout.h"
#include "style/style.h"

DsPages *
ds_lay_out(const DsDocument *document,
           DsPack *pack,
           const DsConfig *config,
           DsDiag *diag,
           GError **error)
{
    g_autoptr(DsStyle) style = ds_style_load(ds_config_get(config, "style.name"), error);
    g_auto(GStrv) recipients = ds_config_dup_list(config, "signature.recipients");
    const DsLayoutOptions options = {
        .parent_agency = ds_config_get(config, "header.parent_agency"),
        .agency = ds_config_get(config, "header.agency"),
        .code = ds_config_get(config, "header.number"),
        .place = ds_config_get(config, "header.place"),
        .kind = ds_config_get(config, "header.kind"),
        .subject = ds_config_get(config, "header.subject"),
        .recipients = (const gchar *const *)recipients,
        .signer_title = ds_config_get(config, "signature.title"),
        .signer_name = ds_config_get(config, "signature.name"),
    };

    if (style == NULL)
        return NULL;
    return ds_layout(document, style, pack, &options, diag, error);
}
