/* What the outputs were made from, for make and for machines. */
#ifndef DS_APP_DEPS_H
#define DS_APP_DEPS_H

#include "app/options.h"
#include "app/sources.h"
#include "app/targets.h"

/* The bytes of --deps FILE: JSON when its name ends so, else a rule for make, with an empty
 * rule for each file so that one that has gone is no error. The caller owns them. */
GBytes *
ds_deps_write(const DsOptions *options, const DsSources *sources, const GArray *targets);

#endif
