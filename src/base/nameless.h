/* Files without a name: they go with the process, however that ends. */
#ifndef DS_BASE_NAMELESS_H
#define DS_BASE_NAMELESS_H

#include <glib.h>

/* Opens one for reading and writing in $TMPDIR, else in /var/tmp, else in /tmp; -1 when none
 * can be made. */
int ds_nameless_open(void);

#endif
