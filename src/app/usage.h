/* What is wrong with a command line, in the user's language. */
#ifndef DS_APP_USAGE_H
#define DS_APP_USAGE_H

#include <glib.h>

/* Sets DS_ERROR_USAGE with the label of the key; pairs of names and values fill it, as those of
 * ds_label_fill() do. Returns FALSE. */
gboolean ds_usage_error(GError **error, const gchar *key, ...) G_GNUC_NULL_TERMINATED;

/* The words of a command line, for GOption: every option is one of ours, with a value where it
 * takes one and without where it does not; "-oFILE" becomes two words. NULL with the error; the
 * caller owns the words. */
gchar **ds_usage_read(gchar *const *argv, GError **error);

/* Takes the name of a command for what it is when it is mistyped: FALSE with the error when the
 * first word is neither a command nor a file, but nearly a command. */
gboolean ds_usage_check_command(const gchar *word, GError **error);

#endif
