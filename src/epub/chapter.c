/* The chapters of the annex, one a source. Nearly all of a large book is these, and nearly all
 * of them are what they were in the book before: a chapter is kept packed, with the letters it
 * needs, under everything that it is made from. Then it is neither written nor packed again. */
#include <string.h>

#include "base/deflate.h"
#include "epub/book.h"

/* Tells keys of chapters from those of other streams; rises when what is kept changes. */
#define CHAPTER_KIND (((guint64)'c' << 32) + 1)

/* What stands before the letters and the packed bytes. */
typedef struct {
    guint64 n_bytes, n_letters;
    guint32 crc, unused;
} Head;

static void
add_bytes(GString *recipe, const void *data, gsize n)
{
    g_string_append_len(recipe, (const gchar *)data, (gssize)n);
}

/* Text with its end, so that none runs into the next. */
static void
add_text(GString *recipe, const gchar *text)
{
    const gchar *shown = text != NULL ? text : "\x01";

    add_bytes(recipe, shown, strlen(shown) + 1);
}

static void
add_number(GString *recipe, gint64 number)
{
    add_bytes(recipe, &number, sizeof number);
}

/* FALSE where words lead somewhere: then the chapter depends on more than is told here. */
static gboolean
add_words(GString *recipe, const DsNode *node)
{
    add_number(recipe, node->inlines->len);
    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        if (piece->kind != DS_INLINE_TEXT)
            return FALSE;
        add_text(recipe, piece->text);
        add_text(recipe, piece->role);
        add_text(recipe, piece->lang);
    }
    return TRUE;
}

static void
add_pages(const DsBook *book, GString *recipe, const gchar *anchor)
{
    const DsPageRange *range =
        anchor != NULL ? (const DsPageRange *)g_hash_table_lookup(book->breaks, anchor) : NULL;

    add_number(recipe, range != NULL ? range->first : 0);
    add_number(recipe, range != NULL ? range->last : 0);
}

static void
add_backlinks(const DsBook *book, const DsBookFile *file, const DsNode *node, GString *recipe)
{
    const guint n = node->backlinks != NULL ? node->backlinks->len : 0;

    add_number(recipe, n);
    for (guint i = 0; i < n; i++) {
        const gchar *anchor = (const gchar *)g_ptr_array_index(node->backlinks, i);
        const DsNode *part = (const DsNode *)g_hash_table_lookup(book->part_of, anchor);
        g_autofree gchar *href = ds_book_href(book, file, anchor);
        add_text(recipe, href);
        add_text(recipe, part->name);
    }
}

/* A node and all that stands in it. */
static gboolean
add_node(const DsBook *book, const DsBookFile *file, const DsNode *node, GString *recipe)
{
    add_text(recipe, node->role);
    add_text(recipe, node->name);
    add_text(recipe, node->anchor);
    add_number(recipe, node->number);
    add_pages(book, recipe, node->anchor);
    add_backlinks(book, file, node, recipe);
    add_number(recipe, node->children->len);
    if (!add_words(recipe, node))
        return FALSE;
    for (guint i = 0; i < node->children->len; i++)
        if (!add_node(book, file, ds_node_at(node, i), recipe))
            return FALSE;
    return TRUE;
}

/* What all chapters share: the language of the labels, and the parts that links name. */
static void
add_book(const DsBook *book, GString *recipe)
{
    const DsNode *root = book->document->root;

    add_text(recipe, book->document->language);
    add_text(recipe, ds_pack_language(book->pack));
    for (guint i = 0; i < root->children->len; i++) {
        const DsNode *part = ds_node_at(root, i);
        g_autofree gchar *words = ds_node_dup_words(part);
        add_text(recipe, part->name);
        add_number(recipe, part->number);
        add_text(recipe, words);
    }
}

