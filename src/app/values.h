/* What the value of an option may be, for checking and for completions. */
#ifndef DS_APP_VALUES_H
#define DS_APP_VALUES_H

#include <glib.h>

typedef enum {
    DS_VALUE_FREE,    /* whatever the option itself says */
    DS_VALUE_CHOICE,  /* one of a few words */
    DS_VALUE_SETTING, /* KEY=VALUE, of ds_settings */
    DS_VALUE_COUNT,   /* a whole number from 0 */
    DS_VALUE_FILE,    /* a file */
    DS_VALUE_STYLE,   /* a style that is built in, or a file */
} DsValueKind;

/* What the value of an option ("progress") is. */
DsValueKind ds_value_kind(const gchar *option);

/* Checks a value (NULL: not given): DS_ERROR_USAGE when it is none of the choices or no number.
 */
gboolean ds_value_check(const gchar *option, const gchar *value, GError **error);

/* The words that are worth offering: choices; names of styles; for SETTING "group.key=" and,
 * where its values are known, those behind it. The caller owns them. */
gchar **ds_value_words(const gchar *option);

/* The extensions of the files that are worth offering ("json"); none: any file. The caller owns
 * them. */
gchar **ds_value_extensions(const gchar *option);

#endif
