/* Candidates for mentions of institutions in one article. */
#ifndef DS_EXTRACT_ORG_SCAN_H
#define DS_EXTRACT_ORG_SCAN_H

#include "extract/name_scan.h"

typedef enum {
    DS_ORG_BACK = 1 << 0,      /* a head alone: points back to a name given before */
    DS_ORG_WEAK = 1 << 1,      /* needs the same words elsewhere in the corpus */
    DS_ORG_NEEDS_ROW = 1 << 2, /* counts when the known name stands in the article */
    DS_ORG_NAME_ONLY = 1 << 3, /* a name after a head in small letters */
    DS_ORG_EXTENDED = 1 << 4,  /* a known name and words after it */
    DS_ORG_LATIN = 1 << 5,     /* a run of foreign words */
    DS_ORG_OWN_PAPER = 1 << 7, /* the name of a body as that of its paper */
    DS_ORG_CLEAR_END = 1 << 6, /* a mark, a boundary word or the block ends it */
} DsOrgFlags;

#define DS_MAX_CUTS 4

typedef struct {
    guint32 start, end;           /* bytes */
    guint32 first, last;          /* tokens */
    guint32 head;                 /* index into heads, or DS_NO_ROW */
    guint32 row;                  /* of institutions, or DS_NO_ROW */
    guint32 known_end;            /* bytes: where the known name ends */
    guint32 form;                 /* the known form, or DS_NO_ROW */
    guint32 cuts[DS_MAX_CUTS];    /* bytes: other ends that the words allow */
    guint32 inner_row;            /* a known institution ends the name: its row + 1; or 0 */
    guint32 inner_start;          /* bytes: where it begins */
    guint32 name_start, name_end; /* bytes: the proper name of a firm or paper; or equal */
    guint8 n_cuts;
    guint8 flags; /* DsOrgFlags */
    const gchar *rule;
} DsOrgCandidate;

/* Where a name that a head has opened ends. */
typedef struct {
    guint32 at;            /* one past the last token taken */
    const DsHead *head;    /* or NULL */
    gboolean complete;     /* a known name ends at the start */
    gboolean capital;      /* the head, or the name after it, has a capital */
    guint n_parts;         /* words taken */
    guint n_capital_parts; /* of them with a capital */
    gboolean placed;       /* a place has been taken: little may follow */
    gboolean hyphened;
    gboolean bare_place; /* "UBND tỉnh": the place is not named */
    gboolean upper;      /* the head itself has a capital */
    guint depth;         /* institutions around this one */
    guint32 inner_row;   /* a known institution inside, its row + 1; or 0 */
    guint32 inner_start; /* bytes: where it begins */
    guint8 n_cuts;
    guint32 cuts[DS_MAX_CUTS];
} DsGrowth;

/* Takes the words of the name from growth->at on (org_boundary.c). */
void ds_org_grow(const DsScan *scan, DsGrowth *growth);

/* The institution that begins at token; FALSE when none does. depth: how many institutions lie
 * around it (0: none). */
gboolean ds_org_at(const DsScan *scan, guint32 token, guint depth, DsOrgCandidate *found);

/* Appends the candidates of the scan's block (of DsOrgCandidate). */
void ds_org_scan_block(DsScan *scan, GArray *candidates);

/* The end of a run of capitalised words at token, with the marks foreign names have inside. */
guint32 ds_org_latin_run(const DsScan *scan, guint32 token);

#endif
