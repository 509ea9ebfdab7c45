/* dossier as a library: news articles in, a briefing out. Includes all of the public face. */
#ifndef DOSSIER_DOSSIER_H
#define DOSSIER_DOSSIER_H

#include <dossier/annotations.h>
#include <dossier/corpus.h>
#include <dossier/diag.h>
#include <dossier/error.h>
#include <dossier/report.h>
#include <dossier/span.h>

DS_BEGIN_DECLS

/* What was made of some articles: the report, and its outputs when they are asked for. */
typedef struct DsBriefing DsBriefing;

/* Reads articles and builds their report.
 *
 * inputs    files, folders and archives, as on the command line; NULL-terminated
 * settings  "group.key=value" as in dossier.ini(5), NULL-terminated; or NULL. No file of
 *           settings is read.
 * diag      what is said of the articles is added here; or NULL
 *
 * The caller owns the briefing. NULL with DS_ERROR_USAGE for a wrong setting, with
 * DS_ERROR_NO_INPUT when no article could be read. */
DsBriefing *ds_briefing_new(const gchar *const *inputs,
                            const gchar *const *settings,
                            DsDiag *diag,
                            GError **error);
void ds_briefing_free(DsBriefing *briefing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsBriefing, ds_briefing_free)

/* The report; borrowed. */
const DsReport *ds_briefing_report(const DsBriefing *briefing);

/* The bytes of an output: format is an extension such as "pdf", "epub" or "json". The same
 * briefing and format give the same bytes. The caller owns the reference; NULL with
 * DS_ERROR_USAGE when no writer has the format. */
GBytes *ds_briefing_write(const DsBriefing *briefing,
                          const gchar *format,
                          DsDiag *diag,
                          GError **error);

/* The whole command line, dossier(1): what main() of the program calls. Returns an exit status.
 */
int ds_main(int argc, char **argv);

DS_END_DECLS

#endif
