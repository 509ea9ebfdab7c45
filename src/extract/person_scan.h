/* Candidates for mentions of people in one article. */
#ifndef DS_EXTRACT_PERSON_SCAN_H
#define DS_EXTRACT_PERSON_SCAN_H

#include "extract/org_scan.h"

typedef enum {
    DS_PERSON_TITLED = 1 << 0,  /* an office or "ông" stands before it */
    DS_PERSON_FULL = 1 << 1,    /* surname and given name */
    DS_PERSON_WEAK = 1 << 2,    /* needs the same name elsewhere in the corpus */
    DS_PERSON_FOREIGN = 1 << 3, /* no Vietnamese surname */
    DS_PERSON_CAPTION = 1 << 4, /* in a caption */
    DS_PERSON_STREET = 1 << 5,  /* no person: a street that bears such a name */
} DsPersonFlags;

typedef struct {
    guint32 start, end;           /* bytes */
    guint32 first, last;          /* tokens */
    guint32 role_start, role_end; /* bytes: the office as written; equal when none */
    guint32 role_org;             /* index into the article's institutions, or DS_NO_ROW */
    guint8 flags;                 /* DsPersonFlags */
} DsPersonCandidate;

/* Appends the candidates of the scan's block (of DsPersonCandidate). orgs: the institutions of
 * the article so far, of which [first_org, len) lie in the block. */
void ds_person_scan_block(const DsScan *scan,
                          DsBlockKind kind,
                          const GArray *orgs,
                          guint first_org,
                          GArray *candidates);

#endif
