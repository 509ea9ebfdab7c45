/* JSON looked at before it is parsed. */
#include <glib.h>

#include <string.h>

#include "base/json.h"
#include "base/json_out.h"
#include "base/json_tree.h"

static void
test_measure(void)
{
    static const struct {
        const gchar *text;
        gsize length;
    } cases[] = {
        {"{}", 2},
        {" [1, -2.5e+3, true, null] x", 25},
        {"{\"a\": \"}\\\"]\"}{", 13},
        {"{\"a\": [}", 0},
        {"[1, 2", 0},
        {"{\"a", 0},
        {"{\"a\\", 0},
        {"1", 0},
        {"", 0},
        {"}", 0},
        {"{'\"': [}", 0},           /* no quotation marks of JSON */
        {"{/* \" */ \"a\": 1}", 0}, /* no comments either */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(ds_json_measure(cases[i].text, strlen(cases[i].text)), ==,
                         cases[i].length);
}

static void
test_depth(void)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < DS_JSON_MAX_DEPTH; i++)
        g_string_append_c(text, '[');
    for (guint i = 0; i < DS_JSON_MAX_DEPTH; i++)
        g_string_append_c(text, ']');
    g_assert_true(ds_json_is_one(text->str, text->len));
    g_string_prepend_c(text, '[');
    g_string_append_c(text, ']');
    g_assert_false(ds_json_is_one(text->str, text->len));
    g_string_free(text, TRUE);
}

static void
test_one(void)
{
    g_assert_true(ds_json_is_one(" {} \n", 5));
    g_assert_false(ds_json_is_one("{}{}", 4));
    g_assert_false(ds_json_is_one("{}\n{}", 5));
    g_assert_false(ds_json_is_one("", 0));
}

static void
append_piece(const gchar *text, gsize n, gpointer out)
{
    g_string_append_len((GString *)out, text, (gssize)n);
}

static void
test_out(void)
{
    static const gchar expected[] = "{\n"
                                    " \"a\\\"b\" : \"\\\\ \\n\\t\\u0001 \\u007f đ\",\n"
                                    " \"none\" : [],\n"
                                    " \"list\" : [\n"
                                    "  -5,\n"
                                    "  true,\n"
                                    "  {\n"
                                    "   \"x\" : null\n"
                                    "  }\n"
                                    " ]\n"
                                    "}\n";
    GString *text = g_string_new(NULL);
    DsJsonOut out;

    ds_json_out_init(&out, append_piece, text);
    ds_json_out_begin_object(&out);
    ds_json_out_name(&out, "a\"b");
    ds_json_out_string(&out, "\\ \n\t\x01 \x7f đ");
    ds_json_out_name(&out, "none");
    ds_json_out_begin_array(&out);
    ds_json_out_end(&out);
    ds_json_out_name(&out, "list");
    ds_json_out_begin_array(&out);
    ds_json_out_int(&out, -5);
    ds_json_out_bool(&out, TRUE);
    ds_json_out_begin_object(&out);
    ds_json_out_name(&out, "x");
    ds_json_out_null(&out);
    ds_json_out_end(&out);
    ds_json_out_end(&out);
    ds_json_out_end(&out);
    ds_json_out_finish(&out);
    g_assert_cmpstr(text->str, ==, expected);
    g_string_free(text, TRUE);
}

static void
test_tree(void)
{
    static const gchar text[] = " {\"a\": [[1], [2, \"x\"], {}], \"n\": -12, \"f\": 1.5, "
                                "\"t\": true, \"big\": 9223372036854775808,"
                                "  \"s\": \"\\u1ebf\\n\\ud83d\\ude00\\ud800\", \"zero\": "
                                "\"a\\u0000b\", \"n\": 7, \"\\u006b\": \"v\"} ";
    g_autoptr(DsJsonTree) tree = ds_json_tree_new(text, sizeof text - 1, NULL);
    const DsJson root = ds_json_tree_root(tree);
    gint64 number = 0;

    g_assert_true(ds_json_is_object(root));
    g_assert_true(ds_json_is_true(ds_json_member(root, "t")));
    g_assert_false(ds_json_is_there(ds_json_member(root, "missing")));
    g_assert_true(ds_json_get_integer(ds_json_member(root, "n"), &number)); /* the last one */
    g_assert_cmpint(number, ==, 7);
    g_assert_false(ds_json_get_integer(ds_json_member(root, "f"), &number));
    g_assert_false(ds_json_get_integer(ds_json_member(root, "big"), &number));
    g_autofree gchar *s = ds_json_dup_string(ds_json_member(root, "s"));
    g_assert_cmpstr(s, ==, "ế\n😀\xEF\xBF\xBD");
    g_autofree gchar *k = ds_json_dup_string(ds_json_member(root, "k"));
    g_assert_cmpstr(k, ==, "v");
    g_assert_null(ds_json_dup_string(ds_json_member(root, "zero")));
    DsJsonItems items = ds_json_items(ds_json_member(root, "a"));
    guint n = 0, n_inner = 0;
    for (DsJson item, inner; ds_json_items_next(&items, &item); n++)
        for (DsJsonItems inside = ds_json_items(item); ds_json_items_next(&inside, &inner);)
            n_inner++;
    g_assert_cmpuint(n, ==, 3);
    g_assert_cmpuint(n_inner, ==, 3);
}

/* Every text is parsed from memory that ends with it, so that a sanitizer sees a step too far.
 */
static void
test_tree_refuses(void)
{
    static const gchar *const bad[] = {
        "",      "{",     "[1,]",      "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
        "[01]",  "[1.]",  "[1e]",      "[-]",        "[+1]",      "tru",
        "\"a",   "\"\\",  "\"\\u12\"", "\"\\x\"",    "\"\n\"",    "{} {}",
        "[1 2]", "{1:2}", "\xFF",      "[\"\xC3\"]", "nul",       "'a'"};

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        const gsize n = strlen(bad[i]);
        g_autofree gchar *copy = g_memdup2(bad[i], n);
        g_autoptr(GError) error = NULL;
        g_assert_null(ds_json_tree_new(copy != NULL ? copy : "", n, &error));
        g_assert_nonnull(error);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/length-of-a-value", test_measure);
    g_test_add_func("/json/depth-has-a-limit", test_depth);
    g_test_add_func("/json/one-value-and-nothing-else", test_one);
    g_test_add_func("/json/written-a-line-a-value", test_out);
    g_test_add_func("/json/tree", test_tree);
    g_test_add_func("/json/tree-refuses", test_tree_refuses);
    return g_test_run();
}
