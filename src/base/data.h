/* The data that travels inside the program: lang/, styles/ and fonts/. */
#ifndef DS_BASE_DATA_H
#define DS_BASE_DATA_H

#include <glib.h>

/* The bytes of a data file, named as in the tree: "lang/vi/surnames.tsv". A folder named by the
 * environment variable DOSSIER_DATA comes first, then what is built in. The caller owns the
 * reference; NULL with DS_ERROR_FAILED when there is no such file. */
GBytes *ds_data_load(const gchar *name, GError **error);

/* Lets go of the memory that a data file takes which is built in: it has been used for now, and
 * comes back from the program's file when it is read again. */
void ds_data_let_go(GBytes *bytes);

/* The names of the files in a data folder ("lang/vi"), sorted by bytes; NULL-terminated, empty
 * when the folder does not exist; the caller owns it. */
gchar **ds_data_list(const gchar *folder);

/* Whether a folder of the user's comes before what is built in. */
gboolean ds_data_is_overridden(void);

/* Whether a data file of the name exists. */
gboolean ds_data_has(const gchar *name);

#endif
