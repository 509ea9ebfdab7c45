/* Reads the objects of a file that cairo 1.16 wrote: classic cross-reference table, one object
 * after the other, lengths of streams in objects of their own. */
#ifndef DS_PDF_PARSE_H
#define DS_PDF_PARSE_H

#include <glib.h>

typedef struct {
    gsize offset;       /* 0: free */
    const gchar *value; /* borrowed; NULL until it was asked for */
    gsize n_value;
    const gchar *stream; /* borrowed; NULL when the object has none */
    gsize n_stream;
    guint32 copy; /* the number that the object gets in the new file; 0: left behind */
} DsPdfObject;

typedef struct {
    const gchar *bytes; /* borrowed */
    gsize n_bytes;
    DsPdfObject *objects; /* owned */
    guint n_objects;
    GArray *pages; /* of guint32: the numbers of the page objects */
} DsPdfFile;

/* bytes must outlive the file. */
DsPdfFile *ds_pdf_file_parse(const gchar *bytes, gsize n_bytes, GError **error);
void ds_pdf_file_free(DsPdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsPdfFile, ds_pdf_file_free)

/* An object with its value found; NULL with an error when there is none of the number. */
DsPdfObject *ds_pdf_file_object(DsPdfFile *file, guint32 number, GError **error);

/* The value of a key of an object's dictionary when it is a reference or an unsigned integer;
 * -1 when the key is not there. */
gint32 ds_pdf_object_integer(const DsPdfObject *object, const gchar *key);

/* The name that is the value of a key, with its slash; the caller owns it. */
gchar *ds_pdf_object_name(const DsPdfObject *object, const gchar *key);

/* Calls visit for each object that the value refers to. */
typedef gboolean (*DsPdfVisit)(DsPdfFile *file,
                               guint32 number,
                               gpointer user_data,
                               GError **error);
gboolean ds_pdf_file_references(
    DsPdfFile *file, DsPdfObject *object, DsPdfVisit visit, gpointer user_data, GError **error);

/* Appends the value of an object with its references renumbered, without the key named by
 * drop (NULL: all keys) and, for a dictionary, without its brackets. */
void ds_pdf_file_copy_value(DsPdfFile *file,
                            const DsPdfObject *object,
                            const gchar *drop,
                            GString *out);

#endif
