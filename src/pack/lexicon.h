/* A set of phrases with a number each, matched against text as an automaton: one walk over the
 * text from each start, however many phrases there are. Its states are the phrases' beginnings
 * up to the end of each word, kept in a hash table, so that it is made in one pass as well.
 *
 * Add, then match; a lexicon that is no longer added to can be shared between threads. */
#ifndef DS_PACK_LEXICON_H
#define DS_PACK_LEXICON_H

#include <glib.h>

#include "base/image.h"
#include "pack/pack.h"

typedef struct DsLexicon DsLexicon;

DsLexicon *ds_lexicon_new(void);
void ds_lexicon_free(DsLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsLexicon, ds_lexicon_free)

/* Adds a phrase; value must not be G_MAXUINT32. The first value of equal phrases is kept. */
void ds_lexicon_add(DsLexicon *lexicon, const gchar *phrase, guint32 value);

/* Adds every field of a table's column, with the row as value; sep (or NULL) splits the field.
 */
void ds_lexicon_add_column(DsLexicon *lexicon,
                           const DsTable *table,
                           const gchar *column,
                           const gchar *sep);

/* The longest phrase that begins at text and ends where a word ends (no letter or digit
 * follows); at most n bytes are looked at. Returns its value and length, or G_MAXUINT32. Blanks
 * of a phrase match exactly one blank. */
guint32 ds_lexicon_longest(const DsLexicon *lexicon, const gchar *text, gsize n, gsize *length);

/* All phrases that begin at text and end where a word ends, shortest first: calls found() for
 * each until it returns FALSE. */
typedef gboolean (*DsLexiconFound)(guint32 value, gsize length, gpointer data);
void ds_lexicon_each(
    const DsLexicon *lexicon, const gchar *text, gsize n, DsLexiconFound found, gpointer data);

/* Whether a word, or several, are a phrase, and whether a longer one begins with them. */
typedef struct {
    gboolean is_phrase, goes_on;
} DsLexiconHead;
DsLexiconHead ds_lexicon_head(const DsLexicon *lexicon, const gchar *words, gsize n);

/* The value of exactly this phrase, or G_MAXUINT32. */
guint32 ds_lexicon_lookup(const DsLexicon *lexicon, const gchar *phrase, gssize n);

/* Writes the lexicon into an image; reads one from there, which borrows the image and cannot be
 * added to. */
void ds_lexicon_save(const DsLexicon *lexicon, GByteArray *image);
DsLexicon *ds_lexicon_load(DsImage *image);

#endif
