/* The inputs of a run, and what the user keeps beside them. */
#ifndef DS_APP_SOURCES_H
#define DS_APP_SOURCES_H

#include <dossier/diag.h>

#include "app/options.h"
#include "corpus/read.h"
#include "pack/pack.h"

/* A file in the folder of the first input that says what the user knows. */
typedef enum {
    DS_BESIDE_NAMES, /* names.tsv */
    DS_BESIDE_DATES, /* dates.tsv */
    DS_BESIDE_DROP,  /* drop.txt */
    DS_BESIDE_PINS,  /* pins.tsv */
    DS_N_BESIDE,
} DsBesideKind;

typedef struct {
    gchar **names;     /* as given: the command line, then --files-from; wildcards resolved */
    GPtrArray *inputs; /* of DsInput, owned: the articles' files */
    struct {
        gchar *path;   /* for messages */
        GBytes *bytes; /* NULL: there is no such file */
    } beside[DS_N_BESIDE];
} DsSources;

/* Finds the inputs of the options; our own outputs and the files beside are none. NULL with an
 * error; the caller owns the sources. */
DsSources *ds_sources_find(const DsOptions *options, DsDiag *diag, GError **error);
void ds_sources_free(DsSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsSources, ds_sources_free)

/* Tells the pack what drop.txt and dates.tsv say, before the sources are read with it. */
void ds_sources_tell(const DsSources *sources, DsPack *pack, DsDiag *diag);

/* SHA-256 of drop.txt, on which the reading of each article depends; NULL when there is none.
 * The caller owns it. */
gchar *ds_sources_dup_given(const DsSources *sources);

/* The sources of a command that writes nothing, without our options: inputs and what lies
 * beside the first of them. */
DsSources *ds_sources_of(const gchar *const *names, DsDiag *diag, GError **error);

/* The names alone, for looking at them again and again; NULL with an error. */
gchar **ds_sources_names(const DsOptions *options, GError **error);

/* The file name of a kind of file beside the sources; static. */
const gchar *ds_beside_name(DsBesideKind kind);

#endif
