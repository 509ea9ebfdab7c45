/* Which sentences say nearly the same: an undirected graph over the rows of DsTerms. */
#ifndef DS_REPORT_GRAPH_H
#define DS_REPORT_GRAPH_H

#include "report/terms.h"

typedef struct {
    guint32 row;
    gfloat weight; /* cosine, as far as telling terms go */
} DsEdge;

typedef struct {
    GArray *edges; /* of DsEdge: by row, then by neighbour */
    GArray *at;    /* of guint32: where a row's edges begin; n_rows + 1 entries */
} DsGraph;

/* Joins rows of cosine least or more. Terms that very many sentences hold are passed over, so
 * that the work stays near linear in the number of sentences. */
DsGraph *ds_graph_new(const DsTerms *terms, gdouble least);
void ds_graph_free(DsGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsGraph, ds_graph_free)

const DsEdge *ds_graph_edges(const DsGraph *graph, guint row, guint *n);

/* The rank of each row (of gdouble) by a damped walk along the edges, mean 1: what many
 * sentences say ranks high (Erkan and Radev, 2004). The caller owns it. */
GArray *ds_graph_rank(const DsGraph *graph, const DsTerms *terms);

#endif
