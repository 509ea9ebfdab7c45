/* Styles: the look of a report as data. A style is a file styles/NAME.style (GKeyFile) with a
 * group [page] and a group [role NAME] per role; [style] inherits=NAME takes all of another
 * style first. */
#ifndef DS_STYLE_STYLE_H
#define DS_STYLE_STYLE_H

#include "style/units.h"

#define DS_STYLE_TYPE_LENGTH DsUnit
#define DS_STYLE_TYPE_COLOUR DsColour
#define DS_STYLE_TYPE_NAME   const gchar * /* interned */
#define DS_STYLE_TYPE_WEIGHT gint32        /* 100 … 900 */
#define DS_STYLE_TYPE_FLAG   gboolean

/* A role: how some kind of text is set. */
typedef struct {
    const gchar *name; /* interned */
#define DS_PAGE(field, key, kind, initial)
#define DS_ROLE(field, key, kind, initial) DS_STYLE_TYPE_##kind field;
#include "style/style_props.def"
#undef DS_PAGE
#undef DS_ROLE
} DsStyleRole;

typedef struct {
    gint ref_count;
    const gchar *name; /* interned */
#define DS_PAGE(field, key, kind, initial) DS_STYLE_TYPE_##kind field;
#define DS_ROLE(field, key, kind, initial)
#include "style/style_props.def"
#undef DS_PAGE
#undef DS_ROLE
    GPtrArray *roles;   /* of DsStyleRole, owned, in the order of the files */
    GHashTable *lookup; /* interned name → DsStyleRole */
} DsStyle;

/* Loads a style by its name ("briefing"), or from the file when name holds a "/" or ends with
 * ".style". NULL with DS_ERROR_USAGE, naming file, group and key, when it cannot be read. */
DsStyle *ds_style_load(const gchar *name, GError **error);
DsStyle *ds_style_ref(DsStyle *style);
void ds_style_unref(DsStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsStyle, ds_style_unref)

/* The role of an interned name; the role "body" when the style has no such role. Borrowed. */
const DsStyleRole *ds_style_role(const DsStyle *style, const gchar *interned);

/* The same, or NULL. */
const DsStyleRole *ds_style_lookup_role(const DsStyle *style, const gchar *interned);

/* All properties in the form of a style file; the caller owns it. */
gchar *ds_style_dump(const DsStyle *style);

#endif
