/* The road of a file: check the pages, write their contents, embed the faces, add structure,
 * links, bookmarks and metadata. */
#include "pdf/pdf.h"

#include "pdf/book.h"
#include "pdf/check.h"
#include "pdf/common.h"
#include "pdf/content.h"
#include "pdf/embed.h"
#include "pdf/icc.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

/* Up to this many pages the file is pressed harder, objects most: of every millisecond that the
 * higher levels take, they give back most. The levels above take as long as the layout for a
 * hundredth of the file. */
#define MAX_PAGES_PRESSED 64

/* What pages share is a form: each page shows it in a stream of its own, so that its contents
 * are one stream, which some programs take for granted. */
static void
write_common(DsPdfBook *book, DsPdfShapes *shapes)
{
    const DsPages *pages = book->pages;
    g_autoptr(GString) entries = g_string_new("/Type/XObject/Subtype/Form/BBox");

    ds_pdf_append_rect(entries, pages, (DsPdfRect){0, 0, pages->width, pages->height});
    g_string_append_printf(entries, "/Resources<</Font %u 0 R>>", book->fonts);
    g_string_truncate(book->scratch, 0);
    ds_pdf_common_append(book->scratch, pages, book->marks, shapes);
    book->common = ds_pdf_writer_reserve(book->writer, 1);
    ds_pdf_writer_stream(book->writer, book->common, entries->str, book->scratch->str,
                         book->scratch->len);
}

static void
write_contents(DsPdfBook *book, DsPdfShapes *shapes, guint32 first)
{
    GString *out = book->scratch;

    if (book->marks->common->len > 0)
        write_common(book, shapes);
    for (guint i = 0; i < book->pages->pages->len; i++) {
        g_string_truncate(out, 0);
        ds_pdf_content_append(out, book->pages, book->marks, i, shapes);
        ds_pdf_writer_stream(book->writer, first + i, "", out->str, out->len);
    }
}

static gboolean
write_fonts(DsPdfBook *book, const DsPdfFaces *faces, GError **error)
{
    g_string_assign(book->scratch, "<<");
    if (!ds_pdf_embed(faces, book->writer, book->scratch, error))
        return FALSE;
    g_string_append(book->scratch, ">>");
    ds_pdf_writer_value(book->writer, book->fonts, book->scratch);
    return TRUE;
}

/* The resources that all pages share. */
static guint32
write_resources(DsPdfBook *book)
{
    const guint32 number = ds_pdf_writer_reserve(book->writer, 1);

    g_string_printf(book->scratch, "<</Font %u 0 R", book->fonts);
    if (book->common != 0)
        g_string_append_printf(book->scratch, "/XObject<</" DS_PDF_COMMON_NAME " %u 0 R>>",
                               book->common);
    g_string_append(book->scratch, ">>");
    ds_pdf_writer_value(book->writer, number, book->scratch);
    return number;
}

static void
write_page(DsPdfBook *book, guint page, guint32 tree, guint32 content)
{
    GString *out = book->scratch;
    guint n_links = 0;
    const guint32 *links = ds_pdf_group(&book->links_of_page, page, &n_links);

    g_string_printf(out, "<</Type/Page/Parent %u 0 R/Contents %u 0 R/StructParents %u/Tabs/S",
                    tree, content, page);
    if (n_links > 0) {
        g_string_append(out, "/Annots[");
        for (guint i = 0; i < n_links; i++)
            g_string_append_printf(out, "%u 0 R ", book->first_link + links[i]);
        g_string_append_c(out, ']');
    }
    g_string_append(out, ">>");
    ds_pdf_writer_value(book->writer, book->first_page + page, out);
}

/* The size of the pages and their resources are said once, at the root. */
static void
write_page_tree(DsPdfBook *book, guint32 tree, guint32 first_content, guint32 resources)
{
    const DsPages *pages = book->pages;
    const guint n = pages->pages->len;

    for (guint i = 0; i < n; i++)
        write_page(book, i, tree, first_content + i);
    g_string_printf(book->scratch, "<</Type/Pages/Count %u/Resources %u 0 R/MediaBox", n,
                    resources);
    ds_pdf_append_rect(book->scratch, pages, (DsPdfRect){0, 0, pages->width, pages->height});
    g_string_append(book->scratch, "/Kids[");
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
write_book(DsPdfBook *book, DsPdfShapes *shapes, const DsPdfAbout *about, GError **error)
{
    const guint32 tree = ds_pdf_writer_reserve(book->writer, 1);
    const guint32 first_content = ds_pdf_writer_reserve(book->writer, book->pages->pages->len);

    write_contents(book, shapes, first_content);
    if (!write_fonts(book, shapes->faces, error))
        return NULL;
    write_page_tree(book, tree, first_content, write_resources(book));
    const guint32 catalog = write_catalog(book, about, tree, error);
    if (catalog == 0)
        return NULL;
    return ds_pdf_writer_finish(book->writer, catalog, write_info(book, about));
}

static void
report_missing(const DsPdfShapes *shapes, DsDiag *diag)
{
    if (shapes->n_missing > 0)
        ds_diag_add(diag, DS_DIAG_WARNING, "missing-glyph", NULL, 0, 0,
                    "the fonts lack %u characters; a substitute is shown instead",
                    shapes->n_missing);
}

static GBytes *
write_pages(const DsPages *pages,
            const DsPdfMarks *marks,
            const DsPdfAbout *about,
            DsPackings *packings,
            DsDiag *diag,
            GError **error)
{
    const gboolean is_pressed = pages->pages->len <= MAX_PAGES_PRESSED;
    g_autoptr(DsPdfWriter) writer =
        ds_pdf_writer_new(is_pressed ? 7 : 6, is_pressed ? 8 : 6, packings);
    g_autoptr(DsPdfFaces) faces = ds_pdf_faces_new();
    DsPdfShapes shapes;
    DsPdfBook book;

    ds_pdf_shapes_init(&shapes, faces);
    ds_pdf_book_init(&book, pages, marks, writer);
    GBytes *bytes = write_book(&book, &shapes, about, error);
    report_missing(&shapes, diag);
    ds_pdf_book_clear(&book);
    ds_pdf_shapes_clear(&shapes);
    return bytes;
}

GBytes *
ds_pdf_write(
    const DsPages *pages, gint64 epoch, DsPackings *packings, DsDiag *diag, GError **error)
{
    DsPdfAbout about;

    if (!ds_pdf_check(pages, error))
        return NULL;
    g_autoptr(DsPdfMarks) marks = ds_pdf_marks_new(pages, error);
    if (marks == NULL || !ds_pdf_about_init(&about, pages, epoch, error))
        return NULL;
    GBytes *bytes = write_pages(pages, marks, &about, packings, diag, error);
    ds_pdf_about_clear(&about);
    return bytes;
}
