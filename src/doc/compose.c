/* The report as a document: parts in order, then the contents, then only links that lead
 * somewhere. */
#include "doc/compose.h"

#include "doc/compose_private.h"
#include "doc/foreign.h"

static const struct {
    const gchar *name, *label;
    gboolean numbered;
    gchar *(*compose)(DsComposer *c, DsNode *part);
} parts[] = {
    {"front", "part.front", TRUE, ds_compose_front},
    {"contents", "part.contents", TRUE, ds_compose_sources},
    {"summary", "part.summary", TRUE, ds_compose_summary},
    {"chronology", "part.chronology", TRUE, ds_compose_chronology},
    {"quotes", "part.quotes", TRUE, ds_compose_quotes},
    {"institutions", "part.institutions", TRUE, ds_compose_institutions},
    {"people", "part.people_acronyms", TRUE, ds_compose_people},
    {"gaps", "part.gaps", TRUE, ds_compose_gaps},
    {"annex", "part.annex", FALSE, ds_compose_annex},
    {"colophon", "part.colophon", FALSE, ds_compose_colophon},
};

/* From four parts on a table of contents is worth its lines. */
#define MIN_PARTS_FOR_CONTENTS 4

static void
sentence_lists_free(gpointer data)
{
    GPtrArray *lists = (GPtrArray *)data;

    for (guint i = 0; i < lists->len; i++) {
        if (g_ptr_array_index(lists, i) != NULL)
            g_ptr_array_unref((GPtrArray *)g_ptr_array_index(lists, i));
    }
    g_ptr_array_unref(lists);
}

static GPtrArray *
backlinks_new(const DsCorpus *corpus)
{
    GPtrArray *articles = g_ptr_array_new_with_free_func(sentence_lists_free);

    for (guint i = 0; i < corpus->articles->len; i++) {
        GPtrArray *lists = g_ptr_array_new();
        g_ptr_array_set_size(lists, (gint)ds_corpus_article(corpus, i)->sentences->len);
        g_ptr_array_add(articles, lists);
    }
    return articles;
}

static gchar *
title_of(DsComposer *c)
{
    if (c->options->title != NULL)
        return g_strdup(c->options->title);
    if (c->report->title != NULL)
        return g_strdup(c->report->title);
    return ds_compose_count(c, "doc.title.default", c->report->corpus->articles->len);
}

static gboolean
is_wanted(const DsComposeOptions *options, gsize i)
{
    if (options->annex == DS_ANNEX_NONE && parts[i].compose == ds_compose_annex)
        return FALSE;
    return options->parts == NULL || g_strv_contains(options->parts, parts[i].name);
}

/* The part's index by its name, or G_N_ELEMENTS(parts). */
static gsize
part_index(const gchar *name)
{
    gsize i = 0;

    while (i < G_N_ELEMENTS(parts) && !g_str_equal(parts[i].name, name))
        i++;
    return i;
}

/* The parts to compose, in order, as indices into the table. The annex comes last but for the
 * colophon whatever the order asked for: it collects what the others cite. */
static GArray *
parts_in_order(const DsComposeOptions *options)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(gsize));

    for (gsize i = 0; options->parts != NULL && options->parts[i] != NULL; i++) {
        const gsize part = part_index(options->parts[i]);
        if (part < G_N_ELEMENTS(parts) && parts[part].numbered)
            g_array_append_val(order, part);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if ((options->parts == NULL || !parts[i].numbered) && is_wanted(options, i))
            g_array_append_val(order, i);
    }
    return order;
}

static DsNode *
add_part(DsComposer *c, gsize index, gint32 number)
{
    const gboolean cited =
        parts[index].compose == ds_compose_annex && c->options->annex == DS_ANNEX_CITED;
    DsNode *part = ds_compose_labelled(c, c->document->root, "part",
                                       cited ? "part.annex.cited" : parts[index].label);

    part->name = g_intern_string(parts[index].name);
    part->anchor = g_strconcat("part-", part->name, NULL);
    part->number = number;
    return part;
}

static void
add_contents(DsComposer *c, const GPtrArray *notes)
{
    const DsNode *root = c->document->root;
    DsNode *contents = (DsNode *)ds_document_part(c->document, "contents");

    if (contents == NULL || root->children->len < MIN_PARTS_FOR_CONTENTS)
        return;
    for (guint i = 0; i < root->children->len; i++) {
        const DsNode *part = ds_node_at(root, i);
        const gchar *note = (const gchar *)g_ptr_array_index(notes, i);
        g_autofree gchar *title = ds_node_dup_words(part);
        DsNode *entry = ds_node_new("contents-entry");
        ds_node_add_text(entry, title);
        entry->number = part->number;
        entry->target = g_strdup(part->anchor);
        if (note != NULL)
            ds_node_add_words(entry, "note", note);
        g_ptr_array_insert(contents->children, (gint)i, entry);
    }
}

static void
collect(GHashTable *anchors, const DsNode *node)
{
    if (node->anchor != NULL)
        g_hash_table_add(anchors, node->anchor);
    for (guint i = 0; i < node->children->len; i++)
        collect(anchors, ds_node_at(node, i));
}

static void
drop_unless_known(GHashTable *anchors, gchar **target)
{
    if (*target != NULL && !g_hash_table_contains(anchors, *target))
        g_clear_pointer(target, g_free);
}

/* Parts can be left out by the configuration: what pointed there becomes plain text. */
static void
drop_dead_links(GHashTable *anchors, DsNode *node)
{
    drop_unless_known(anchors, &node->target);
    for (guint i = 0; i < node->inlines->len; i++)
        drop_unless_known(anchors, &g_array_index(node->inlines, DsInline, i).target);
    for (guint i = 0; i < node->children->len; i++)
        drop_dead_links(anchors, (DsNode *)g_ptr_array_index(node->children, i));
}

static DsDocument *
document_new(DsComposer *c)
{
    DsDocument *document = g_new0(DsDocument, 1);

    c->document = document;
    document->labels_missing = g_ptr_array_new_with_free_func(g_free);
    document->language = g_strdup(ds_pack_language(c->pack));
    document->title = title_of(c);
    document->short_title = g_strdup(document->title);
    document->author = g_strdup(c->options->organisation);
    document->as_of = c->report->as_of;
    document->root = ds_node_new("document");
    ds_node_add_text(document->root, document->title);
    return document;
}

DsDocument *
ds_compose(const DsReport *report, DsPack *pack, const DsComposeOptions *options)
{
    g_autoptr(GPtrArray) backlinks = backlinks_new(report->corpus);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) order = parts_in_order(options);
    g_autoptr(GHashTable) anchors = g_hash_table_new(g_str_hash, g_str_equal);
    DsComposer composer = {.report = report,
                           .pack = pack,
                           .options = options,
                           .backlinks = backlinks,
                           .told = told};
    DsDocument *document = document_new(&composer);
    gint32 number = 0;

    for (guint i = 0; i < order->len; i++) {
        const gsize index = g_array_index(order, gsize, i);
        DsNode *part = add_part(&composer, index, parts[index].numbered ? ++number : 0);
        g_ptr_array_add(notes, parts[index].compose(&composer, part));
    }
    add_contents(&composer, notes);
    collect(anchors, document->root);
    drop_dead_links(anchors, document->root);
    ds_document_mark_foreign(document, pack);
    return document;
}
