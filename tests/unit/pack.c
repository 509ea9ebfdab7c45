/* The language pack and the automaton of its phrases. */
#include <glib.h>

#include <string.h>

#include "pack/lexicon.h"
#include "pack/pack.h"

static void
test_labels(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    g_assert_nonnull(pack);
    g_assert_cmpstr(ds_pack_label(pack, "nav.contents"), ==, "Mục lục");
    g_assert_cmpstr(ds_pack_label(pack, "no.such.key"), ==, "no.such.key");
}

static void
test_unknown_language(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(ds_pack_load("../fonts", &error));
    g_assert_nonnull(error);
}

static void
test_alphabet_order(void)
{
    static const gchar *const sorted[] = {"an", "ăn", "ân", "da", "đa", "ea", "em", "ém"};
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);

    for (gsize i = 1; i < G_N_ELEMENTS(sorted); i++) {
        g_autofree gchar *before = ds_pack_sort_key(pack, sorted[i - 1]);
        g_autofree gchar *after = ds_pack_sort_key(pack, sorted[i]);
        g_assert_cmpint(strcmp(before, after), <, 0);
    }
}

static void
test_lexicon_longest(void)
{
    g_autoptr(DsLexicon) lexicon = ds_lexicon_new();
    static const gchar text[] = "Bộ Y tế nói";
    gsize n = 0;

    ds_lexicon_add(lexicon, "Bộ", 1);
    ds_lexicon_add(lexicon, "Bộ Y tế", 2);
    ds_lexicon_add(lexicon, "Bộ Y tế nó", 3); /* ends inside a word of the text */
    ds_lexicon_freeze(lexicon);
    g_assert_cmpuint(ds_lexicon_longest(lexicon, text, strlen(text), &n), ==, 2);
    g_assert_cmpuint(n, ==, strlen("Bộ Y tế"));
    g_assert_cmpuint(ds_lexicon_longest(lexicon, "Bội", strlen("Bội"), &n), ==, G_MAXUINT32);
    g_assert_cmpuint(ds_lexicon_lookup(lexicon, "Bộ Y tế", -1), ==, 2);
    g_assert_cmpuint(ds_lexicon_lookup(lexicon, "Bộ Y", -1), ==, G_MAXUINT32);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pack/labels", test_labels);
    g_test_add_func("/pack/unknown-language", test_unknown_language);
    g_test_add_func("/pack/alphabet-order", test_alphabet_order);
    g_test_add_func("/lexicon/longest-that-ends-a-word", test_lexicon_longest);
    return g_test_run();
}
