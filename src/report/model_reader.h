/* How a model is read: values that are missing or wrong are told once and dropped, for a model
 * may be edited by hand. */
#ifndef DS_REPORT_MODEL_READER_H
#define DS_REPORT_MODEL_READER_H

#include <dossier/diag.h>
#include <dossier/report.h>

#include "base/json_tree.h"

/* What the reading needs: where messages go, and for each article the map from characters to
 * bytes. */
typedef struct {
    const gchar *name;
    DsDiag *diag;
    DsReport *report;
    GHashTable *article_ids;  /* id → index + 1 */
    GHashTable *institutions; /* id → index + 1 */
    GHashTable *people;       /* id → index + 1 */
    GArray *maps;             /* of DsUtf8Map */
} DsModelReader;

void ds_model_warn(DsModelReader *r, const gchar *format, ...) G_GNUC_PRINTF(2, 3);

/* A string member as it is, and in composed form (NFC); the caller owns both. NULL: none. */
gchar *ds_model_get_word(DsJson object, const gchar *name);
gchar *ds_model_dup_string(DsJson object, const gchar *name);
const gchar *ds_model_get_interned(DsJson object, const gchar *name);

gint64 ds_model_get_int(DsJson object, const gchar *name, gint64 otherwise);
guint32 ds_model_get_count(DsJson object, const gchar *name, guint32 otherwise);
gboolean ds_model_get_bool(DsJson object, const gchar *name);
DsDate ds_model_get_date(DsModelReader *r, DsJson object, const gchar *name);
DsQuoteKind ds_model_get_quote_kind(DsJson object);

/* The objects of an array member, one after the other; what is none is passed over. */
DsJsonItems ds_model_get_items(DsJson object, const gchar *name);
gboolean ds_model_next_item(DsJsonItems *items, DsJson *object);
void ds_model_get_strings(DsJson object, const gchar *name, GPtrArray *strings);

/* Reads "start" and "end" (characters) into bytes of the article. FALSE when they do not fit;
 * the second one also tells so. */
gboolean ds_model_get_range(
    DsModelReader *r, DsJson object, guint32 article, guint32 *start, guint32 *end);
gboolean ds_model_get_span(
    DsModelReader *r, DsJson object, guint32 article, guint32 *start, guint32 *end);

/* An index by id; -1: none. */
gint32 ds_model_look_up(GHashTable *ids, const gchar *id);
gint32
ds_model_get_reference(DsModelReader *r, GHashTable *ids, DsJson object, const gchar *name);

DsSpeaker ds_model_get_speaker(DsModelReader *r, DsJson object);
void ds_model_get_evidence(DsModelReader *r, DsJson object, GArray *evidence);
void ds_model_get_article_list(DsModelReader *r, DsJson object, GArray *articles);
void ds_model_get_field(
    DsModelReader *r, DsJson object, guint32 article, const gchar *name, DsField *field);
void ds_model_get_date_field(
    DsModelReader *r, DsJson object, guint32 article, const gchar *name, DsDateField *field);

/* An article's own fields; its annotations come when all ids are known. */
void ds_model_read_article(DsModelReader *r, DsJson object);
void ds_model_read_notes(DsModelReader *r, DsJson object, guint32 index);

/* All lists of the report besides the articles. */
void ds_model_read_parts(DsModelReader *r, DsJson root);

#endif
