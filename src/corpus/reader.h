/* The readers of the formats, and what they share. */
#ifndef DS_CORPUS_READER_H
#define DS_CORPUS_READER_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "corpus/build.h"
#include "pack/pack.h"

/* One reading: the bytes of an input or of a member of an archive. */
typedef struct {
    const gchar *path;
    GBytes *bytes;
    DsPack *pack;
    GPtrArray *articles; /* of DsArticle; readers append */
    DsDiag *diag;
    guint depth; /* archives around it */
} DsReading;

/* FALSE when nothing could be read; *reason is then a label of the pack ("gaps.reason.empty"),
 * static. */
typedef gboolean (*DsReadFunc)(const DsReading *reading, const gchar **reason);

typedef struct {
    const gchar *name;
    const gchar *extensions; /* " .txt .md ": each between blanks */
    gboolean (*sniff)(const guint8 *data, gsize n_bytes);
    DsReadFunc read;
} DsReader;

/* Whether a file of the name may hold articles. */
gboolean ds_reader_knows_name(const gchar *name);

/* Chooses the reader by the content, then by the name, and reads. */
gboolean ds_reader_read(const DsReading *reading, const gchar **reason);

/* Decodes bytes of text and builds one article. */
gboolean ds_read_txt(const DsReading *reading, const gchar **reason);

/* Decodes and cleans the bytes, with a warning when the encoding is not certain. declared is
 * the container's word for it, or NULL. The caller owns text. */
gboolean ds_reading_decode(const DsReading *reading,
                           const gchar *declared,
                           gchar **text,
                           gsize *n_clean,
                           const gchar **encoding);

/* Appends an article of clean text; FALSE with a reason when it holds no word. Takes text. */
gboolean ds_reading_add(const DsReading *reading,
                        gchar *text,
                        gsize n_bytes,
                        const gchar *encoding,
                        const DsHints *hints,
                        const gchar **reason);

#endif
