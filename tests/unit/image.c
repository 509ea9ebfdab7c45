/* What the build has compiled of the lists is what they compile to now, and a user's lists are
 * read instead. */
#include "base/image.h"

#include <glib/gstdio.h>

#include "extract/mention_rules-private.h"

static GBytes *
saved(const DsMentionRules *rules)
{
    GByteArray *image = g_byte_array_new();

    ds_rules_save(rules, image);
    return g_byte_array_free_to_bytes(image);
}

static void
test_same_as_lists(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    DsMentionRules *kept = ds_mention_rules_new(pack, NULL);
    DsMentionRules *compiled = ds_rules_compile(pack);
    g_autoptr(GBytes) bytes_kept = saved(kept);
    g_autoptr(GBytes) bytes_compiled = saved(compiled);

    g_assert_null(kept->own_phrases);
    g_assert_cmpuint(kept->n_phrases, >, 1000);
    g_assert_true(g_bytes_equal(bytes_kept, bytes_compiled));
    ds_mention_rules_free(kept);
    ds_mention_rules_free(compiled);
}

static void
test_lexicon(void)
{
    static const gchar *const phrases[] = {"hà nội", "hà nội mới", "hà", "ủy ban", "ủy ban xã"};
    g_autoptr(DsLexicon) made = ds_lexicon_new();
    g_autoptr(GByteArray) image = g_byte_array_new();
    gsize length = 0;

    for (guint32 i = 0; i < G_N_ELEMENTS(phrases); i++)
        ds_lexicon_add(made, phrases[i], i);
    ds_lexicon_save(made, image);
    DsImage at = {image->data};
    g_autoptr(DsLexicon) read = ds_lexicon_load(&at);
    g_assert_true(at.at == image->data + image->len);
    for (guint32 i = 0; i < G_N_ELEMENTS(phrases); i++)
        g_assert_cmpuint(ds_lexicon_lookup(read, phrases[i], -1), ==, i);
    g_assert_cmpuint(ds_lexicon_lookup(read, "hà nộ", -1), ==, G_MAXUINT32);
    g_assert_cmpuint(ds_lexicon_longest(read, "hà nội mới.", 14, &length), ==, 0);
    g_assert_cmpuint(ds_lexicon_longest(read, "hà nội mới.", 16, &length), ==, 1);
    g_assert_cmpuint(length, ==, 15);
}

static void
test_lists_of_a_user(void)
{
    g_autofree gchar *folder = g_dir_make_tmp("dossier-image-XXXXXX", NULL);

    g_assert_nonnull(folder);
    g_setenv("DOSSIER_DATA", folder, TRUE);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    DsMentionRules *rules = ds_mention_rules_new(pack, NULL);
    g_assert_nonnull(rules->own_phrases);
    ds_mention_rules_free(rules);
    g_unsetenv("DOSSIER_DATA");
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/same-as-lists", test_same_as_lists);
    g_test_add_func("/image/lexicon", test_lexicon);
    g_test_add_func("/image/lists-of-a-user", test_lists_of_a_user);
    return g_test_run();
}
