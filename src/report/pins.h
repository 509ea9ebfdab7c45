/* Editing by hand: pins.tsv beside the sources pins, drops or reorders items by citation. */
#ifndef DS_REPORT_PINS_H
#define DS_REPORT_PINS_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "pack/pack.h"

/* Applies the lines of a pins file to the report: fields separated by TAB,
 *
 *     action  part  citation  [place]
 *
 * action: pin (the item becomes a key point or of the highest importance; a sentence that no
 * item cites becomes one of the summary), drop (the item goes), move (the item takes the place,
 * from 1, in its part); part: summary, chronology, quotes, gaps; citation: [2·14], 2·14
 * or 2.14.
 * "#" begins a comment. Lines that cannot be carried out are told to diag with their number and
 * passed over. Sets report->edited when a line had a say. name is the file's, for messages. */
void ds_pins_apply(DsReport *report, const gchar *name, GBytes *bytes, DsDiag *diag);

#endif
