/* Which node stands in which file. Readers stumble over long files, so a part that is long goes
 * on in a second one; every anchor's file is known before the first link is written. */
#include <string.h>

#include "epub/book.h"

/* Estimated bytes of words and markup that a file may hold: small enough to turn pages in at
 * once, and half of what no file may exceed. */
#define MAX_FILE_WEIGHT 100000
#define NODE_WEIGHT     90
#define CITATION_WEIGHT 110
#define NOTE_WEIGHT     270

DsBookFile *
ds_book_file_new(const gchar *name, const gchar *title)
{
    DsBookFile *file = g_new0(DsBookFile, 1);

    file->name = g_strdup(name);
    file->title = g_strdup(title);
    file->slices = g_array_new(FALSE, TRUE, sizeof(DsSlice));
    return file;
}

DsBookFile *
ds_book_file(const DsBook *book, const gchar *name)
{
    for (guint i = 0; i < book->files->len; i++) {
        DsBookFile *file = (DsBookFile *)g_ptr_array_index(book->files, i);
        if (strcmp(file->name, name) == 0)
            return file;
    }
    return NULL;
}

const gchar *
ds_book_label(const DsBook *book, const gchar *key)
{
    return ds_pack_label(book->pack, key);
}

const gchar *
ds_book_access_text(const DsBook *book)
{
    for (guint i = 0; i < book->files->len; i++) {
        if (((const DsBookFile *)g_ptr_array_index(book->files, i))->has_svg)
            return ds_book_label(book, "epub.access.svg");
    }
    return ds_book_label(book, "epub.access.text");
}

static gsize
words_size(const DsNode *node)
{
    gsize n = 0;

    for (guint i = 0; node != NULL && i < node->inlines->len; i++)
        n += strlen(ds_node_inline(node, i)->text);
    return n;
}

const DsNode *
ds_book_sentence(const DsBook *book, const gchar *anchor)
{
    const DsNode *node =
        anchor != NULL ? (const DsNode *)g_hash_table_lookup(book->node_of, anchor) : NULL;

    return node != NULL && ds_node_is(node, "sentence") ? node : NULL;
}

gsize
ds_book_note_size(const DsBook *book, const gchar *anchor)
{
    const DsNode *article = (const DsNode *)g_hash_table_lookup(book->article_of, anchor);
    const DsNode *meta = article != NULL ? ds_node_child(article, "article-meta") : NULL;

    return NOTE_WEIGHT + words_size(ds_book_sentence(book, anchor)) + words_size(article) +
           words_size(meta);
}

/* About the bytes that a node takes, its notes apart. */
static gsize
body_size(const DsNode *node)
{
    gsize n = NODE_WEIGHT + words_size(node);

    for (guint i = 0; i < node->inlines->len; i++)
        n += ds_node_inline(node, i)->kind == DS_INLINE_CITATION ? CITATION_WEIGHT : 0;
    for (guint i = 0; i < node->children->len; i++)
        n += body_size(ds_node_at(node, i));
    return n + (node->backlinks != NULL ? node->backlinks->len * NODE_WEIGHT : 0);
}

static gsize
notes_size(const DsBook *book, const DsNode *node)
{
    gsize n = 0;

    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        if (piece->kind == DS_INLINE_CITATION && ds_book_sentence(book, piece->target) != NULL)
            n += ds_book_note_size(book, piece->target);
    }
    for (guint i = 0; i < node->children->len; i++)
        n += notes_size(book, ds_node_at(node, i));
    return n;
}

typedef struct {
    DsBook *book;
    const DsNode *part;
    DsBookFile *file; /* that is being filled */
    gsize weight;
    guint n_files; /* of this part */
} Planner;

/* What every anchor names, before the first file is filled: a citation weighs as much as the
 * sentence that its note shows. */
static void
note_nodes(DsBook *book, const DsNode *node, const DsNode *part, const DsNode *article)
{
    const DsNode *home = ds_node_is(node, "article") ? node : article;

    if (node->anchor != NULL) {
        g_hash_table_insert(book->node_of, node->anchor, (gpointer)node);
        g_hash_table_insert(book->part_of, node->anchor, (gpointer)part);
        if (home != NULL)
            g_hash_table_insert(book->article_of, node->anchor, (gpointer)home);
    }
    for (guint i = 0; i < node->children->len; i++)
        note_nodes(book, ds_node_at(node, i), part, home);
}

/* Only the node's own anchor: a group's children are noted with the slice they stand in. */
static void
note_file(Planner *planner, const DsNode *node)
{
    if (node->anchor != NULL)
        g_hash_table_insert(planner->book->file_of, node->anchor, planner->file);
}

static void
note_files(Planner *planner, const DsNode *node)
{
    note_file(planner, node);
    for (guint i = 0; i < node->children->len; i++)
        note_files(planner, ds_node_at(node, i));
}

static void
start_file(Planner *planner, const gchar *base, const gchar *title)
{
    g_autofree gchar *name = planner->n_files == 0
                                 ? g_strconcat(base, ".xhtml", NULL)
                                 : g_strdup_printf("%s-%u.xhtml", base, planner->n_files + 1);

    planner->file = ds_book_file_new(name, title);
    planner->file->part = planner->part;
    planner->file->is_start = planner->n_files == 0;
    planner->weight = 0;
    planner->n_files++;
    g_ptr_array_add(planner->book->files, planner->file);
}

