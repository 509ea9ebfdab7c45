/* Which element holds the article. Paragraphs give points to the elements around them, by their
 * length and commas; much of the text in links takes points away. (The way of reading tools
 * since Arc90's Readability; written anew.) */
#include "corpus/html.h"

#include <string.h>

#define MIN_PARAGRAPH 25
#define MIN_ARTICLE   250

/* Characters of a lead that stands apart. */
#define MIN_LEAD 40
#define MAX_LEAD 900

/* Points go this many elements up. */
#define MAX_RISE 4

typedef struct {
    GPtrArray *furniture, *maybe, *article; /* of gchar, borrowed from the pack */
    GHashTable *scores;                     /* node → gdouble, owned */
    gboolean strict;                        /* names of classes tell furniture */
} Finder;

gchar *
ds_html_attribute(const xmlNode *node, const gchar *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    gchar *copy = value != NULL ? g_strdup((const gchar *)value) : NULL;

    xmlFree(value);
    return copy;
}

gboolean
ds_html_is(const xmlNode *node, const gchar *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const gchar *)node->name, name) == 0;
}

static gboolean
is_one_of(const xmlNode *node, const gchar *names)
{
    if (node->type != XML_ELEMENT_NODE)
        return FALSE;
    g_autofree gchar *key = g_strconcat(" ", (const gchar *)node->name, " ", NULL);
    return strstr(names, key) != NULL;
}

static GPtrArray *
class_list(DsPack *pack, const gchar *role)
{
    const DsTable *table = ds_pack_table(pack, "html_classes");
    GPtrArray *list = g_ptr_array_new();

    for (guint row = 0; row < ds_table_n_rows(table); row++)
        if (g_strcmp0(ds_table_get(table, row, "role"), role) == 0)
            g_ptr_array_add(list, (gpointer)ds_table_get(table, row, "form"));
    return list;
}

/* class and id, small, between blanks; the caller owns it. */
static gchar *
class_and_id(const xmlNode *node)
{
    g_autofree gchar *class = ds_html_attribute(node, "class");
    g_autofree gchar *id = ds_html_attribute(node, "id");
    g_autofree gchar *both =
        g_strconcat(" ", class != NULL ? class : "", " ", id != NULL ? id : "", " ", NULL);

    return g_ascii_strdown(both, -1);
}

static gboolean
holds_one(const gchar *text, const GPtrArray *forms)
{
    for (guint i = 0; i < forms->len; i++)
        if (strstr(text, (const gchar *)g_ptr_array_index(forms, i)) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean
is_hidden(const xmlNode *node)
{
    g_autofree gchar *style = ds_html_attribute(node, "style");
    g_autofree gchar *hidden = ds_html_attribute(node, "hidden");
    g_autofree gchar *aria = ds_html_attribute(node, "aria-hidden");

    if (hidden != NULL || g_strcmp0(aria, "true") == 0)
        return TRUE;
    if (style == NULL)
        return FALSE;
    return strstr(style, "display:none") != NULL || strstr(style, "display: none") != NULL;
}

/* Elements that never hold the text of an article, and those that do not as a rule: old
 * servers' pages stand in a <form> as a whole. */
static const gchar never[] = " script style noscript button iframe svg object embed select "
                             "input textarea template link meta head canvas audio video ";
static const gchar seldom[] = " nav footer aside form dialog ";

static gsize text_length(const xmlNode *node);
static gsize link_length(const xmlNode *node);

static gboolean
is_furniture(const Finder *finder, const xmlNode *node)
{
    if (is_one_of(node, seldom) || is_hidden(node))
        return TRUE;
    if (!finder->strict || is_one_of(node, " html body article main p a b i em strong span "))
        return FALSE;
    g_autofree gchar *names = class_and_id(node);
    g_autofree gchar *role = ds_html_attribute(node, "role");
    if (role != NULL && is_one_of(node, " div ul section ") &&
        strstr(" navigation banner complementary menu dialog contentinfo search ", role) !=
            NULL)
        return TRUE;
    return holds_one(names, finder->furniture) && !holds_one(names, finder->maybe);
}

/* An element that holds the page's first heading or a long <article> is around the article,
 * whatever its name: columns are called sidebars too. */
static gboolean
is_around_article(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (ds_html_is(child, "h1"))
            return TRUE;
        if (is_one_of(child, " article main ")) {
            const gsize n = text_length(child);
            if (n >= MIN_ARTICLE * 2 && link_length(child) * 4 < n)
                return TRUE;
        }
        if (is_around_article(child))
            return TRUE;
    }
    return FALSE;
}

/* Unlinks what is surely not the article. A page whose text stands for the most part in an
 * element of such a name is not emptied. */
static void
prune(const Finder *finder, xmlNode *node, gsize n_page)
{
    for (xmlNode *child = node->children; child != NULL;) {
        xmlNode *next = child->next;
        const gboolean comment = child->type == XML_COMMENT_NODE || child->type == XML_PI_NODE;
        if (comment || is_one_of(child, never) ||
            (child->type == XML_ELEMENT_NODE && is_furniture(finder, child) &&
             text_length(child) * 2 < n_page && !is_around_article(child))) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
        } else if (child->type == XML_ELEMENT_NODE) {
            prune(finder, child, n_page);
        }
        child = next;
    }
}

