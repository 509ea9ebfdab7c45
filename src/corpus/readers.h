/* The rows of the reader table: one sniffing and one reading function per format. */
#ifndef DS_CORPUS_READERS_H
#define DS_CORPUS_READERS_H

#include "corpus/html.h"
#include "corpus/reader.h"

gboolean ds_sniff_html(const guint8 *data, gsize n_bytes);
gboolean ds_read_html(const DsReading *reading, const gchar **reason);

/* .docx, .odt, .epub, or an archive of inputs: told apart by what it holds. */
gboolean ds_sniff_zip(const guint8 *data, gsize n_bytes);
gboolean ds_read_zip(const DsReading *reading, const gchar **reason);

gboolean ds_sniff_jsonl(const guint8 *data, gsize n_bytes);
gboolean ds_read_jsonl(const DsReading *reading, const gchar **reason);

/* Appends an article whose structure tells the kinds of its lines. */
gboolean ds_reading_add_marked(const DsReading *reading,
                               const DsMarkedText *marked,
                               const gchar *encoding,
                               const DsHints *hints,
                               const gchar **reason);

#endif
