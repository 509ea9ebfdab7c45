/* The road of a file: check the pages, paint them with cairo, read what cairo wrote, write the
 * contents and fonts again with our marks, add structure, links, bookmarks and metadata. */
#include "pdf/pdf.h"

#include <dossier/error.h>

#include "pdf/book.h"
#include "pdf/check.h"
#include "pdf/content.h"
#include "pdf/icc.h"
#include "pdf/paint.h"
#include "pdf/resources.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

/* Up to this many pages the file is pressed as hard as zlib can; a hundredth is gained. */
#define MAX_PAGES_PRESSED 64

/* Content of a page, inflated and rewritten. */
typedef struct {
    GByteArray *cairo;
    GString *ours;
} Buffers;

static gboolean
write_content(DsPdfBook *book,
              DsPdfFile *file,
              guint page,
              guint32 number,
              Buffers *buffers,
              GError **error)
{
    DsPdfObject *object =
        ds_pdf_file_object(file, g_array_index(file->pages, guint32, page), error);
    if (object == NULL)
        return FALSE;
    DsPdfObject *content =
        ds_pdf_file_object(file, (guint32)ds_pdf_object_integer(object, "/Contents"), error);

    if (content == NULL ||
        !ds_pdf_inflate(buffers->cairo, content->stream, content->n_stream, error))
        return FALSE;
    g_string_truncate(buffers->ours, 0);
    if (!ds_pdf_content_rewrite(buffers->ours, (const gchar *)buffers->cairo->data,
                                buffers->cairo->len, book->pages, book->marks, page, error)) {
        g_prefix_error(error, "PDF: page %u: ", page + 1);
        return FALSE;
    }
    ds_pdf_writer_stream(book->writer, number, "", buffers->ours->str, buffers->ours->len);
    return TRUE;
}

static gboolean
write_contents(DsPdfBook *book, DsPdfFile *file, guint32 first, GError **error)
{
    Buffers buffers = {g_byte_array_new(), g_string_new(NULL)};
    gboolean done = TRUE;

    for (guint i = 0; done && i < book->pages->pages->len; i++)
        done = write_content(book, file, i, first + i, &buffers, error);
    g_byte_array_free(buffers.cairo, TRUE);
    g_string_free(buffers.ours, TRUE);
    return done;
}

static void
write_page(DsPdfBook *book, DsPdfFile *file, guint page, guint32 tree, guint32 content)
{
    const DsPages *pages = book->pages;
    const DsPdfObject *object = &file->objects[g_array_index(file->pages, guint32, page)];
    const gint32 resources = ds_pdf_object_integer(object, "/Resources");
    GString *out = book->scratch;
    guint n_links = 0;
    const guint32 *links = ds_pdf_group(&book->links_of_page, page, &n_links);

    g_string_printf(out, "<</Type/Page/Parent %u 0 R/MediaBox", tree);
    ds_pdf_append_rect(out, pages, (DsPdfRect){0, 0, pages->width, pages->height});
    g_string_append_printf(out, "/Resources %u 0 R/Contents %u 0 R/StructParents %u/Tabs/S",
                           resources >= 0 ? file->objects[resources].copy : 0, content, page);
    if (n_links > 0) {
        g_string_append(out, "/Annots[");
        for (guint i = 0; i < n_links; i++)
            g_string_append_printf(out, "%u 0 R ", book->first_link + links[i]);
        g_string_append_c(out, ']');
    }
    g_string_append(out, ">>");
    ds_pdf_writer_value(book->writer, book->first_page + page, out);
}

static void
write_page_tree(DsPdfBook *book, DsPdfFile *file, guint32 tree, guint32 first_content)
{
    const guint n = book->pages->pages->len;

    for (guint i = 0; i < n; i++)
        write_page(book, file, i, tree, first_content + i);
    g_string_printf(book->scratch, "<</Type/Pages/Count %u/Kids[", n);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(book->scratch, "%u 0 R ", book->first_page + i);
    g_string_append(book->scratch, "]>>");
    ds_pdf_writer_value(book->writer, tree, book->scratch);
}

/* Returns the number of the output intent. */
static guint32
write_intent(DsPdfBook *book)
{
    const guint32 profile = ds_pdf_writer_reserve(book->writer, 2);
    g_autoptr(GByteArray) bytes = ds_pdf_srgb_profile();

    ds_pdf_writer_stream(book->writer, profile, "/N 3", (const gchar *)bytes->data, bytes->len);
    g_string_printf(book->scratch,
                    "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                    "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)"
                    "/DestOutputProfile %u 0 R>>",
                    profile);
    ds_pdf_writer_value(book->writer, profile + 1, book->scratch);
    return profile + 1;
}

