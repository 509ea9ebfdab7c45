/* Which face sets what: the style sheet tells which elements and classes have one, and what
 * stands in them, however deep, may be set in it. Too much is better than too little. */
#include <string.h>

#include "epub/fonts.h"

/* Bold in every reader, whatever a style sheet says. */
static const gchar *const bold_elements[] = {"b",  "strong", "th", "h1", "h2",
                                             "h3", "h4",     "h5", "h6"};

struct DsFontFaces {
    GHashTable *faces; /* "element" or ".class" → bits of DsFontFace */
};

static guint
bits_of(const DsFontFaces *faces, const gchar *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(faces->faces, key));
}

static void
add_bits(DsFontFaces *faces, const gchar *key, guint bits)
{
    g_hash_table_insert(faces->faces, g_strdup(key),
                        GUINT_TO_POINTER(bits_of(faces, key) | bits));
}

/* "h1.first" and ".titlepage h1" are as good as ".first" and "h1": what they leave out is more.
 */
static void
add_selector(DsFontFaces *faces, const gchar *selector, guint bits)
{
    const gchar *blank = strrchr(selector, ' ');
    const gchar *last = blank != NULL ? blank + 1 : selector;
    const gchar *class = strrchr(last, '.');

    add_bits(faces, class != NULL ? class : last, bits);
}

static void
add_rule(DsFontFaces *faces, gchar *selectors, const gchar *body)
{
    guint bits = 0;

    if (strstr(body, "font-weight:bold") != NULL)
        bits |= 1u << DS_FONT_SEMIBOLD;
    if (strstr(body, "font-family:\"Dossier Sans\"") != NULL)
        bits |= 1u << DS_FONT_SANS;
    if (bits == 0 || selectors[0] == '@')
        return;
    g_auto(GStrv) all = g_strsplit(selectors, ",", -1);
    for (gchar **selector = all; *selector != NULL; selector++)
        add_selector(faces, g_strstrip(*selector), bits);
}

DsFontFaces *
ds_font_faces_new(GBytes *css)
{
    DsFontFaces *faces = g_new0(DsFontFaces, 1);
    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(css, &n);
    g_autofree gchar *text = g_strndup(data, n);
    g_auto(GStrv) rules = g_strsplit(text, "}", -1);

    faces->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(bold_elements); i++)
        add_bits(faces, bold_elements[i], 1u << DS_FONT_SEMIBOLD);
    for (gchar **rule = rules; *rule != NULL; rule++) {
        gchar *body = strchr(*rule, '{');
        if (body == NULL)
            continue;
        *body = '\0';
        add_rule(faces, g_strstrip(*rule), body + 1);
    }
    return faces;
}

void
ds_font_faces_free(DsFontFaces *faces)
{
    if (faces == NULL)
        return;
    g_hash_table_unref(faces->faces);
    g_free(faces);
}

/* Looks up a piece of a tag behind a sign; what is too long is no name of ours. */
static guint
bits_at(const DsFontFaces *faces, const gchar *sign, const gchar *text, gsize n)
{
    gchar key[64];

    if (n == 0 || n + 2 > sizeof key)
        return 0;
    g_strlcpy(key, sign, sizeof key);
    memcpy(key + strlen(sign), text, n);
    key[strlen(sign) + n] = '\0';
    return bits_of(faces, key);
}

/* The bits of a start tag's element and classes; tag is what stands between the brackets. */
static guint
bits_of_tag(const DsFontFaces *faces, const gchar *tag, gsize n)
{
    const gchar *end = tag + n;
    const gchar *class = g_strstr_len(tag, (gssize)n, " class=\"");
    gsize length = 0;

    while (length < n && strchr(" /\n", tag[length]) == NULL)
        length++;
    guint bits = bits_at(faces, "", tag, length);
    for (const gchar *p = class != NULL ? class + strlen(" class=\"") : end;
         p < end && *p != '"';) {
        const gchar *word = p;
        while (p < end && *p != ' ' && *p != '"')
            p++;
        bits |= bits_at(faces, ".", word, (gsize)(p - word));
        p += p < end && *p == ' ' ? 1 : 0;
    }
    return bits;
}

/* Follows a tag: open (of guint) holds the bits of every element that is open. */
static void
follow_tag(const DsFontFaces *faces, GArray *open, const gchar *tag, gsize n)
{
    if (n == 0 || tag[0] == '!' || tag[0] == '?')
        return;
    if (tag[0] == '/') {
        if (open->len > 1)
            g_array_set_size(open, open->len - 1);
    } else if (tag[n - 1] != '/') {
        const guint bits =
            g_array_index(open, guint, open->len - 1) | bits_of_tag(faces, tag, n);
        g_array_append_val(open, bits);
    }
}

void
ds_font_faces_read(const DsFontFaces *faces,
                   const gchar *xml,
                   gsize n,
                   DsFontText *const *texts)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
    const guint everywhere = 1u << DS_FONT_REGULAR;
    const gchar *end = xml + n;

    g_array_append_val(open, everywhere);
    for (const gchar *p = xml; p < end;) {
        const gchar *tag = (const gchar *)memchr(p, '<', (gsize)(end - p));
        const gchar *stop = tag != NULL ? tag : end;
        const guint bits = g_array_index(open, guint, open->len - 1);
        for (guint face = 0; stop > p && face < DS_N_FONTS; face++)
            if ((bits & 1u << face) != 0)
                ds_font_text_add(texts[face], p, (gsize)(stop - p));
        if (tag == NULL)
            return;
        const gchar *close = (const gchar *)memchr(tag, '>', (gsize)(end - tag));
        if (close == NULL)
            return;
        follow_tag(faces, open, tag + 1, (gsize)(close - tag - 1));
        p = close + 1;
    }
}
