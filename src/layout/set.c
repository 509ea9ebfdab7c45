#include "layout/set.h"

#include <string.h>

#include "layout/ties.h"
#include "style/fontmap.h"

struct DsSetter {
    const DsStyle *style;
    PangoFontMap *font_map;
    PangoContext *context;
    GHashTable *attributes; /* DsStyleRole → PangoAttrList */
    GHashTable *items;      /* DsStyleRole → PangoItem of Latin text */
    GHashTable *words;      /* DsWord, owned, keyed by role and text */
    const DsWord *blank;    /* the blank asked for last: every second word is one */
    GPtrArray *shapes;      /* of DsShape */
    GHashTable *reported;   /* characters without a glyph */
    DsTies *ties;
    DsDiag *diag;
};

static guint
word_hash(gconstpointer key)
{
    const DsWord *word = key;

    return word->hash;
}

static gboolean
word_equal(gconstpointer a, gconstpointer b)
{
    const DsWord *first = a, *second = b;

    return first->hash == second->hash && first->role == second->role &&
           first->n_key == second->n_key && memcmp(first->key, second->key, first->n_key) == 0;
}

static guint32
key_hash(const DsStyleRole *role, const gchar *key, gsize n)
{
    guint64 hash = GPOINTER_TO_SIZE(role) >> 4;

    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guchar)key[i]) * G_GUINT64_CONSTANT(0x100000001B3); /* FNV-1a */
    return (guint32)(hash ^ hash >> 32);
}

static void
word_free(gpointer data)
{
    DsWord *word = data;

    g_free(word->runs);
    if (word->text != word->key)
        g_free(word->text);
    g_free((gchar *)word->key);
    g_free(word);
}

DsSetter *
ds_setter_new(
    const DsStyle *style, DsPack *pack, const gchar *language, DsDiag *diag, GError **error)
{
    PangoFontMap *map = ds_font_map_new(error);

    if (map == NULL)
        return NULL;
    DsSetter *setter = g_new0(DsSetter, 1);
    setter->style = style;
    setter->font_map = map;
    setter->context = ds_font_map_context(map, language);
    setter->attributes =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)pango_attr_list_unref);
    setter->items = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)pango_item_free);
    setter->words = g_hash_table_new_full(word_hash, word_equal, word_free, NULL);
    setter->shapes = ds_shapes_new();
    setter->reported = g_hash_table_new(NULL, NULL);
    setter->ties = ds_ties_new(pack);
    setter->diag = diag;
    return setter;
}

void
ds_setter_free(DsSetter *setter)
{
    if (setter == NULL)
        return;
    g_hash_table_unref(setter->words);
    g_ptr_array_unref(setter->shapes);
    g_hash_table_unref(setter->items);
    g_hash_table_unref(setter->attributes);
    g_hash_table_unref(setter->reported);
    ds_ties_free(setter->ties);
    g_object_unref(setter->context);
    g_object_unref(setter->font_map);
    g_free(setter);
}

GPtrArray *
ds_setter_shapes(const DsSetter *setter)
{
    return setter->shapes;
}

const DsStyle *
ds_setter_style(const DsSetter *setter)
{
    return setter->style;
}

PangoFontMap *
ds_setter_font_map(const DsSetter *setter)
{
    return setter->font_map;
}

const DsStyleRole *
ds_setter_role(const DsSetter *setter, const gchar *role)
{
    return ds_style_role(setter->style, g_intern_string(role));
}

static PangoAttrList *
role_attributes(DsSetter *setter, const DsStyleRole *role)
{
    PangoAttrList *list = g_hash_table_lookup(setter->attributes, role);

    if (list != NULL)
        return list;
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, role->family);
    pango_font_description_set_weight(description, (PangoWeight)role->weight);
    pango_font_description_set_style(description,
                                     role->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(description, role->size);
    /* Ligatures need ActualText, which some readers lose in tagged text. */
    g_autofree gchar *features = g_strconcat("kern=1,liga=0,", role->features, NULL);
    if (*role->features == '\0')
        features[strlen(features) - 1] = '\0';
    list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_desc_new(description));
    pango_attr_list_insert(list, pango_attr_font_features_new(features));
    pango_font_description_free(description);
    g_hash_table_insert(setter->attributes, (gpointer)role, list);
    return list;
}

