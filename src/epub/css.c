/* The style sheet: faces, sizes and weights come from the style's roles; the rest is the small
 * part of CSS 2.1 that every reader knows. No colours: the reader's theme decides. Files
 * without flexible boxes, functions or selectors that some engine refuses the whole book for.
 */
#include <string.h>

#include "epub/book.h"

/* Selectors that take their face from a role of the style. A heading may be set tighter than
 * text, whose lines need room for stacked accents. */
static const struct {
    const gchar *selector, *role;
    gdouble min_size, max_size, min_leading;
} rules[] = {
    {"h1", "h1", 1.3, 1.7, 1.35},
    {"h2", "h2", 1.1, 1.25, 1.35},
    {"h3,.year", "year", 1.0, 1.15, 1.35},
    {"h1.first", "h2", 1.1, 1.25, 1.35},
    {".titlepage h1", "title", 1.6, 2.2, 1.35},
    {".number", "h1-number", 1.2, 1.5, 1.35},
    {".series", "h2", 1.2, 1.4, 1.35},
    {"b,dt,.lead,.main,.date,.figures b,.source .title", "body-strong", 1.0, 1.0, 1.5},
    {".sub,.note,.organisation,.issue,.ask,figcaption,.back", "tab", 0.85, 0.9, 1.5},
    {".cite,.sno,.label,.weekday,.hash,.footnote", "note", 0.8, 0.85, 1.5},
    {".mark", "tab", 1.0, 1.0, 1.5},
    {".caption", "tab", 0.85, 0.9, 1.5},
};

static const gchar head[] =
    "@font-face{font-family:\"Dossier Serif\";font-style:normal;font-weight:normal;"
    "src:url(serif-regular.ttf)}\n"
    "@font-face{font-family:\"Dossier Serif\";font-style:normal;font-weight:bold;"
    "src:url(serif-semibold.ttf)}\n"
    "@font-face{font-family:\"Dossier Sans\";font-style:normal;font-weight:normal;"
    "src:url(sans-regular.ttf)}\n"
    "body{font-family:\"Dossier Serif\",serif;margin:0 4%;-webkit-hyphens:none;"
    "-epub-hyphens:none;hyphens:none;adobe-hyphenate:none}\n";

