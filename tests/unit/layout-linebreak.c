/* Line breaking on widths alone: text notation, a letter is one unit wide. */
#include <glib.h>
#include <string.h>

#include "layout/linebreak.h"

#define EM 1000

/* "aaa bb ccc": words parted by blanks; "_" is a tie. */
static GArray *
pieces_of(const gchar *text)
{
    GArray *pieces = g_array_new(FALSE, TRUE, sizeof(DsBreakPiece));
    DsBreakPiece piece = {.penalty = 0};

    for (const gchar *p = text; *p != '\0'; p++) {
        if (*p != ' ' && *p != '_') {
            piece.width += EM;
            continue;
        }
        piece.space = EM / 2;
        piece.penalty = *p == '_' ? DS_BREAK_NEVER : 0;
        g_array_append_val(pieces, piece);
        piece = (DsBreakPiece){.penalty = 0};
    }
    g_array_append_val(pieces, piece);
    return pieces;
}

static GArray *
break_text(GArray *pieces, DsBreakOptions options)
{
    return ds_break_lines((const DsBreakPiece *)(gconstpointer)pieces->data, pieces->len,
                          &options);
}

static const DsBrokenLine *
line(const GArray *lines, guint i)
{
    return &g_array_index(lines, DsBrokenLine, i);
}

static void
assert_covers(const GArray *lines, guint n)
{
    guint at = 0;

    for (guint i = 0; i < lines->len; i++) {
        g_assert_cmpuint(line(lines, i)->first, ==, at);
        at = line(lines, i)->end;
    }
    g_assert_cmpuint(at, ==, n);
}

static void
test_ragged(void)
{
    g_autoptr(GArray) pieces = pieces_of("aaaa aaaa aaaa aaaa aaaa aaaa");
    g_autoptr(GArray) lines = break_text(pieces, (DsBreakOptions){.measure = 10 * EM});

    g_assert_cmpuint(lines->len, ==, 3);
    assert_covers(lines, pieces->len);
    for (guint i = 0; i < lines->len; i++)
        g_assert_cmpint(line(lines, i)->natural, <=, 10 * EM);
}

/* First fit would leave one short word alone on the last line. */
static void
test_no_runt(void)
{
    g_autoptr(GArray) pieces = pieces_of("aaaa aaaa aaaa aaaa aaaa aaaa aaa");
    g_autoptr(GArray) lines = break_text(pieces, (DsBreakOptions){.measure = 29 * EM});

    g_assert_cmpuint(lines->len, ==, 2);
    g_assert_cmpuint(line(lines, 1)->end - line(lines, 1)->first, >, 1);
}

/* Fourteen words fill a line; the last one would stand alone unless others join it, at the
 * cost of looser lines. */
static void
test_no_runt_in_justified_text(void)
{
    const DsBreakOptions options = {.measure = 48000, .justify = TRUE};
    g_autoptr(GString) text = g_string_new("aaa");

    for (guint i = 1; i < 29; i++)
        g_string_append(text, " aaa");
    g_autoptr(GArray) pieces = pieces_of(text->str);
    g_autoptr(GArray) lines = break_text(pieces, options);

    g_assert_cmpuint(lines->len, ==, 3);
    g_assert_cmpuint(line(lines, 2)->end - line(lines, 2)->first, >, 1);
}

static void
test_tie_holds(void)
{
    g_autoptr(GArray) pieces = pieces_of("aaaa aaa_bbb aa");
    g_autoptr(GArray) lines = break_text(pieces, (DsBreakOptions){.measure = 8 * EM});

    for (guint i = 0; i < lines->len; i++)
        g_assert_cmpuint(line(lines, i)->end, !=, 2);
}

static void
test_justified_fills(void)
{
    g_autoptr(GArray) pieces =
        pieces_of("aaa aa aaaa a aaa aa aaaa aaa a aaaa aa aaa aaaa aa a aaa aaaa aaa");
    g_autoptr(GArray) lines =
        break_text(pieces, (DsBreakOptions){.measure = 16 * EM, .justify = TRUE});

    assert_covers(lines, pieces->len);
    for (guint i = 0; i + 1 < lines->len; i++)
        g_assert_cmpint(line(lines, i)->natural + line(lines, i)->extra, ==, 16 * EM);
    g_assert_cmpint(line(lines, lines->len - 1)->natural, <=, 16 * EM);
}

static void
test_indent(void)
{
    g_autoptr(GArray) pieces = pieces_of("aaaa aaaa aaaa aaaa");
    g_autoptr(GArray) lines =
        break_text(pieces, (DsBreakOptions){.measure = 10 * EM, .indent = 5 * EM});

    g_assert_cmpuint(line(lines, 0)->end, ==, 1);
}

/* Never loops, never loses a piece, whatever the widths. */
static void
test_random(void)
{
    for (guint round = 0; round < 300; round++) {
        const guint n = (guint)g_test_rand_int_range(1, 60);
        g_autofree DsBreakPiece *pieces = g_new0(DsBreakPiece, n);
        for (guint i = 0; i < n; i++) {
            pieces[i].width = g_test_rand_int_range(0, 12 * EM);
            pieces[i].space = g_test_rand_int_range(0, EM);
            pieces[i].penalty = g_test_rand_int_range(0, 4) == 0 ? DS_BREAK_NEVER : 0;
        }
        const DsBreakOptions options = {.measure = g_test_rand_int_range(EM, 20 * EM),
                                        .justify = g_test_rand_int_range(0, 2) == 1,
                                        .hang = TRUE};
        g_autoptr(GArray) lines = ds_break_lines(pieces, n, &options);
        assert_covers(lines, n);
        g_assert_cmpint(ds_break_balance(pieces, n, &options), <=, options.measure);
    }
}

static void
test_balance(void)
{
    g_autoptr(GArray) pieces = pieces_of("aaaa aaaa aaaa aaaa aaaa aaaa");
    DsBreakOptions options = {.measure = 20 * EM};
    const DsBreakPiece *first = (const DsBreakPiece *)(gconstpointer)pieces->data;

    options.measure = ds_break_balance(first, pieces->len, &options);
    g_autoptr(GArray) lines = ds_break_lines(first, pieces->len, &options);
    g_assert_cmpuint(lines->len, ==, 2);
    g_assert_cmpuint(line(lines, 0)->end, ==, 3);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/linebreak/ragged-lines-fit", test_ragged);
    g_test_add_func("/linebreak/no-lonely-word-at-the-end", test_no_runt);
    g_test_add_func("/linebreak/no-lonely-word-in-justified-text",
                    test_no_runt_in_justified_text);
    g_test_add_func("/linebreak/tied-words-stay", test_tie_holds);
    g_test_add_func("/linebreak/justified-lines-fill-the-measure", test_justified_fills);
    g_test_add_func("/linebreak/indent-shortens-the-first-line", test_indent);
    g_test_add_func("/linebreak/balanced-keeps-the-number-of-lines", test_balance);
    g_test_add_func("/linebreak/every-piece-once-for-random-widths", test_random);
    return g_test_run();
}
