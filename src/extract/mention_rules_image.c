/* The compiled lists of names as the build keeps them: phrases and lexicons are read where they
 * lie; what points to text is written with the place of the text. */
#include "extract/mention_rules-private.h"

#include <string.h>

typedef struct {
    guint32 text, kind; /* in the texts */
    guint32 follows;
    guint8 any_case, name_only, alone;
} Head;

typedef struct {
    guint32 text;
    guint32 row, next;
    guint8 n_capitals, acronym, need_head, opens_with_head, all_capitals;
} Form;

typedef struct {
    guint32 class;
    guint32 rank;
    guint8 takes_institution, honorific;
} Title;

/* Texts with their ends, and where each begins. */
typedef struct {
    GString *all;
    GHashTable *places; /* text → place + 1 */
} Texts;

static guint32
place_of(Texts *texts, const gchar *text)
{
    const gchar *known = text != NULL ? text : "";
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(texts->places, known));

    if (place == 0) {
        place = (guint)texts->all->len + 1;
        g_string_append_len(texts->all, known, (gssize)strlen(known) + 1);
        g_hash_table_insert(texts->places, g_strdup(known), GUINT_TO_POINTER(place));
    }
    return place - 1;
}

static void
save_heads(const DsMentionRules *rules, Texts *texts, GByteArray *image)
{
    g_autofree Head *heads = g_new0(Head, rules->heads->len);

    for (guint i = 0; i < rules->heads->len; i++) {
        const DsHead *head = ds_rules_head(rules, i);
        heads[i].text = place_of(texts, head->text);
        heads[i].kind = place_of(texts, head->kind);
        heads[i].follows = head->follows;
        heads[i].any_case = head->any_case != FALSE;
        heads[i].name_only = head->name_only != FALSE;
        heads[i].alone = (guint8)head->alone;
    }
    ds_image_append(image, heads, rules->heads->len, sizeof *heads);
}

static void
save_forms(const DsMentionRules *rules, Texts *texts, GByteArray *image)
{
    g_autofree Form *forms = g_new0(Form, rules->forms->len);

    for (guint i = 0; i < rules->forms->len; i++) {
        const DsKnownForm *form = ds_rules_form(rules, i);
        forms[i].text = place_of(texts, form->text);
        forms[i].row = form->row;
        forms[i].next = form->next;
        forms[i].n_capitals = form->n_capitals;
        forms[i].acronym = form->acronym;
        forms[i].need_head = form->need_head;
        forms[i].opens_with_head = form->opens_with_head;
        forms[i].all_capitals = form->all_capitals;
    }
    ds_image_append(image, forms, rules->forms->len, sizeof *forms);
}

static void
save_titles(const DsMentionRules *rules, Texts *texts, GByteArray *image)
{
    g_autofree Title *titles = g_new0(Title, rules->titles->len);

    for (guint i = 0; i < rules->titles->len; i++) {
        const DsTitle *title = &g_array_index(rules->titles, DsTitle, i);
        titles[i].class = place_of(texts, title->class);
        titles[i].rank = title->rank;
        titles[i].takes_institution = title->takes_institution != FALSE;
        titles[i].honorific = title->honorific != FALSE;
    }
    ds_image_append(image, titles, rules->titles->len, sizeof *titles);
}

void
ds_rules_save(const DsMentionRules *rules, GByteArray *image)
{
    Texts texts = {g_string_new(NULL),
                   g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    ds_image_append(image, rules->phrases, rules->n_phrases, sizeof *rules->phrases);
    save_heads(rules, &texts, image);
    save_forms(rules, &texts, image);
    save_titles(rules, &texts, image);
    ds_image_append(image, texts.all->str, texts.all->len, 1);
    ds_lexicon_save(rules->lexicon, image);
    ds_lexicon_save(rules->known_key, image);
    ds_lexicon_save(rules->row_of, image);
    g_string_free(texts.all, TRUE);
    g_hash_table_unref(texts.places);
}

/* An empty text stands for none. */
static const gchar *
text_at(const gchar *texts, guint32 place)
{
    return texts[place] != '\0' ? texts + place : NULL;
}

static void
load_heads(DsMentionRules *rules, const Head *heads, gsize n, const gchar *texts)
{
    for (gsize i = 0; i < n; i++) {
        const DsHead head = {.text = text_at(texts, heads[i].text),
                             .kind = g_intern_string(text_at(texts, heads[i].kind)),
                             .any_case = heads[i].any_case,
                             .name_only = heads[i].name_only,
                             .follows = heads[i].follows,
                             .alone = (DsAlone)heads[i].alone};
        g_array_append_val(rules->heads, head);
    }
}

static void
load_forms(DsMentionRules *rules, const Form *forms, gsize n, const gchar *texts)
{
    g_array_set_size(rules->forms, (guint)n);
    for (gsize i = 0; i < n; i++)
        g_array_index(rules->forms, DsKnownForm, i) =
            (DsKnownForm){.text = (gchar *)texts + forms[i].text,
                          .row = forms[i].row,
                          .next = forms[i].next,
                          .n_capitals = forms[i].n_capitals,
                          .acronym = forms[i].acronym,
                          .need_head = forms[i].need_head,
                          .opens_with_head = forms[i].opens_with_head,
                          .all_capitals = forms[i].all_capitals};
}

static void
load_titles(DsMentionRules *rules, const Title *titles, gsize n, const gchar *texts)
{
    for (gsize i = 0; i < n; i++) {
        const DsTitle title = {.class = text_at(texts, titles[i].class),
                               .takes_institution = titles[i].takes_institution,
                               .honorific = titles[i].honorific,
                               .rank = titles[i].rank};
        g_array_append_val(rules->titles, title);
    }
}

void
ds_rules_load(DsMentionRules *rules, DsImage *image)
{
    gsize n_heads = 0, n_forms = 0, n_titles = 0, n = 0;

    rules->phrases = (const DsPhrase *)ds_image_take(image, sizeof(DsPhrase), &n);
    rules->n_phrases = (guint)n;
    const Head *heads = (const Head *)ds_image_take(image, sizeof(Head), &n_heads);
    const Form *forms = (const Form *)ds_image_take(image, sizeof(Form), &n_forms);
    const Title *titles = (const Title *)ds_image_take(image, sizeof(Title), &n_titles);
    const gchar *texts = (const gchar *)ds_image_take(image, 1, &n);

    load_heads(rules, heads, n_heads, texts);
    load_forms(rules, forms, n_forms, texts);
    load_titles(rules, titles, n_titles, texts);
    rules->lexicon = ds_lexicon_load(image);
    rules->known_key = ds_lexicon_load(image);
    rules->row_of = ds_lexicon_load(image);
}
