/* What the readers of candidates for institutions share. */
#ifndef DS_EXTRACT_ORG_SCAN_PRIVATE_H
#define DS_EXTRACT_ORG_SCAN_PRIVATE_H

#include "extract/org_scan.h"

typedef struct {
    guint32 last; /* token */
    guint32 form; /* or DS_NO_ROW */
    gboolean ambiguous;
} DsKnownName;

/* org_known.c: the longest known name at token whose writing fits */
DsKnownName ds_org_known_at(const DsScan *scan, guint32 token);
/* A known name, with the place or the branch after it; head_match: a head at token, or NULL. */
gboolean ds_org_from_known(const DsScan *scan,
                           guint32 token,
                           DsKnownName known,
                           const DsMatch *head_match,
                           guint depth,
                           DsOrgCandidate *found);

/* org_latin.c */
/* Whether the word has plain letters alone. */
gboolean ds_org_is_plain(const DsScan *scan, guint32 token);
/* "FC Porto": a name of its own that begins with a word which ends others. */
gboolean ds_org_opens_known(const DsScan *scan, guint32 token);
/* A foreign name goes on with the words of firms (DBS Group Holdings). */
guint32 ds_org_extend_latin(const DsScan *scan, guint32 last);
gboolean ds_org_latin_at(const DsScan *scan, guint32 token, DsOrgCandidate *found);
/* A team beside the score of its match. */
gboolean ds_org_team_at(const DsScan *scan, guint32 token, DsOrgCandidate *found);

/* A name that no list has; head may be DS_NO_ROW. */
static inline DsOrgCandidate
ds_org_unlisted(guint32 first, guint32 last, guint32 head, DsOrgFlags flags, const gchar *rule)
{
    return (DsOrgCandidate){.first = first,
                            .last = last,
                            .head = head,
                            .row = DS_NO_ROW,
                            .form = DS_NO_ROW,
                            .flags = (guint8)flags,
                            .rule = rule};
}

/* org_head.c */
/* The longest head at token, or NULL. */
const DsMatch *ds_org_head_match(const DsScan *scan, guint32 token);
/* That head in the case it is written in; NULL when it may not open a name. */
const DsHead *
ds_org_head_at(const DsScan *scan, const DsMatch *match, guint32 token, guint32 *index);
void ds_org_copy_growth(const DsGrowth *growth, DsOrgCandidate *found);
/* The name that the head at token opens; titled: an office stands before it. */
gboolean ds_org_from_head(const DsScan *scan,
                          guint32 token,
                          const DsMatch *match,
                          DsKnownName known,
                          guint depth,
                          gboolean titled,
                          DsOrgCandidate *found);

/* org_stand.c: a part of an address, of a longer word or of somebody's name is no name */
gboolean ds_org_stands_free(const DsScan *scan, const DsOrgCandidate *found);

#endif
