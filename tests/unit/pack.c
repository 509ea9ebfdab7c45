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
    g_assert_cmpuint(ds_lexicon_longest(lexicon, text, strlen(text), &n), ==, 2);
    g_assert_cmpuint(n, ==, strlen("Bộ Y tế"));
    g_assert_cmpuint(ds_lexicon_longest(lexicon, "Bội", strlen("Bội"), &n), ==, G_MAXUINT32);
    g_assert_cmpuint(ds_lexicon_lookup(lexicon, "Bộ Y tế", -1), ==, 2);
    g_assert_cmpuint(ds_lexicon_lookup(lexicon, "Bộ Y", -1), ==, G_MAXUINT32);
}

static gboolean
append_length(guint32 value, gsize length, gpointer data)
{
    g_string_append_printf((GString *)data, "%u:%u ", value, (guint)length);
    return TRUE;
}

static void
test_lexicon_each(void)
{
    g_autoptr(DsLexicon) lexicon = ds_lexicon_new();
    g_autoptr(GString) found = g_string_new(NULL);
    static const gchar text[] = "TP. HCM - Long An, nay";

    ds_lexicon_add(lexicon, "TP", 1);
    ds_lexicon_add(lexicon, "TP.", 2);
    ds_lexicon_add(lexicon, "TP.", 9); /* the first value stays */
    ds_lexicon_add(lexicon, "TP. HCM - Long An", 3);
    ds_lexicon_add(lexicon, "TP. HCM - Long Anh", 4);
    ds_lexicon_each(lexicon, text, strlen(text), append_length, found);
    g_assert_cmpstr(found->str, ==, "1:2 2:3 3:17 ");
}

/* Against the plain way: every phrase compared at every start. */
static void
test_lexicon_random(void)
{
    static const gchar *const words[] = {"a", "ă", "ab", "á", "-", ".", " ", " ", "bộ", "1"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);

    for (guint round = 0; round < 400; round++) {
        g_autoptr(DsLexicon) lexicon = ds_lexicon_new();
        g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < 60; i++) {
            GString *phrase = g_string_new(NULL);
            for (gint n = g_rand_int_range(rand, 1, 6); n > 0; n--)
                g_string_append(phrase, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
            ds_lexicon_add(lexicon, phrase->str, i);
            g_ptr_array_add(phrases, g_string_free(phrase, FALSE));
        }
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < 30; i++)
            g_string_append(text, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
        for (const gchar *p = text->str; *p != '\0'; p = g_utf8_next_char(p)) {
            gsize best = 0, length = 0;
            for (guint i = 0; i < phrases->len; i++) {
                const gchar *phrase = (const gchar *)g_ptr_array_index(phrases, i);
                const gsize n = strlen(phrase);
                if (!g_str_has_prefix(p, phrase))
                    continue;
                const gunichar last = g_utf8_get_char(g_utf8_find_prev_char(p, p + n));
                if (g_unichar_isalnum(last) && g_unichar_isalnum(g_utf8_get_char(p + n)))
                    continue;
                best = MAX(best, n);
            }
            ds_lexicon_longest(lexicon, p, strlen(p), &length);
            g_assert_cmpuint(length, ==, best);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pack/labels", test_labels);
    g_test_add_func("/pack/unknown-language", test_unknown_language);
    g_test_add_func("/pack/alphabet-order", test_alphabet_order);
    g_test_add_func("/lexicon/longest-that-ends-a-word", test_lexicon_longest);
    g_test_add_func("/lexicon/each-shortest-first", test_lexicon_each);
    g_test_add_func("/lexicon/same-as-comparing-all", test_lexicon_random);
    return g_test_run();
}
