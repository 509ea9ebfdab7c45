/* What the files of one book share. */
#ifndef DS_EPUB_BOOK_H
#define DS_EPUB_BOOK_H

#include "epub/epub.h"
#include "epub/fonts.h"
#include "epub/xml.h"

/* Children [from, to) of a group: what of it stands in one file. A group that goes on in the
 * next file has several slices. */
typedef struct {
    const DsNode *group;
    guint from, to;
    gboolean is_start; /* the group's heading stands here */
} DsSlice;

/* One content document. */
typedef struct {
    gchar *name;        /* "summary.xhtml" */
    gchar *title;       /* for <title> and the running navigation */
    const DsNode *part; /* NULL for cover, title and contents */
    gboolean is_start;  /* the part begins here */
    GArray *slices;     /* of DsSlice */
    gsize body_size;    /* about, in bytes, without the notes */
    GBytes *bytes;      /* NULL once packed is known */
    GBytes *packed;     /* the deflate stream of n_bytes with the sum crc; or NULL */
    gsize n_bytes;
    guint32 crc;
    gboolean has_svg;
} DsBookFile;

typedef struct {
    guint page; /* from 1 */
    const DsBookFile *file;
} DsBookPage;

typedef struct {
    const DsDocument *document;
    DsPack *pack;
    const DsEpubOptions *options;
    DsStyle *style;         /* a reference */
    GBytes *model;          /* as the book carries it, or NULL */
    GPtrArray *files;       /* of DsBookFile, owned: the spine in order */
    GHashTable *file_of;    /* anchor → DsBookFile */
    GHashTable *node_of;    /* anchor → DsNode */
    GHashTable *article_of; /* sentence's anchor → its article's DsNode */
    GHashTable *part_of;    /* anchor → its part's DsNode */
    GHashTable *breaks;     /* anchor → DsPageRange: pages that begin there */
    GArray *pages;          /* of DsBookPage, in order */
    gchar *identifier;      /* urn:uuid:… */
    gchar *modified;        /* 2024-07-16T12:00:00Z */
    DsFontFaces *faces;     /* of the style sheet */
    /* the letters of the files written so far, and room for those of a single one */
    DsFontText *letters[DS_N_FONTS], *own_letters[DS_N_FONTS];
    GString *recipe; /* scratch: what a chapter is made from */
} DsBook;

/* First and last page that begin at an anchor. */
typedef struct {
    guint first, last;
} DsPageRange;

DsBookFile *ds_book_file_new(const gchar *name, const gchar *title);

/* Divides the document among files and notes where every anchor is: plan.c */
void ds_book_plan(DsBook *book);

/* The file of the name; borrowed. */
DsBookFile *ds_book_file(const DsBook *book, const gchar *name);

/* Href of an anchor as seen from a file: "#s3" or "a2.xhtml#a2-s14"; whole articles and parts
 * go without a fragment. NULL when there is no such anchor. The caller owns it. */
gchar *ds_book_href(const DsBook *book, const DsBookFile *from, const gchar *anchor);

/* The sentence that an anchor names, or NULL; and about how many bytes its note takes. */
const DsNode *ds_book_sentence(const DsBook *book, const gchar *anchor);
gsize ds_book_note_size(const DsBook *book, const gchar *anchor);

/* The label of the pack. */
const gchar *ds_book_label(const DsBook *book, const gchar *key);

/* How the book can be read, which tells of all its pictures. */
const gchar *ds_book_access_text(const DsBook *book);

/* Fills bytes or packed of all content documents, and the book's letters: xhtml.c */
gboolean ds_book_write_files(DsBook *book, GError **error);

/* Fills file->bytes: xhtml.c */
gboolean ds_book_write_file(const DsBook *book, DsBookFile *file, GError **error);

/* Fills bytes or packed of a chapter of the annex; in the latter case its letters are among the
 * book's: chapter.c */
gboolean ds_book_chapter(DsBook *book, DsBookFile *file, GError **error);

/* The other files; each returns bytes, or NULL with an error. */
GBytes *ds_book_css(const DsBook *book);
GBytes *ds_book_opf(const DsBook *book, const GPtrArray *fonts, GError **error);
GBytes *ds_book_nav(const DsBook *book, GError **error);
GBytes *ds_book_ncx(const DsBook *book, GError **error);
GBytes *ds_book_container(GError **error);
GBytes *ds_book_cover(const DsBook *book, GError **error);

/* The model as the book carries it, or NULL; the caller owns the reference: model.c */
GBytes *ds_book_model(const DsEpubOptions *options);

/* A subset font: fonts.c */
typedef struct {
    const gchar *name; /* "serif-regular.ttf" */
    GBytes *bytes;
} DsBookFont;

/* Begins the letters of a book: what readers draw by themselves. */
void ds_book_fonts_begin(DsFontText *const *letters);

/* Fonts cut down to the letters that each of them sets; of DsBookFont, owned by the caller. */
GPtrArray *ds_book_fonts(DsFontText *const *letters, DsDiag *diag, GError **error);

/* "2024-07-16T12:00:00Z"; the caller owns it. */
gchar *ds_book_time(gint64 epoch);

/* A name-based UUID (version 5) of the bytes, as a URN; the caller owns it. */
gchar *ds_book_uuid(const void *data, gsize n);

#endif
