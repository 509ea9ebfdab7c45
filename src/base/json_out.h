/* JSON written as it comes: nothing of what was said before is kept but the brackets that are
 * open. One member or element a line, indented by a blank a level. */
#ifndef DS_BASE_JSON_OUT_H
#define DS_BASE_JSON_OUT_H

#include "base/json.h"

/* Takes pieces of the text in order. */
typedef void (*DsJsonSink)(const gchar *text, gsize n, gpointer data);

typedef struct {
    GString *text; /* not given to the sink yet */
    DsJsonSink sink;
    gpointer data;
    guint depth;
    gchar close[DS_JSON_MAX_DEPTH]; /* of the open brackets */
    gboolean is_first;              /* nothing stands in the innermost yet */
    gboolean is_named;              /* the next value follows its name */
} DsJsonOut;

void ds_json_out_init(DsJsonOut *out, DsJsonSink sink, gpointer data);

/* Ends the text with a line feed and hands the sink what it has not seen. */
void ds_json_out_finish(DsJsonOut *out);

void ds_json_out_begin_object(DsJsonOut *out);
void ds_json_out_begin_array(DsJsonOut *out);
void ds_json_out_end(DsJsonOut *out); /* of the innermost object or array */

/* The name of the member whose value is told next. */
void ds_json_out_name(DsJsonOut *out, const gchar *name);

void ds_json_out_string(DsJsonOut *out, const gchar *value);
void ds_json_out_int(DsJsonOut *out, gint64 value);
void ds_json_out_bool(DsJsonOut *out, gboolean value);
void ds_json_out_null(DsJsonOut *out);

#endif
