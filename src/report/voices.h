/* Which articles speak for themselves when sentences are weighed. */
#ifndef DS_REPORT_VOICES_H
#define DS_REPORT_VOICES_H

#include <dossier/corpus.h>

/* For each article (of guint32) the one that speaks for it: itself, unless nearly all of its
 * sentences stand in another of its family word for word; such an article gives an item
 * evidence, but no weight. Of two that hold each other the earlier speaks. Articles of a family
 * that share passages only are voices of their own: what several editors kept tells what
 * matters. The caller owns it. */
GArray *ds_voices(const DsCorpus *corpus);

/* How many articles speak for themselves. */
guint ds_voices_count(const GArray *voices);

#endif
