/* Folding and composing against GLib's own, character by character, and maps of offsets. */
#include <glib.h>
#include <string.h>

#include "base/utf8.h"

static gchar *
fold_by_glib(const gchar *text)
{
    g_autofree gchar *folded = g_utf8_casefold(text, -1);
    return g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Calls check for every character, alone and before a mark that joins it. */
static void
for_every_character(void (*check)(const gchar *text))
{
    static const gchar *const marks[] = {"", "\xCC\x81" /* acute */, "\xCC\xA3\xCC\x82"};

    for (gunichar c = 1; c < 0x20000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
            gchar text[16] = {0};
            text[g_unichar_to_utf8(c, text)] = '\0';
            strcat(text, marks[i]);
            check(text);
        }
    }
}

static void
check_fold(const gchar *text)
{
    g_autofree gchar *expected = fold_by_glib(text);
    g_autofree gchar *folded = ds_utf8_fold(text, -1);

    g_assert_cmpstr(folded, ==, expected);
}

static void
check_compose(const gchar *text)
{
    g_autofree gchar *expected = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autofree gchar *composed = ds_utf8_compose(text, strlen(text));

    g_assert_cmpstr(composed, ==, expected);
}

static void
test_fold(void)
{
    for_every_character(check_fold);
    check_fold("Bộ Lao động – Thương binh và Xã hội");
    check_fold("STRASSE, Straße, İstanbul, ΣΊΣΥΦΟΣ");
}

static void
test_compose(void)
{
    for_every_character(check_compose);
}

static void
test_classes(void)
{
    for (gunichar c = 1; c < 0x20000; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        gchar text[8] = {0};
        g_unichar_to_utf8(c, text);
        g_assert_cmpuint(ds_utf8_peek(text), ==, c);
        g_assert_true(ds_utf8_is_word(c) == g_unichar_isalnum(c));
        g_assert_true(ds_utf8_is_letter(c) == g_unichar_isalpha(c));
        g_assert_true(ds_utf8_is_upper(c) == g_unichar_isupper(c));
        g_assert_true(ds_utf8_is_blank(c) == g_unichar_isspace(c));
    }
}

static void
test_squeeze(void)
{
    static const gchar *const cases[][2] = {
        {"", ""}, {"  ", ""}, {"a", "a"}, {" a ", "a"}, {"Bộ\u00A0\tY  tế\n", "Bộ Y tế"}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *squeezed = ds_utf8_squeeze(cases[i][0], -1);
        g_assert_cmpstr(squeezed, ==, cases[i][1]);
    }
}

static void
test_map(void)
{
    const gchar *text = "Hội nghị ASSA lần thứ 38";
    DsUtf8Map map;

    ds_utf8_map_init(&map, text, strlen(text));
    guint32 n = 0;
    for (const gchar *p = text; *p != '\0'; p = g_utf8_next_char(p), n++) {
        g_assert_cmpuint(ds_utf8_map_to_char(&map, (guint32)(p - text)), ==, n);
        g_assert_cmpuint(ds_utf8_map_to_byte(&map, n), ==, (guint32)(p - text));
    }
    g_assert_cmpuint(ds_utf8_map_to_byte(&map, n), ==, strlen(text));
    g_assert_cmpuint(ds_utf8_map_to_byte(&map, n + 1), ==, G_MAXUINT32);
    ds_utf8_map_clear(&map);
}

/* Every beginning of a text, on memory of its own, cut inside characters too. */
static void
test_fold_of_cut_text(void)
{
    const gchar *text = "Đà Nẵng – 𝔄 năm";

    for (gsize n = 1; n <= strlen(text); n++) {
        gsize whole = n;
        while (whole > 0 && ((guchar)text[whole] & 0xC0) == 0x80)
            whole--;
        g_autofree gchar *cut = (gchar *)g_malloc(n);
        memcpy(cut, text, n);
        g_autofree gchar *expected_text = g_strndup(text, whole);
        g_autofree gchar *expected = fold_by_glib(expected_text);
        g_autofree gchar *folded = ds_utf8_fold(cut, (gssize)n);
        g_assert_cmpstr(folded, ==, expected);
    }
}

static void
test_lower(void)
{
    for (gunichar c = 0; c < 0x30000; c++)
        g_assert_cmphex(ds_utf8_lower(c), ==, g_unichar_tolower(c));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/utf8/fold-is-glib-s", test_fold);
    g_test_add_func("/utf8/fold-of-cut-text", test_fold_of_cut_text);
    g_test_add_func("/utf8/compose-is-glib-s", test_compose);
    g_test_add_func("/utf8/classes-are-glib-s", test_classes);
    g_test_add_func("/utf8/one-blank-between-words", test_squeeze);
    g_test_add_func("/utf8/small-letters", test_lower);
    g_test_add_func("/utf8/map-there-and-back", test_map);
    return g_test_run();
}
