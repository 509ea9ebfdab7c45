/* The nearest known word. */
#include "base/nearest.h"

static void
test_nearest(void)
{
    static const gchar *const words[] = {"build", "watch", "verify", NULL};

    g_assert_cmpstr(ds_nearest("biuld", words, 2), ==, "build");
    g_assert_cmpstr(ds_nearest("wath", words, 2), ==, "watch");
    g_assert_cmpstr(ds_nearest("verify", words, 0), ==, "verify");
}

static void
test_too_far(void)
{
    static const gchar *const words[] = {"build", NULL};
    static const gchar *const none[] = {NULL};

    g_assert_null(ds_nearest("tin", words, 2));
    g_assert_null(ds_nearest("", words, 4));
    g_assert_null(ds_nearest("build", none, G_MAXUINT));
}

static void
test_first_of_equals(void)
{
    static const gchar *const words[] = {"bat", "cat", NULL};

    g_assert_cmpstr(ds_nearest("rat", words, G_MAXUINT), ==, "bat");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nearest/one-edit-away", test_nearest);
    g_test_add_func("/nearest/too-far-is-none", test_too_far);
    g_test_add_func("/nearest/first-of-equals", test_first_of_equals);
    return g_test_run();
}
