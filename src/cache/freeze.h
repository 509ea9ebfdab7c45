/* What was learnt of one input as a GVariant, and back.
 *
 * Arrays of plain structs are kept as their bytes: a value is only read by the build that wrote
 * it (its key holds ds_build_id()). */
#ifndef DS_CACHE_FREEZE_H
#define DS_CACHE_FREEZE_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "extract/findings.h"

/* Of an input: the articles it holds, with their findings, or why it holds none. */
typedef struct {
    GPtrArray *articles; /* of DsArticle */
    GPtrArray *findings; /* of DsFindings, one per article */
    DsDiag *diag;        /* what reading said */
    gchar *reason;       /* NULL: it was usable */
} DsLearnt;

#define DS_LEARNT_TYPE "(msa" DS_ARTICLE_TYPE "a" DS_DIAG_TYPE ")"
#define DS_DIAG_TYPE   "(umsuuss)"
#define DS_FIELD_TYPE  "(msuums)"
#define DS_DATE_TYPE   "(nyyuumsms)"
#define DS_ARTICLE_TYPE                                                                        \
    "(smsmsmsay" DS_FIELD_TYPE DS_FIELD_TYPE DS_FIELD_TYPE DS_DATE_TYPE DS_DATE_TYPE           \
    "ayayayay" DS_FINDINGS_TYPE ")"
#define DS_FINDINGS_TYPE "(asbayayay(nyy)aya" DS_DIAG_TYPE ")"

/* A floating value of the type above. */
GVariant *ds_learnt_freeze(const DsLearnt *learnt);

/* Fills learnt, whose arrays and diag exist and are empty. FALSE when the value does not hold
 * together: then they are as they were. */
gboolean ds_learnt_thaw(GVariant *value, DsLearnt *learnt);

/* freeze_findings.c, freeze.c: the parts */
GVariant *ds_findings_freeze(const DsFindings *findings);
DsFindings *ds_findings_thaw(GVariant *value);
GVariant *ds_diag_freeze(const DsDiag *diag);
void ds_diag_thaw(GVariant *value, DsDiag *diag);
GVariant *ds_array_freeze(const GArray *array);
/* Takes value; FALSE when its bytes are no whole number of elements. */
gboolean ds_array_take(GVariant *value, GArray *array);

#endif