static gsize
own_length(const xmlChar *content)
{
    gsize n = 0;

    for (const guchar *p = content; p != NULL && *p != '\0'; p++)
        n += *p > ' ' && (*p & 0xC0) != 0x80 ? 1 : 0;
    return n;
}

/* Characters that are no blanks. */
static gsize
text_length(const xmlNode *node)
{
    gsize n = 0;

    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return own_length(node->content);
    if (node->type != XML_ELEMENT_NODE || is_one_of(node, " script style "))
        return 0;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        n += text_length(child);
    return n;
}

static gsize
link_length(const xmlNode *node)
{
    gsize n = 0;

    if (node->type != XML_ELEMENT_NODE)
        return 0;
    if (ds_html_is(node, "a"))
        return text_length(node);
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        n += link_length(child);
    return n;
}

static guint
count_commas(const xmlNode *node)
{
    guint n = 0;

    if (node->type == XML_TEXT_NODE)
        for (const guchar *p = node->content; p != NULL && *p != '\0'; p++)
            n += *p == ',' ? 1 : 0;
    for (const xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL;
         child != NULL; child = child->next)
        n += count_commas(child);
    return n;
}

/* Points for being the kind of element that holds articles. */
static gdouble
first_score(const Finder *finder, const xmlNode *node)
{
    g_autofree gchar *names = class_and_id(node);
    gdouble score = 0;

    if (is_one_of(node, " article main "))
        score += 15;
    else if (ds_html_is(node, "div"))
        score += 5;
    else if (is_one_of(node, " td blockquote pre "))
        score += 3;
    else if (is_one_of(node, " ul ol li dl form address "))
        score -= 3;
    if (holds_one(names, finder->article))
        score += 25;
    if (holds_one(names, finder->furniture))
        score -= 25;
    return score;
}

static void
give(Finder *finder, xmlNode *node, gdouble points)
{
    gdouble *score = (gdouble *)g_hash_table_lookup(finder->scores, node);

    if (score == NULL) {
        score = g_new(gdouble, 1);
        *score = first_score(finder, node);
        g_hash_table_insert(finder->scores, node, score);
    }
    *score += points;
}

/* A <div> that holds text itself counts as a paragraph. */
static gboolean
is_paragraph(const xmlNode *node)
{
    if (is_one_of(node, " p pre td blockquote li "))
        return TRUE;
    if (!is_one_of(node, " div section "))
        return FALSE;
    gsize n = 0;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE)
            n += own_length(child->content);
    return n >= MIN_PARAGRAPH;
}

static void
score_paragraphs(Finder *finder, xmlNode *node)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (is_paragraph(child)) {
            const gsize n = text_length(child);
            if (n >= MIN_PARAGRAPH) {
                const gdouble points = 1 + count_commas(child) + MIN((gdouble)n / 100, 3.0);
                xmlNode *above = child->parent;
                for (guint rise = 0;
                     rise < MAX_RISE && above != NULL && above->type == XML_ELEMENT_NODE;
                     rise++, above = above->parent)
                    give(finder, above,
                         rise == 0 ? points : points / (rise == 1 ? 2 : rise * 3));
            }
        }
        score_paragraphs(finder, child);
    }
}

