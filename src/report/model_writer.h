/* How a model is written: values by name, each in the form that docs/MODEL.md tells. Nothing
 * here fails: what is not known is written as null. */
#ifndef DS_REPORT_MODEL_WRITER_H
#define DS_REPORT_MODEL_WRITER_H

#include <dossier/report.h>

#include "base/json_out.h"
#include "base/utf8.h"

/* What the writing needs: where it goes, and for each article the map from bytes to characters.
 */
typedef struct {
    DsJsonOut json;
    const DsReport *report;
    DsUtf8Map *maps; /* one per article */
} DsModelWriter;

/* Members of the object that is open. */
void ds_model_put_string(DsModelWriter *w, const gchar *name, const gchar *value);
void ds_model_put_int(DsModelWriter *w, const gchar *name, gint64 value);
void ds_model_put_bool(DsModelWriter *w, const gchar *name, gboolean value);
void ds_model_put_date(DsModelWriter *w, const gchar *name, DsDate date);

/* "i3", "p3" or null for a negative index. */
void ds_model_put_id(DsModelWriter *w, const gchar *name, gchar prefix, gint64 index);
void ds_model_put_speaker(DsModelWriter *w, const gchar *name, DsSpeaker speaker);
void ds_model_begin_array(DsModelWriter *w, const gchar *name);
void ds_model_put_strings(DsModelWriter *w, const gchar *name, const GPtrArray *strings);

/* Places in an article: given in bytes, written in characters. */
const DsArticle *ds_model_article_at(const DsModelWriter *w, guint32 index);
void ds_model_put_range(DsModelWriter *w, guint32 article, guint32 start, guint32 end);
void ds_model_put_words(DsModelWriter *w, guint32 article, guint32 start, guint32 end);
void ds_model_put_optional_range(
    DsModelWriter *w, guint32 article, const gchar *name, guint32 start, guint32 end);
void ds_model_put_evidence(DsModelWriter *w, const GArray *evidence);
void ds_model_put_article_ids(DsModelWriter *w, const GArray *articles);
void
ds_model_put_field(DsModelWriter *w, guint32 article, const gchar *name, const DsField *field);
void ds_model_put_date_field(DsModelWriter *w,
                             guint32 article,
                             const gchar *name,
                             const DsDateField *field);

/* An article with its annotations. */
void ds_model_put_article(DsModelWriter *w, guint32 index);

/* What the report makes of all articles. */
void ds_model_put_institutions(DsModelWriter *w, const GPtrArray *institutions);
void ds_model_put_people(DsModelWriter *w, const GPtrArray *people);
void ds_model_put_acronyms(DsModelWriter *w, const GPtrArray *acronyms);
void ds_model_put_summary(DsModelWriter *w);
void ds_model_put_chronology(DsModelWriter *w);
void ds_model_put_key_quotes(DsModelWriter *w);
void ds_model_put_gaps(DsModelWriter *w);

#endif