/* Puts a group into the current file, and what does not fit into files after it. */
static void
plan_group(Planner *planner, const DsNode *group, const gchar *base, const gchar *title)
{
    DsSlice slice = {.group = group, .is_start = TRUE};

    note_file(planner, group);
    planner->weight += NODE_WEIGHT;
    for (guint i = 0; i < group->children->len; i++) {
        const gsize body = body_size(ds_node_at(group, i));
        const gsize weight = body + notes_size(planner->book, ds_node_at(group, i));
        if (planner->weight > 0 && planner->weight + weight > MAX_FILE_WEIGHT && i > 0) {
            slice.to = i;
            g_array_append_val(planner->file->slices, slice);
            start_file(planner, base, title);
            slice = (DsSlice){.group = group, .from = i};
        }
        planner->weight += weight;
        planner->file->body_size += body;
        note_files(planner, ds_node_at(group, i));
    }
    slice.to = group->children->len;
    if (slice.is_start && ds_node_is(group, "timeline"))
        planner->file->has_svg = planner->book->options->timeline_svg;
    g_array_append_val(planner->file->slices, slice);
}

/* Every source is a file of its own, after one that says what the annex is. */
static void
plan_article(Planner *planner, const DsNode *article)
{
    const DsNode *label = ds_node_child(article, "article-label");
    g_autofree gchar *words = ds_node_dup_words(article);
    g_autofree gchar *number = label != NULL ? ds_node_dup_words(label) : g_strdup("");
    g_autofree gchar *title = g_strconcat(number, ": ", words, NULL);

    planner->n_files = 0;
    start_file(planner, article->anchor, title);
    plan_group(planner, article, article->anchor, title);
}

static void
plan_part(DsBook *book, const DsNode *part)
{
    Planner planner = {.book = book, .part = part};
    g_autofree gchar *title = ds_node_dup_words(part);

    start_file(&planner, part->name, title);
    note_file(&planner, part);
    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *group = ds_node_at(part, i);
        if (ds_node_is(group, "article"))
            plan_article(&planner, group);
        else
            plan_group(&planner, group, part->name, title);
    }
}

/* The pages that begin at each anchor, in document order: every page once, at the first anchor
 * that lies on it or after it. */
static void
plan_pages(DsBook *book, const DsNode *node, guint *last)
{
    const guint page =
        node->anchor != NULL && g_hash_table_contains(book->file_of, node->anchor)
            ? GPOINTER_TO_UINT(g_hash_table_lookup(book->options->page_of_anchor, node->anchor))
            : 0;

    if (page > *last) {
        DsPageRange *range = g_new(DsPageRange, 1);
        *range = (DsPageRange){*last + 1, page};
        g_hash_table_insert(book->breaks, node->anchor, range);
        for (guint i = range->first; i <= page; i++) {
            const DsBookPage entry = {
                i, (const DsBookFile *)g_hash_table_lookup(book->file_of, node->anchor)};
            g_array_append_val(book->pages, entry);
        }
        *last = page;
    }
    for (guint i = 0; i < node->children->len; i++)
        plan_pages(book, ds_node_at(node, i), last);
}

void
ds_book_plan(DsBook *book)
{
    const DsNode *root = book->document->root;
    guint last = 0;

    g_ptr_array_add(book->files,
                    ds_book_file_new("cover.xhtml", ds_book_label(book, "part.cover")));
    g_ptr_array_add(book->files, ds_book_file_new("title.xhtml", book->document->title));
    g_ptr_array_add(book->files,
                    ds_book_file_new("nav.xhtml", ds_book_label(book, "nav.contents")));
    for (guint i = 0; i < root->children->len; i++)
        note_nodes(book, ds_node_at(root, i), ds_node_at(root, i), NULL);
    for (guint i = 0; i < root->children->len; i++)
        plan_part(book, ds_node_at(root, i));
    g_ptr_array_add(book->files,
                    ds_book_file_new("about.xhtml", ds_book_label(book, "epub.about")));
    if (book->options->page_of_anchor != NULL && book->options->pdf_name != NULL)
        plan_pages(book, root, &last);
}

/* Kobo shows a link with a fragment in a pop-up: what means a whole file goes without. */
static gboolean
is_whole_file(const DsBook *book, const DsBookFile *file, const gchar *anchor)
{
    const DsNode *node = (const DsNode *)g_hash_table_lookup(book->node_of, anchor);

    return file->is_start && node != NULL &&
           (ds_node_is(node, "part") || ds_node_is(node, "article"));
}

gchar *
ds_book_href(const DsBook *book, const DsBookFile *from, const gchar *anchor)
{
    const DsBookFile *file =
        anchor != NULL ? (const DsBookFile *)g_hash_table_lookup(book->file_of, anchor) : NULL;

    if (file == NULL)
        return NULL;
    if (file == from)
        return g_strconcat("#", anchor, NULL);
    if (is_whole_file(book, file, anchor))
        return g_strdup(file->name);
    return g_strconcat(file->name, "#", anchor, NULL);
}
