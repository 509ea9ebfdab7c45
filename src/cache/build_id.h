/* Which build of the program this is. */
#ifndef DS_CACHE_BUILD_ID_H
#define DS_CACHE_BUILD_ID_H

#include <glib.h>

/* The version, and what the linker made of the code and the built-in data: two builds that
 * could tell something else of the same article have different ids. The caller owns it. */
gchar *ds_build_id(void);

/* The same of the library whose code lies at the address; NULL when it does not tell. */
gchar *ds_build_id_at(guintptr address);

#endif
