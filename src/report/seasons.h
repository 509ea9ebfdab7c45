/* Seasons: accounts of one subject that lie far apart in time. */
#ifndef DS_REPORT_SEASONS_H
#define DS_REPORT_SEASONS_H

#include "report/terms.h"

/* The season of each article, by the first article of the season (of guint32). Articles are of
 * two seasons when three months without news lie between their dates and they do not tell the
 * same; one without a date is of the season whose words are nearest. All are of one when there
 * would be too many. voices: by ds_voices(). The caller owns it. */
GArray *ds_seasons_find(const DsTerms *terms, const GArray *voices);

#endif
