/* What must hold around a match: figures alone are dates only in the company of other signs. */
#ifndef DS_EXTRACT_TIMEX_GUARD_H
#define DS_EXTRACT_TIMEX_GUARD_H

#include "extract/timex_rules.h"

/* Whether the match stands free: not a piece of a longer number, code or address. */
gboolean timex_stands_free(const TimexScan *scan, const TimexMatch *match);

/* Whether the guard holds; date_end is the atom after the date found last in the block. */
gboolean timex_guard_holds(TimexGuard guard,
                           const TimexScan *scan,
                           const TimexMatch *match,
                           guint32 date_end);

#endif
