/* Settings: from dossier.ini files and --set, checked against one table. */
#ifndef DS_APP_CONFIG_H
#define DS_APP_CONFIG_H

#include <glib.h>

typedef enum {
    DS_SETTING_TEXT,
    DS_SETTING_COUNT,  /* a whole number from 0 */
    DS_SETTING_DATE,   /* YYYY-MM-DD, YYYY-MM or YYYY */
    DS_SETTING_SWITCH, /* true, false */
    DS_SETTING_LIST,   /* values separated by ";" */
    DS_SETTING_CHOICE, /* one of choices */
} DsSettingType;

/* One row of the table of settings; group.key names it. */
typedef struct {
    const gchar *group;
    const gchar *key;
    DsSettingType type;
    const gchar *fallback; /* the value when nobody sets it; NULL: none */
    const gchar *choices;  /* CHOICE: "a;b;c" */
    const gchar *help;     /* key of the label that explains it */
} DsSetting;

/* All settings; a row with a NULL group ends the table. */
extern const DsSetting ds_settings[];

typedef struct DsConfig DsConfig;

DsConfig *ds_config_new(void);
void ds_config_free(DsConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsConfig, ds_config_free)

/* Reads a key file over what is set. DS_ERROR_USAGE with file:line for unknown keys (with the
 * nearest known one) and values of the wrong form. */
gboolean ds_config_load(DsConfig *config, const gchar *path, GError **error);

/* Sets "group.key"; option is where the value comes from, for the message ("--set"). */
gboolean ds_config_set(DsConfig *config,
                       const gchar *option,
                       const gchar *name,
                       const gchar *value,
                       GError **error);

/* The value of "group.key", or its fallback; borrowed. The name must be in the table. */
const gchar *ds_config_get(const DsConfig *config, const gchar *name);
guint ds_config_get_count(const DsConfig *config, const gchar *name);
gboolean ds_config_get_switch(const DsConfig *config, const gchar *name);

/* NULL-terminated, NULL when not set; the caller owns it. */
gchar **ds_config_dup_list(const DsConfig *config, const gchar *name);

/* All that differs from the fallbacks, "group.key=value" in table order, joined by blanks: what
 * the colophon names; the caller owns it. */
gchar *ds_config_dup_line(const DsConfig *config);

#endif