/* Its shapes stay where they are, unused. */
static void
word_unshape(DsWord *word)
{
    g_clear_pointer(&word->runs, g_free);
    word->n_runs = 0;
    word->width = 0;
}

static void
run_shape(DsSetter *setter,
          DsWord *word,
          guint index,
          const PangoAnalysis *analysis,
          gsize start,
          gsize n)
{
    const DsShape *shape = ds_shapes_add(setter->shapes, word->text + start, n, word->text,
                                         analysis, word->role->tracking);

    word->runs[index] = shape;
    word->width += shape->width;
}

/* Latin letters, figures and common marks: one font and one script, so that Pango need not be
 * asked how to divide the word. */
static gboolean
is_plain(const gchar *text)
{
    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (c < 0x20 || (c >= 0x250 && c < 0x300) || (c >= 0x370 && c < 0x1e00) ||
            (c >= 0x1f00 && c != 0x2009 && c != 0x2004 && !(c >= 0x2013 && c <= 0x2026)))
            return FALSE;
    }
    return TRUE;
}

static const PangoItem *
latin_item(DsSetter *setter, const DsStyleRole *role)
{
    PangoItem *item = g_hash_table_lookup(setter->items, role);

    if (item != NULL)
        return item;
    GList *items =
        pango_itemize(setter->context, "a", 0, 1, role_attributes(setter, role), NULL);
    item = items->data;
    g_list_free(items);
    g_hash_table_insert(setter->items, (gpointer)role, item);
    return item;
}

