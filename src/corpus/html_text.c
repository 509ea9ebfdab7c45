/* The text of a part of a page, line by line. */
#include "corpus/html.h"

#include <string.h>

#include "base/utf8.h"

typedef struct {
    DsMarkedText *marked;
    GString *line;
    gsize n_linked; /* bytes of the line that stand in links */
    DsBlockKind kind;
    GPtrArray *captions; /* of gchar, borrowed from the pack */
    gboolean in_list;
} Walk;

DsMarkedText
ds_marked_text_new(void)
{
    return (DsMarkedText){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(DsBlockKind))};
}

void
ds_marked_text_clear(DsMarkedText *marked)
{
    if (marked->text != NULL)
        g_string_free(marked->text, TRUE);
    if (marked->kinds != NULL)
        g_array_unref(marked->kinds);
    *marked = (DsMarkedText){NULL, NULL};
}

/* Other line ends inside would make two lines of one. */
static gboolean
has_word(const gchar *text)
{
    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isgraph(ds_utf8_peek(p)) && ds_utf8_peek(p) != 0xFEFF)
            return TRUE;
    return FALSE;
}

void
ds_marked_text_add(DsMarkedText *marked, const gchar *line, gssize n, DsBlockKind kind)
{
    g_autofree gchar *valid = g_utf8_make_valid(line, n);
    g_autofree gchar *squeezed = ds_utf8_squeeze(valid, -1);

    if (!has_word(squeezed))
        return;
    g_string_append(marked->text, squeezed);
    g_string_append_c(marked->text, '\n');
    g_array_append_val(marked->kinds, kind);
}

/* A short line that is a link and nothing else leads to another article. */
static gboolean
is_link_line(const Walk *walk)
{
    const gsize n = walk->line->len;

    return n > 0 && walk->n_linked * 10 >= n * 8 && (walk->in_list || n < 200) &&
           walk->kind == DS_BLOCK_BODY;
}

static void
flush(Walk *walk)
{
    if (!is_link_line(walk))
        ds_marked_text_add(walk->marked, walk->line->str, (gssize)walk->line->len, walk->kind);
    g_string_truncate(walk->line, 0);
    walk->n_linked = 0;
}

static const gchar blocks[] =
    " p div section article main h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr blockquote pre "
    "figure figcaption header address hr center td th tbody body details summary ";

static gboolean
is_block(const xmlNode *node)
{
    g_autofree gchar *key = g_strconcat(" ", (const gchar *)node->name, " ", NULL);

    return strstr(blocks, key) != NULL;
}

static DsBlockKind
kind_of(const Walk *walk, const xmlNode *node, DsBlockKind inherited)
{
    const gchar *name = (const gchar *)node->name;

    if (ds_html_is(node, "figcaption") || ds_html_is(node, "caption"))
        return DS_BLOCK_CAPTION;
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
        return DS_BLOCK_HEADING;
    g_autofree gchar *class = ds_html_attribute(node, "class");
    if (class != NULL && is_block(node)) {
        g_autofree gchar *small = g_ascii_strdown(class, -1);
        for (guint i = 0; i < walk->captions->len; i++)
            if (strstr(small, (const gchar *)g_ptr_array_index(walk->captions, i)) != NULL)
                return DS_BLOCK_CAPTION;
    }
    return inherited;
}

static void
append_text(Walk *walk, const xmlNode *node, gboolean linked)
{
    const gchar *text = (const gchar *)node->content;

    if (text == NULL)
        return;
    g_string_append(walk->line, text);
    if (linked)
        walk->n_linked += strlen(text);
}

static void
walk_node(Walk *walk, const xmlNode *node, gboolean linked)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            append_text(walk, child, linked);
        } else if (child->type == XML_ENTITY_REF_NODE) {
            g_string_append_c(walk->line, ' ');
        } else if (child->type != XML_ELEMENT_NODE) {
            continue;
        } else if (ds_html_is(child, "br")) {
            flush(walk);
        } else if (is_block(child)) {
            const DsBlockKind outer = walk->kind;
            const gboolean list = walk->in_list;
            flush(walk);
            walk->kind = kind_of(walk, child, outer);
            walk->in_list |= ds_html_is(child, "li");
            walk_node(walk, child, linked);
            flush(walk);
            walk->kind = outer;
            walk->in_list = list;
        } else {
            walk_node(walk, child, linked || ds_html_is(child, "a"));
        }
    }
}

void
ds_html_append_text(const xmlNode *node, DsBlockKind kind, DsPack *pack, DsMarkedText *marked)
{
    const DsTable *table = ds_pack_table(pack, "html_classes");
    Walk walk = {.marked = marked,
                 .line = g_string_new(NULL),
                 .kind = kind,
                 .captions = g_ptr_array_new()};

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        if (g_strcmp0(ds_table_get(table, row, "role"), "caption") == 0)
            g_ptr_array_add(walk.captions, (gpointer)ds_table_get(table, row, "form"));
    walk_node(&walk, node, FALSE);
    flush(&walk);
    g_ptr_array_unref(walk.captions);
    g_string_free(walk.line, TRUE);
}
