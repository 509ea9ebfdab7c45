/* Average-link clustering of vectors of terms. */
#ifndef DS_REPORT_CLUSTER_H
#define DS_REPORT_CLUSTER_H

#include "report/terms.h"

/* Clusters of vectors (of GArray of DsTermWeight) that grow while their members are least near
 * or more on the mean: for each vector the smallest index of its cluster. In the square of
 * their number. The caller owns it. */
guint32 *ds_cluster(const GPtrArray *vectors, gdouble least);

#endif