/* Metadata stays readable for programs that do not know PDF: not compressed. */
static guint32
write_metadata(DsPdfBook *book, const DsPdfAbout *about)
{
    const guint32 number = ds_pdf_writer_reserve(book->writer, 1);

    g_string_truncate(book->scratch, 0);
    ds_pdf_append_xmp(book->scratch, about);
    ds_pdf_writer_plain_stream(book->writer, number, "/Type/Metadata/Subtype/XML",
                               book->scratch->str, book->scratch->len);
    return number;
}

static guint32
write_info(DsPdfBook *book, const DsPdfAbout *about)
{
    const guint32 number = ds_pdf_writer_reserve(book->writer, 1);

    g_string_truncate(book->scratch, 0);
    ds_pdf_append_info(book->scratch, about);
    ds_pdf_writer_value(book->writer, number, book->scratch);
    return number;
}

/* The catalog with all that hangs on it besides the pages; 0 on failure. */
static guint32
write_catalog(DsPdfBook *book, const DsPdfAbout *about, guint32 tree, GError **error)
{
    guint32 outline = 0;

    ds_pdf_write_structure(book);
    if (!ds_pdf_write_links(book, error) || !ds_pdf_write_outline(book, &outline, error))
        return 0;
    const guint32 intent = write_intent(book);
    const guint32 metadata = write_metadata(book, about);
    const guint32 catalog = ds_pdf_writer_reserve(book->writer, 1);
    GString *out = book->scratch;

    g_string_printf(out,
                    "<</Type/Catalog/Pages %u 0 R/Metadata %u 0 R/StructTreeRoot %u 0 R"
                    "/OutputIntents[%u 0 R]/MarkInfo<</Marked true>>"
                    "/ViewerPreferences<</DisplayDocTitle true>>"
                    "/PageLabels<</Nums[0<</S/D>>]>>",
                    tree, metadata, book->structure, intent);
    ds_pdf_append_entry(out, "Lang", book->pages->language);
    if (outline != 0)
        g_string_append_printf(out, "/Outlines %u 0 R/PageMode/UseOutlines", outline);
    g_string_append(out, ">>");
    ds_pdf_writer_value(book->writer, catalog, out);
    return catalog;
}

static GBytes *
write_book(DsPdfBook *book, DsPdfFile *file, const DsPdfAbout *about, GError **error)
{
    const guint32 tree = ds_pdf_writer_reserve(book->writer, 1);
    const guint32 first_content = ds_pdf_writer_reserve(book->writer, book->pages->pages->len);

    if (!ds_pdf_resources_mark(file, book->writer, error) ||
        !write_contents(book, file, first_content, error) ||
        !ds_pdf_resources_write(file, book->writer, error))
        return NULL;
    write_page_tree(book, file, tree, first_content);
    const guint32 catalog = write_catalog(book, about, tree, error);
    if (catalog == 0)
        return NULL;
    return ds_pdf_writer_finish(book->writer, catalog, write_info(book, about));
}

static GBytes *
finish(const DsPages *pages,
       const DsPdfMarks *marks,
       const DsPdfAbout *about,
       const GByteArray *cairo,
       GError **error)
{
    g_autoptr(DsPdfFile) file =
        ds_pdf_file_parse((const gchar *)cairo->data, cairo->len, error);
    DsPdfBook book;

    if (file == NULL)
        return NULL;
    if (file->pages->len != pages->pages->len) {
        g_set_error(error, DS_ERROR, DS_ERROR_FAILED, "PDF: cairo wrote %u pages of %u",
                    file->pages->len, pages->pages->len);
        return NULL;
    }
    g_autoptr(DsPdfWriter) writer =
        ds_pdf_writer_new(pages->pages->len <= MAX_PAGES_PRESSED ? 9 : 6);
    ds_pdf_book_init(&book, pages, marks, writer);
    GBytes *bytes = write_book(&book, file, about, error);
    ds_pdf_book_clear(&book);
    return bytes;
}

GBytes *
ds_pdf_write(const DsPages *pages, gint64 epoch, DsDiag *diag, GError **error)
{
    DsPdfAbout about;

    if (!ds_pdf_check(pages, error))
        return NULL;
    g_autoptr(DsPdfMarks) marks = ds_pdf_marks_new(pages, error);
    if (marks == NULL || !ds_pdf_about_init(&about, pages, epoch, error))
        return NULL;
    g_autoptr(GByteArray) cairo = ds_pdf_paint(pages, marks, diag, error);
    GBytes *bytes = cairo != NULL ? finish(pages, marks, &about, cairo, error) : NULL;
    ds_pdf_about_clear(&about);
    return bytes;
}