static gboolean
has_unknown(const PangoGlyphString *glyphs)
{
    for (gint i = 0; i < glyphs->num_glyphs; i++)
        if ((glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            return TRUE;
    return FALSE;
}

static gboolean
shape_plain(DsSetter *setter, DsWord *word)
{
    if (!is_plain(word->text))
        return FALSE;
    word->n_runs = 1;
    word->runs = g_new0(const DsShape *, 1);
    run_shape(setter, word, 0, &latin_item(setter, word->role)->analysis, 0,
              strlen(word->text));
    if (!has_unknown(word->runs[0]->glyphs))
        return TRUE;
    word_unshape(word);
    return FALSE;
}

static void
word_shape(DsSetter *setter, DsWord *word)
{
    if (shape_plain(setter, word))
        return;
    GList *items = pango_itemize(setter->context, word->text, 0, (gint)strlen(word->text),
                                 role_attributes(setter, word->role), NULL);
    guint i = 0;
    word->n_runs = g_list_length(items);
    word->runs = g_new0(const DsShape *, word->n_runs);
    for (GList *link = items; link != NULL; link = link->next) {
        PangoItem *item = link->data;
        run_shape(setter, word, i++, &item->analysis, (gsize)item->offset, (gsize)item->length);
        pango_item_free(item);
    }
    g_list_free(items);
}

/* Whether a run has a glyph that its font lacks; appends which bytes to starts. */
static gboolean
word_find_unknown(const DsWord *word, GArray *starts)
{
    guint start = 0;

    for (guint r = 0; r < word->n_runs; r++) {
        const DsShape *run = word->runs[r];
        /* Every run is set by word_shape(). */
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
        for (gint i = 0; i < run->glyphs->num_glyphs; i++) {
            const guint at = start + (guint)run->glyphs->log_clusters[i];
            if ((run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                g_array_append_val(starts, at);
        }
        start += (guint)strlen(run->text);
    }
    return starts->len > 0;
}

static gboolean
has_start(const GArray *starts, guint at)
{
    for (guint i = 0; i < starts->len; i++)
        if (g_array_index(starts, guint, i) == at)
            return TRUE;
    return FALSE;
}

static void
report_unknown(DsSetter *setter, gunichar c)
{
    if (g_hash_table_contains(setter->reported, GUINT_TO_POINTER(c)))
        return;
    g_hash_table_add(setter->reported, GUINT_TO_POINTER(c));
    ds_diag_add(setter->diag, DS_DIAG_WARNING, "glyph-missing", NULL, 0, 0,
                "no font has the character U+%04X; printed as \"?\"", c);
}

static void
word_replace_unknown(DsSetter *setter, DsWord *word)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));

    if (!word_find_unknown(word, starts))
        return;
    GString *text = g_string_new(NULL);
    for (const gchar *p = word->text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (has_start(starts, (guint)(p - word->text))) {
            report_unknown(setter, g_utf8_get_char(p));
            g_string_append_c(text, '?');
        } else {
            g_string_append_len(text, p, g_utf8_next_char(p) - p);
        }
    }
    word_unshape(word);
    word->text = g_string_free(text, FALSE);
    word_shape(setter, word);
}

/* Per cent of a mark's width that may stand outside the measure. */
static guint
hang_right_of(gunichar c)
{
    switch (c) {
    case '.':
    case ',':
        return 60;
    case 0x201d:
    case 0x2019:
        return 55;
    case '-':
    case 0x2010:
    case 0x2011:
        return 60;
    case ';':
    case ':':
        return 35;
    case 0x2026:
        return 25;
    default:
        return 0;
    }
}

static void
word_measure_ends(DsWord *word)
{
    if (word->n_runs == 0 || *word->text == '\0')
        return;
    const DsShape *first = word->runs[0], *last = word->runs[word->n_runs - 1];
    const gunichar opening = g_utf8_get_char(word->text);
    const gunichar closing = g_utf8_get_char(g_utf8_prev_char(word->text + strlen(word->text)));
    /* Every run is set by word_shape(). */
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    if (first->rtl || last->rtl || first->glyphs->num_glyphs == 0 ||
        last->glyphs->num_glyphs == 0)
        return;
    const DsUnit left = first->glyphs->glyphs[0].geometry.width;
    const DsUnit right = last->glyphs->glyphs[last->glyphs->num_glyphs - 1].geometry.width;
    word->hang_right = right * (DsUnit)hang_right_of(closing) / 100;
    if (opening == 0x201c || opening == 0x2018 || opening == '"')
        word->opening = left;
}

static const DsWord *
find_word(DsSetter *setter, const DsStyleRole *role, const gchar *text, gsize n)
{
    const DsWord key = {
        .role = role, .key = text, .n_key = (guint32)n, .hash = key_hash(role, text, n)};
    DsWord *word = g_hash_table_lookup(setter->words, &key);
    if (word != NULL)
        return word;
    word = g_new0(DsWord, 1);
    *word = key;
    word->key = word->text = g_strndup(text, n);
    word->tie = ds_ties_classify(setter->ties, word->text);
    word_shape(setter, word);
    word_replace_unknown(setter, word);
    word_measure_ends(word);
    g_hash_table_add(setter->words, word);
    return word;
}

const DsWord *
ds_setter_word(DsSetter *setter, const DsStyleRole *role, const gchar *text, gsize n)
{
    if (n != 1 || *text != ' ')
        return find_word(setter, role, text, n);
    if (setter->blank == NULL || setter->blank->role != role)
        setter->blank = find_word(setter, role, text, n);
    return setter->blank;
}

gboolean
ds_setter_ties(const DsSetter *setter,
               const DsWord *first,
               const DsWord *second,
               gboolean display)
{
    return ds_ties_hold(setter->ties, first->tie, second->tie, display);
}
