#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "corpus/clean.h"
#include "corpus/html.h"
#include "corpus/readers.h"

/* Less than this is no article. */
#define MIN_TEXT_BYTES 400

/* The encoding the page declares, looked for in its first bytes as browsers do; the caller owns
 * it. */
static gchar *
declared_charset(const gchar *data, gsize n)
{
    g_autofree gchar *head = g_strndup(data, MIN(n, 2048u));
    g_autofree gchar *small = g_ascii_strdown(head, -1);
    const gchar *found = strstr(small, "charset=");

    if (found == NULL)
        return NULL;
    found += strlen("charset=");
    found += strspn(found, "\"' ");
    return g_strndup(found, strcspn(found, "\"' ;/>"));
}

gboolean
ds_sniff_html(const guint8 *data, gsize n_bytes)
{
    static const gchar *const openings[] = {"<!doctype html", "<html", "<head", "<body",
                                            "<!--",           "<?xml", NULL};
    g_autofree gchar *head = g_strndup((const gchar *)data, MIN(n_bytes, 4096u));
    const gchar *p = head;

    if (g_str_has_prefix(p, "\xEF\xBB\xBF"))
        p += 3;
    p += strspn(p, " \t\r\n");
    for (const gchar *const *opening = openings; *opening != NULL; opening++)
        if (g_ascii_strncasecmp(p, *opening, strlen(*opening)) == 0) {
            g_autofree gchar *small = g_ascii_strdown(p, -1);
            return strstr(small, "<html") != NULL || strstr(small, "<body") != NULL ||
                   strstr(small, "<head") != NULL;
        }
    return FALSE;
}

/* The title in front, unless the text brings it. */
static void
prepend_title(DsMarkedText *marked, const gchar *title)
{
    if (title == NULL)
        return;
    DsMarkedText whole = ds_marked_text_new();
    ds_marked_text_add(&whole, title, -1, DS_BLOCK_TITLE);
    const gchar *p = marked->text->str;
    for (guint i = 0; i < marked->kinds->len; i++) {
        const gchar *end = strchr(p, '\n');
        const gsize n = (gsize)(end - p);
        if (i > 4 || n + 1 != whole.text->len || strncmp(p, whole.text->str, n) != 0)
            ds_marked_text_add(&whole, p, (gssize)n,
                               g_array_index(marked->kinds, DsBlockKind, i));
        p = end + 1;
    }
    ds_marked_text_clear(marked);
    *marked = whole;
}

static xmlDoc *
parse_page(const gchar *text, gsize n)
{
    return htmlReadMemory(text, (int)n, NULL, "UTF-8",
                          HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                              HTML_PARSE_NONET | HTML_PARSE_COMPACT);
}

static DsMarkedText
read_main(xmlDoc *doc, DsPack *pack, gboolean strict)
{
    DsMarkedText marked = ds_marked_text_new();
    const xmlNode *main = ds_html_find_main(doc, pack, strict);
    const xmlNode *lead = main != NULL ? ds_html_find_lead(main, pack) : NULL;

    if (lead != NULL)
        ds_html_append_text(lead, DS_BLOCK_LEAD, pack, &marked);
    if (main != NULL)
        ds_html_append_text(main, DS_BLOCK_BODY, pack, &marked);
    return marked;
}

/* A page that seems to hold hardly a text may have its article in an element whose name
 * misleads: such a page is read again, names aside. */
static void
read_again(const gchar *text, gsize n, DsPack *pack, DsMarkedText *marked)
{
    xmlDoc *doc = marked->text->len < MIN_TEXT_BYTES ? parse_page(text, n) : NULL;

    if (doc == NULL)
        return;
    DsMarkedText other = read_main(doc, pack, FALSE);
    if (other.text->len > marked->text->len) {
        const DsMarkedText swap = *marked;
        *marked = other;
        other = swap;
    }
    ds_marked_text_clear(&other);
    xmlFreeDoc(doc);
}

gboolean
ds_read_html(const DsReading *reading, const gchar **reason)
{
    gsize n = 0, n_text = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(reading->bytes, &n);
    g_autofree gchar *declared = declared_charset(data, n);
    g_autofree gchar *text = NULL;
    const gchar *encoding = NULL;
    g_auto(DsHints) hints = {NULL, NULL, NULL, NULL};

    ds_reading_decode(reading, declared, &text, &n_text, &encoding);
    xmlDoc *doc = parse_page(text, n_text);
    if (doc == NULL) {
        *reason = "gaps.reason.unreadable";
        return FALSE;
    }
    ds_html_read_hints(doc, &hints);
    DsMarkedText marked = read_main(doc, reading->pack, TRUE);
    xmlFreeDoc(doc);
    read_again(text, n_text, reading->pack, &marked);
    prepend_title(&marked, hints.title);
    const gboolean ok = ds_reading_add_marked(reading, &marked, encoding, &hints, reason);
    ds_marked_text_clear(&marked);
    return ok;
}
