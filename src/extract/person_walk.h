/* The walk over a block for people: what its parts share. */
#ifndef DS_EXTRACT_PERSON_WALK_H
#define DS_EXTRACT_PERSON_WALK_H

#include "extract/person_scan.h"

/* The title that reaches up to a token: directly, or over an institution, a field, a place. */
typedef struct {
    guint32 first, end; /* tokens; equal: none */
    guint32 org;        /* or DS_NO_ROW */
    gboolean direct;
    const DsTitle *title;
} DsLead;

typedef struct {
    const DsScan *scan;
    const GArray *orgs;
    GArray *candidates;
    guint next_org;
    DsBlockKind kind;
    DsLead lead;
} DsPersonWalk;

/* Appends a person of the tokens [first, last), with the office of the lead or after the name.
 */
void ds_person_add(DsPersonWalk *walk, guint32 first, guint32 last, guint flags);

/* A name ends where an institution begins. */
guint32 ds_person_before_org(const DsPersonWalk *walk, guint32 last);

/* The end of the run of capitals at token that may be a name without a Vietnamese surname. */
guint32 ds_person_run(const DsScan *scan, guint32 token);

gboolean ds_person_has_digit(const DsScan *scan, guint32 token);

/* Whether an age follows a name that ends at last: "X (30 tuổi", "X, 30 tuổi". */
gboolean ds_person_has_age(const DsScan *scan, guint32 last);

/* A Vietnamese name that no title tells, at token: its end, or token (person_given.c). */
guint32 ds_person_given(DsPersonWalk *walk, guint32 token);

/* Takes in the names that stand in one list with those found in the block, and sorts the
 * block's candidates. */
void ds_person_lists(DsPersonWalk *walk, guint first_candidate, guint first_org);

/* A foreign name that no title tells, at token: its end, or token (person_foreign.c). */
guint32 ds_person_foreign(DsPersonWalk *walk, guint32 token);

#endif
