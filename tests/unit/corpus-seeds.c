/* The seeds against their gold annotation: the figures reached are held. */
#include <glib.h>

#include <json-glib/json-glib.h>
#include <string.h>

#include "../support/articles.h"
#include "base/utf8.h"

static JsonObject *
load_gold(JsonParser *parser, const DsArticle *article)
{
    g_autofree gchar *base = g_path_get_basename(article->path);
    base[strlen(base) - strlen(".txt")] = '\0';
    g_autofree gchar *path =
        g_strconcat(DS_SOURCE_DIR "/tests/gold/seeds/", base, ".json", NULL);

    g_assert_true(json_parser_load_from_file(parser, path, NULL));
    return json_node_get_object(json_parser_get_root(parser));
}

static const gchar *
kind_at(const DsArticle *article, guint32 offset)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        if (block->start <= offset && offset < block->end)
            return ds_block_kind_name(block->kind);
    }
    return "none";
}

static gboolean
is_article(const gchar *name)
{
    DsBlockKind kind;

    return ds_block_kind_from_name(name, &kind) && ds_block_kind_is_article(kind);
}

static void
assert_field(JsonObject *meta, const gchar *member, const DsField *field)
{
    if (!json_object_get_null_member(meta, member)) {
        g_assert_cmpstr(field->text, ==, json_object_get_string_member(meta, member));
        return;
    }
    g_assert_true(field->text == NULL || g_str_equal(field->basis, "first-sentence"));
}

static void
assert_meta(const DsArticle *article, JsonObject *meta)
{
    g_autofree gchar *published = ds_date_to_iso(article->published.date);
    g_autofree gchar *reference = ds_date_to_iso(article->reference.date);

    assert_field(meta, "title", &article->title);
    assert_field(meta, "author", &article->author);
    assert_field(meta, "publisher", &article->publisher);
    g_assert_cmpstr(published, ==,
                    json_object_get_null_member(meta, "published")
                        ? NULL
                        : json_object_get_string_member(meta, "published"));
    g_assert_cmpstr(reference, ==, json_object_get_string_member(meta, "reference_date"));
}

static void
test_seeds(void)
{
    static const gchar *const paths[] = {DS_SOURCE_DIR "/seeds", NULL};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_read(paths, pack, 2, NULL, NULL);
    guint n = 0, n_sides = 0, n_kinds = 0;

    g_assert_cmpuint(corpus->articles->len, ==, 5);
    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        g_autoptr(JsonParser) parser = json_parser_new();
        JsonObject *gold = load_gold(parser, article);
        JsonArray *blocks = json_object_get_array_member(gold, "blocks");
        DsUtf8Map map;
        ds_utf8_map_init(&map, article->text, article->n_bytes);
        for (guint b = 0; b < json_array_get_length(blocks); b++) {
            JsonObject *block = json_array_get_object_element(blocks, b);
            const guint32 middle = (guint32)(json_object_get_int_member(block, "start") +
                                             json_object_get_int_member(block, "end")) /
                                   2;
            const gchar *kind = kind_at(article, ds_utf8_map_to_byte(&map, middle));
            const gchar *want = json_object_get_string_member(block, "kind");
            n++;
            n_sides += is_article(kind) == is_article(want) ? 1 : 0;
            n_kinds += g_str_equal(kind, want) ? 1 : 0;
        }
        ds_utf8_map_clear(&map);
        assert_meta(article, json_object_get_object_member(gold, "meta"));
    }
    g_assert_cmpuint(n, ==, 112);
    g_assert_cmpuint(n_sides, ==, 112);
    g_assert_cmpuint(n_kinds, >=, 111);
}

static void
test_families(void)
{
    static const gchar *const paths[] = {DS_SOURCE_DIR "/seeds", NULL};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsCorpus) corpus = ds_corpus_read(paths, pack, 0, NULL, NULL);
    static const guint expected[] = {1, 1, 2, 3, 4};

    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        g_assert_cmpuint(ds_corpus_article(corpus, i)->family, ==, expected[i]);
    g_assert_cmpuint(corpus->n_families, ==, 4);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/seeds/blocks-and-metadata-are-those-of-the-gold", test_seeds);
    g_test_add_func("/seeds/two-reports-are-one-family", test_families);
    return g_test_run();
}