/* Everything that the chapter is made from; FALSE when that cannot be told. */
static gboolean
write_recipe(const DsBook *book, const DsBookFile *file, GString *recipe)
{
    g_string_truncate(recipe, 0);
    add_book(book, recipe);
    add_text(recipe, file->name);
    add_text(recipe, file->title);
    add_text(recipe, file->part->name);
    add_number(recipe, file->is_start);
    for (guint i = 0; i < file->slices->len; i++) {
        const DsSlice *slice = &g_array_index(file->slices, DsSlice, i);
        add_number(recipe, slice->from);
        add_number(recipe, slice->to);
        add_number(recipe, slice->is_start);
        if (!add_node(book, file, slice->group, recipe))
            return FALSE;
    }
    return TRUE;
}

/* Takes the chapter as it is kept; FALSE when that does not hold together. */
static gboolean
take_kept(const DsBook *book, DsBookFile *file, const guint8 *kept, gsize n)
{
    Head head;

    if (kept == NULL || n < sizeof head)
        return FALSE;
    memcpy(&head, kept, sizeof head);
    if (head.n_letters > n - sizeof head)
        return FALSE;
    const guint8 *letters = kept + sizeof head, *packed = letters + head.n_letters;
    if (!ds_font_texts_recall(book->letters, letters, (gsize)head.n_letters))
        return FALSE;
    file->n_bytes = (gsize)head.n_bytes;
    file->crc = head.crc;
    file->packed = g_bytes_new_static(packed, (gsize)(kept + n - packed));
    return TRUE;
}

/* The letters of the chapter alone, as bytes. NULL when there are too many to tell. */
static GByteArray *
tell_letters(const DsBook *book, const gchar *xml, gsize n)
{
    g_autoptr(GByteArray) told = g_byte_array_new();

    for (guint face = 0; face < DS_N_FONTS; face++)
        ds_font_text_clear(book->own_letters[face]);
    ds_font_faces_read(book->faces, xml, n, book->own_letters);
    return ds_font_texts_tell(book->own_letters, told) ? g_steal_pointer(&told) : NULL;
}

static void
keep(const DsBook *book, const DsBookFile *file, const GByteArray *letters, DsPackingKey key)
{
    const Head head = {file->n_bytes, letters->len, file->crc, 0};
    g_autoptr(GByteArray) all = g_byte_array_new();
    gsize n = 0;
    const guint8 *packed = (const guint8 *)g_bytes_get_data(file->packed, &n);

    g_byte_array_append(all, (const guint8 *)&head, sizeof head);
    g_byte_array_append(all, letters->data, letters->len);
    g_byte_array_append(all, packed, (guint)n);
    ds_packings_add(book->options->packings, key, all->data, all->len);
}

static void
pack(DsBookFile *file)
{
    g_autoptr(DsDeflater) deflater = ds_deflater_new(DS_DEFLATE_GOOD, NULL);
    GByteArray *packed = g_byte_array_new();
    const void *data = g_bytes_get_data(file->bytes, &file->n_bytes);

    ds_deflate(deflater, DS_DEFLATE_RAW, data, file->n_bytes, packed);
    file->crc = ds_crc32(0, data, file->n_bytes);
    file->packed = g_byte_array_free_to_bytes(packed);
}

gboolean
ds_book_chapter(DsBook *book, DsBookFile *file, GError **error)
{
    DsPackings *packings = book->options->packings;
    DsPackingKey key;
    gsize n = 0;

    if (packings == NULL || !write_recipe(book, file, book->recipe))
        return ds_book_write_file(book, file, error);
    key = ds_packing_key(book->recipe->str, book->recipe->len, CHAPTER_KIND);
    const guint8 *kept = ds_packings_lookup(packings, key, &n);
    if (take_kept(book, file, kept, n))
        return TRUE;
    if (!ds_book_write_file(book, file, error))
        return FALSE;
    const gchar *xml = (const gchar *)g_bytes_get_data(file->bytes, &n);
    g_autoptr(GByteArray) letters = tell_letters(book, xml, n);
    if (letters == NULL)
        return TRUE;
    ds_font_texts_recall(book->letters, letters->data, letters->len);
    pack(file);
    keep(book, file, letters, key);
    g_clear_pointer(&file->bytes, g_bytes_unref);
    return TRUE;
}
