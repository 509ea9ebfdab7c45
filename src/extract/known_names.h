/* What the user knows of names: names.tsv beside the sources. */
#ifndef DS_EXTRACT_KNOWN_NAMES_H
#define DS_EXTRACT_KNOWN_NAMES_H

#include <dossier/annotations.h>
#include <dossier/diag.h>

/* Carries out the lines of names.tsv on institutions and people: fields separated by TAB,
 *
 *     name  alias  [action]
 *
 * merge (what is meant without an action): both are one, called name; apart: mentions that
 * read alias are somebody else; hide, with "-" for alias: not listed, not linked. Only names
 * that the sources use count: nothing is said in words that are not theirs. Lines that cannot
 * be carried out are told to diag with their number and passed over. name is the file's, for
 * messages. */
void ds_known_names_apply(DsAnnotations *annotations,
                          const DsCorpus *corpus,
                          const gchar *name,
                          GBytes *bytes,
                          DsDiag *diag);

#endif
