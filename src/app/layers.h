/* Where settings come from, weakest first: /etc, the user's folder, the folder of the sources,
 * -c, --set. */
#ifndef DS_APP_LAYERS_H
#define DS_APP_LAYERS_H

#include "app/config.h"

#define DS_CONFIG_NAME "dossier.ini"

/* Reads the files that exist: /etc/dossier/dossier.ini, $XDG_CONFIG_HOME/dossier/dossier.ini
 * and dossier.ini in the folder of the first input. */
gboolean ds_layers_load(DsConfig *config, const gchar *first_input, GError **error);

/* The files of these that exist, weakest first; NULL-terminated, the caller owns it. */
gchar **ds_layers_files(const gchar *first_input);

/* The folder that the companion files of an input lie in: the input itself when it is a folder,
 * else the one it lies in; the caller owns it. */
gchar *ds_layers_folder(const gchar *input);

#endif