typedef struct {
    xmlNode *node;
    gdouble score;
} Best;

/* The highest score in document order. */
static void
choose(const Finder *finder, xmlNode *node, Best *best)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        const gdouble *score = (const gdouble *)g_hash_table_lookup(finder->scores, child);
        if (score != NULL) {
            const gsize n = text_length(child);
            const gdouble links = n > 0 ? (gdouble)link_length(child) / (gdouble)n : 1;
            const gdouble weighed = *score * (1 - links);
            if (weighed > best->score)
                *best = (Best){child, weighed};
        }
        choose(finder, child, best);
    }
}

/* <div itemprop="articleBody">: the page says it itself. */
static xmlNode *
find_declared(xmlNode *node)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        g_autofree gchar *property = ds_html_attribute(child, "itemprop");
        if (g_strcmp0(property, "articleBody") == 0 && text_length(child) >= MIN_ARTICLE * 2)
            return child;
        xmlNode *found = find_declared(child);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* The parent when it holds clearly more of the same: an article cut into several elements. */
static xmlNode *
widen(const Finder *finder, Best best)
{
    xmlNode *node = best.node;

    while (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE &&
           !is_one_of(node->parent, " body html ")) {
        gdouble siblings = 0;
        for (xmlNode *child = node->parent->children; child != NULL; child = child->next) {
            if (child == node || child->type != XML_ELEMENT_NODE)
                continue;
            const gdouble *score = (const gdouble *)g_hash_table_lookup(finder->scores, child);
            const gsize n = text_length(child);
            if (n == 0 || link_length(child) * 4 > n)
                continue;
            if (score != NULL && *score >= MAX(10.0, best.score * 0.2))
                siblings += *score;
            else if (ds_html_is(child, "p") && n > 80)
                siblings += 10;
        }
        if (siblings < 10)
            break;
        node = node->parent;
        break;
    }
    return node;
}

/* The element of a name like "sapo" or "summary" among those before node. */
static const xmlNode *
lead_before(const xmlNode *node, const GPtrArray *names)
{
    for (const xmlNode *before = node->prev; before != NULL; before = before->prev) {
        if (before->type != XML_ELEMENT_NODE)
            continue;
        g_autofree gchar *property = ds_html_attribute(before, "itemprop");
        g_autofree gchar *classes = class_and_id(before);
        const gsize n = text_length(before);
        if (n < MIN_LEAD || n > MAX_LEAD || link_length(before) * 2 > n)
            continue;
        if (g_strcmp0(property, "description") == 0 || holds_one(classes, names))
            return before;
    }
    return NULL;
}

const xmlNode *
ds_html_find_lead(const xmlNode *main, DsPack *pack)
{
    g_autoptr(GPtrArray) names = class_list(pack, "lead");
    const xmlNode *found = NULL;

    for (guint rise = 0;
         rise < MAX_RISE && found == NULL && main != NULL && !is_one_of(main, " body html ");
         rise++, main = main->parent)
        found = lead_before(main, names);
    return found;
}

xmlNode *
ds_html_find_main(xmlDoc *doc, DsPack *pack, gboolean strict)
{
    xmlNode *root = xmlDocGetRootElement(doc);

    if (root == NULL)
        return NULL;
    Finder finder = {.furniture = class_list(pack, "furniture"),
                     .maybe = class_list(pack, "maybe"),
                     .article = class_list(pack, "article"),
                     .strict = strict,
                     .scores = g_hash_table_new_full(NULL, NULL, NULL, g_free)};
    Best best = {NULL, 0};

    prune(&finder, root, text_length(root));
    xmlNode *found = find_declared(root);
    if (found == NULL) {
        score_paragraphs(&finder, root);
        choose(&finder, root, &best);
        found = best.node != NULL ? widen(&finder, best) : root;
    }
    g_ptr_array_unref(finder.furniture);
    g_ptr_array_unref(finder.maybe);
    g_ptr_array_unref(finder.article);
    g_hash_table_unref(finder.scores);
    return found;
}
