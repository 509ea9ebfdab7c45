/* What a set of inputs looks like from outside: names, sizes, times. */
#ifndef DS_APP_FINGERPRINT_H
#define DS_APP_FINGERPRINT_H

#include <glib.h>

#include "app/targets.h"

/* A digest over all files below the inputs (hidden ones and those in excluded left out; links
 * are not followed). folders (or NULL) receives every folder met, as owned strings. n_missing
 * counts the inputs that are not there. The caller owns the result. */
gchar *ds_fingerprint(const gchar *const *inputs,
                      const DsOwnPaths *excluded,
                      GPtrArray *folders,
                      guint *n_missing);

#endif
