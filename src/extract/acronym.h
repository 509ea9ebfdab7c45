/* Acronyms told beside a name: "X (ABC)". */
#ifndef DS_EXTRACT_ACRONYM_H
#define DS_EXTRACT_ACRONYM_H

#include "extract/mention_resolve.h"

/* Appends the definitions of the scan's block (of DsDefinition); orgs from first_org on lie in
 * it.
 */
void ds_acronym_scan_block(const DsScan *scan,
                           const GArray *orgs,
                           guint first_org,
                           GArray *definitions);

#endif
