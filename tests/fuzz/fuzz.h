/* What the fuzzing harnesses share. */
#ifndef DS_FUZZ_FUZZ_H
#define DS_FUZZ_FUZZ_H

#include <glib.h>

#include <dossier/corpus.h>

#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n);

/* The pack of Vietnamese, loaded once. */
DsPack *fuzz_pack(void);

/* The bytes as text of the kind that readers deliver: UTF-8, NFC, no control characters but
 * line ends; the caller owns it. */
gchar *fuzz_text(const guint8 *data, gsize n);

/* A path under which the bytes can be read until the next call; borrowed. */
const gchar *fuzz_file(const guint8 *data, gsize n);

/* The corpus of one input of the name, settled; it may be empty. What every article promises
 * (include/dossier/corpus.h) is asserted. */
DsCorpus *fuzz_read(const gchar *name, const guint8 *data, gsize n);

/* The same for several inputs, with a form feed between them. */
DsCorpus *fuzz_read_parts(const gchar *name, const guint8 *data, gsize n);

#endif