static const gchar tail[] =
    "[hidden]{display:none}\n"
    "a{color:inherit;text-decoration:underline}\n"
    ".cite,.cite a,.sno,.back a{text-decoration:none}\n"
    ".cite,.mark,time,.nw{white-space:nowrap}\n"
    "h1,h2,h3{margin:1.2em 0 .5em;page-break-after:avoid;break-after:avoid;"
    "page-break-inside:avoid;break-inside:avoid}\n"
    "h1{margin-top:0}\n"
    "p{margin:0 0 .6em;text-indent:0;widows:2;orphans:2}\n"
    ".number{margin:1em 0 0}\n"
    ".sub{margin:0 0 1.2em}\n"
    "ol,ul{margin:0;padding:0;list-style:none}\n"
    "dl{margin:0}\n"
    "dd{margin:0}\n"
    "dt{margin:.9em 0 0;page-break-after:avoid;break-after:avoid}\n"
    ".titlepage{margin-top:12%}\n"
    ".titlepage dt{font-weight:normal}\n"
    ".titlepage dd{font-weight:bold}\n"
    ".cover{text-align:center;margin:0}\n"
    ".cover img{max-width:100%;height:auto}\n"
    "nav ol{margin:0}\n"
    "nav li{margin:.5em 0}\n"
    "nav li li{margin:.25em 0 .25em 1.2em}\n"
    "nav a{text-decoration:none}\n"
    "h2{border-top:1px solid;padding-top:.5em;margin-top:1.6em}\n"
    ".article h2{border-top:0;padding-top:0}\n"
    ".colophon h2,.about h2{border-top:0;padding-top:0;margin-top:1em}\n"
    ".source a,.timeline a,.pairs a{text-decoration:none}\n"
    ".lead{margin-top:.6em}\n"
    ".point{margin:0 0 .75em}\n"
    ".figures li{margin:.2em 0}\n"
    ".legend li{margin:.2em 0}\n"
    ".timeline li{margin:.35em 0}\n"
    ".events{border-left:2px solid;padding-left:.8em;margin:.2em 0 1em}\n"
    ".event{margin:0 0 .8em}\n"
    ".event p{margin:0}\n"
    ".sides{margin:.2em 0 1em;padding-left:.8em;border-left:1px solid}\n"
    ".sides dt{margin:.4em 0 0}\n"
    ".source{margin:0 0 1.1em}\n"
    ".source p{margin:0}\n"
    ".quote{margin:0 0 1.1em;padding:0}\n"
    "blockquote{margin:0 0 0 1em}\n"
    "blockquote p{margin:0}\n"
    ".ask{margin:0 0 .2em 1em}\n"
    "figure,figcaption{display:block}\n"
    "figcaption{margin:0 0 0 1.2em}\n"
    ".label{letter-spacing:.02em}\n"
    ".ask .label,.ask .cite,.footnote .cite,.back .sno{font-size:1em}\n"
    ".gap{margin:0 0 1em}\n"
    ".gap p{margin:0}\n"
    ".cards dd{margin-left:1em}\n"
    ".pairs dd{margin-left:1em}\n"
    ".back{margin:-.3em 0 1em;text-align:right}\n"
    ".question{font-weight:bold}\n"
    ".notes{margin-top:2em;border-top:1px solid;padding-top:.5em}\n"
    ".notes h2{border-top:0;margin-top:0;padding-top:0}\n"
    ".footnote p{margin:0 0 .5em}\n"
    ".hash{word-wrap:break-word;overflow-wrap:break-word}\n"
    ".strip{display:block;width:100%}\n"
    ".key{width:1.4em;height:.8em}\n";

static gdouble
bound(gdouble value, gdouble low, gdouble high)
{
    return MAX(low, MIN(value, high));
}

/* The nearest face that travels with the book: it has no bold sans. */
static const gchar *
face_of(const DsStyleRole *role)
{
    const gboolean sans = role->family != NULL && strstr(role->family, "Sans") != NULL;

    return sans && role->weight < 600 ? "\"Dossier Sans\",sans-serif"
                                      : "\"Dossier Serif\",serif";
}

static void
append_number(GString *out, const gchar *property, gdouble value, const gchar *unit)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(text, sizeof text, "%.2f", value);
    g_string_append_printf(out, ";%s:%s%s", property, text, unit);
}

static void
append_rule(GString *out, const DsBook *book, gsize i)
{
    const DsStyleRole *body = ds_style_role(book->style, g_intern_static_string("body"));
    const DsStyleRole *role = ds_style_role(book->style, g_intern_static_string(rules[i].role));
    const gdouble size =
        bound((gdouble)role->size / body->size, rules[i].min_size, rules[i].max_size);
    const gdouble leading =
        MAX((gdouble)role->leading / MAX(role->size, 1), rules[i].min_leading);

    g_string_append_printf(out, "%s{font-family:%s;font-weight:%s", rules[i].selector,
                           face_of(role), role->weight >= 600 ? "bold" : "normal");
    if (size < 0.995 || size > 1.005)
        append_number(out, "font-size", size, "em");
    append_number(out, "line-height", leading, "");
    g_string_append(out, "}\n");
}

GBytes *
ds_book_css(const DsBook *book)
{
    const DsStyleRole *body = ds_style_role(book->style, g_intern_static_string("body"));
    const gdouble leading = MAX((gdouble)body->leading / MAX(body->size, 1), 1.5);
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    GString *out = g_string_new(head);

    g_string_append_printf(out, "body{line-height:%s}\n",
                           g_ascii_formatd(text, sizeof text, "%.2f", leading));
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
        append_rule(out, book, i);
    g_string_append(out, tail);
    return g_string_free_to_bytes(out);
}
