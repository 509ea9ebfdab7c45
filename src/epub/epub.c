#include "epub/epub.h"

#include <string.h>

#include "epub/book.h"
#include "epub/ocf.h"

static void
file_free(gpointer data)
{
    DsBookFile *file = (DsBookFile *)data;

    g_free(file->name);
    g_free(file->title);
    g_array_unref(file->slices);
    g_clear_pointer(&file->bytes, g_bytes_unref);
    g_clear_pointer(&file->packed, g_bytes_unref);
    g_free(file);
}

/* The identifier follows the content: the model when there is one, else the tree itself. */
static gchar *
identifier_of(const DsDocument *document, const DsEpubOptions *options)
{
    gsize n = 0;

    if (options->model != NULL) {
        const void *data = g_bytes_get_data(options->model, &n);
        return ds_book_uuid(data, n);
    }
    g_autofree gchar *dump = ds_document_dump(document);
    return ds_book_uuid(dump, strlen(dump));
}

static gboolean
book_init(DsBook *book,
          const DsDocument *document,
          DsPack *pack,
          const DsEpubOptions *options,
          GError **error)
{
    *book = (DsBook){.document = document, .pack = pack, .options = options};
    book->style = options->style != NULL ? ds_style_ref((DsStyle *)options->style)
                                         : ds_style_load("briefing", error);
    book->model = ds_book_model(options);
    book->files = g_ptr_array_new_with_free_func(file_free);
    book->file_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->node_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->article_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->part_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->breaks = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    book->pages = g_array_new(FALSE, FALSE, sizeof(DsBookPage));
    book->identifier = identifier_of(document, options);
    book->modified = ds_book_time(options->epoch);
    book->recipe = g_string_new(NULL);
    for (guint face = 0; face < DS_N_FONTS; face++) {
        book->letters[face] = ds_font_text_new();
        book->own_letters[face] = ds_font_text_new();
    }
    return book->style != NULL;
}

static void
book_clear(DsBook *book)
{
    g_clear_pointer(&book->style, ds_style_unref);
    g_clear_pointer(&book->model, g_bytes_unref);
    g_ptr_array_unref(book->files);
    g_hash_table_unref(book->file_of);
    g_hash_table_unref(book->node_of);
    g_hash_table_unref(book->article_of);
    g_hash_table_unref(book->part_of);
    g_hash_table_unref(book->breaks);
    g_array_unref(book->pages);
    g_free(book->identifier);
    g_free(book->modified);
    g_string_free(book->recipe, TRUE);
    g_clear_pointer(&book->faces, ds_font_faces_free);
    for (guint face = 0; face < DS_N_FONTS; face++) {
        ds_font_text_free(book->letters[face]);
        ds_font_text_free(book->own_letters[face]);
    }
}

static void
entry_clear(gpointer data)
{
    DsOcfEntry *entry = (DsOcfEntry *)data;

    g_free(entry->name);
    g_bytes_unref(entry->bytes);
}

/* Takes the reference of bytes; FALSE when there are none. */
static gboolean
take(GArray *entries, const gchar *folder, const gchar *name, GBytes *bytes, gboolean stored)
{
    if (bytes == NULL)
        return FALSE;
    const DsOcfEntry entry = {
        .name = g_strconcat(folder, name, NULL), .bytes = bytes, .stored = stored};

    g_array_append_val(entries, entry);
    return TRUE;
}

static void
take_file(GArray *entries, const DsBookFile *file)
{
    const DsOcfEntry entry = {
        .name = g_strconcat("EPUB/", file->name, NULL),
        .bytes = g_bytes_ref(file->packed != NULL ? file->packed : file->bytes),
        .packed = file->packed != NULL,
        .n_bytes = file->n_bytes,
        .crc = file->crc,
    };

    g_array_append_val(entries, entry);
}

static gboolean
collect_text(DsBook *book, const GPtrArray *fonts, GBytes *css, GArray *entries, GError **error)
{
    if (!take(entries, "META-INF/", "container.xml", ds_book_container(error), FALSE) ||
        !take(entries, "EPUB/", "book.opf", ds_book_opf(book, fonts, error), FALSE) ||
        !take(entries, "EPUB/", "toc.ncx", ds_book_ncx(book, error), FALSE) ||
        !take(entries, "EPUB/", "style.css", g_bytes_ref(css), FALSE))
        return FALSE;
    for (guint i = 0; i < book->files->len; i++)
        take_file(entries, (const DsBookFile *)g_ptr_array_index(book->files, i));
    return TRUE;
}

static gboolean
collect(DsBook *book, GArray *entries, DsDiag *diag, GError **error)
{
    g_autoptr(GBytes) css = ds_book_css(book);

    ds_book_plan(book);
    book->faces = ds_font_faces_new(css);
    ds_book_fonts_begin(book->letters);
    if (!ds_book_write_files(book, error))
        return FALSE;
    g_autoptr(GPtrArray) fonts = ds_book_fonts(book->letters, diag, error);
    if (fonts == NULL || !collect_text(book, fonts, css, entries, error) ||
        !take(entries, "EPUB/", "cover.png", ds_book_cover(book, error), TRUE))
        return FALSE;
    for (guint i = 0; i < fonts->len; i++) {
        const DsBookFont *font = (const DsBookFont *)g_ptr_array_index(fonts, i);
        take(entries, "EPUB/", font->name, g_bytes_ref(font->bytes), FALSE);
    }
    if (book->model != NULL)
        take(entries, "EPUB/", "model.json", g_bytes_ref(book->model), FALSE);
    return TRUE;
}

GBytes *
ds_epub_write(const DsDocument *document,
              DsPack *pack,
              const DsEpubOptions *options,
              DsDiag *diag,
              GError **error)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(DsOcfEntry));
    DsBook book;
    GBytes *bytes = NULL;

    g_array_set_clear_func(entries, entry_clear);
    if (book_init(&book, document, pack, options, error) &&
        collect(&book, entries, diag, error))
        bytes = ds_ocf_pack(entries, options->epoch, options->packings, error);
    book_clear(&book);
    return bytes;
}
