/* Quotes by speaker; one of them large. */
#include <string.h>

#include "layout/layout_private.h"

#define HAIR_ABOVE    DS_PT(12.5)
#define QUOTE_SKIP    DS_PT(23.25)
#define SPEAKER_SKIP  DS_PT(34)
#define MARK_CENTRE   DS_PT(3.4)
#define INDIRECT_GAP  DS_PT(5)
#define MAX_A_SPEAKER 3
#define MAX_WORDS     60
#define CUT_LINES     4
#define PULL_TOP      DS_PT(7)
#define PULL_BELOW    DS_PT(17)
#define PULL_SKIP     DS_PT(31)
#define PULL_LINES    5

static const DsRoles body_roles = {"body", "body-strong", "cit", FALSE};

static guint
count_words(const gchar *text)
{
    guint n = 0;

    for (const gchar *p = text; *p != '\0'; p++)
        n += *p != ' ' && (p == text || p[-1] == ' ') ? 1 : 0;
    return n;
}

static gboolean
is_direct(const DsNode *quote)
{
    return g_strcmp0(quote->name, "indirect") != 0;
}

/* The first direct quote of 12 to 40 words with the highest rank, of the whole part. */
static const DsNode *
find_pull(const DsNode *part)
{
    const DsNode *best = NULL;

    for (guint i = 0; i < part->children->len; i++) {
        const DsNode *speaker = ds_node_at(part, i);
        guint n_quotes = 0;
        for (guint k = 0; k < speaker->children->len && n_quotes < MAX_A_SPEAKER; k++) {
            const DsNode *quote = ds_node_at(speaker, k);
            if (!ds_node_is(quote, "quote"))
                continue;
            n_quotes++;
            if (g_strcmp0(quote->name, "direct") != 0 ||
                ds_node_child(quote, "quote-words") == NULL)
                continue;
            const DsNode *words = ds_node_child(quote, "quote-words");
            if (words->inlines->len == 0)
                continue;
            const guint n = count_words(g_array_index(words->inlines, DsInline, 0).text);
            if (n >= 12 && n <= 40 && (best == NULL || quote->number > best->number))
                best = quote;
        }
    }
    return best;
}

/* The words of the quote, without or only its citations. */
static void
add_part_of(DsLayout *l,
            DsPara *para,
            const DsNode *words,
            gboolean citations,
            const DsRoles *roles,
            gint32 element)
{
    g_autoptr(DsNode) part = ds_node_new("words");

    for (guint i = 0; i < words->inlines->len; i++) {
        const DsInline piece = g_array_index(words->inlines, DsInline, i);
        if ((piece.kind == DS_INLINE_CITATION) == citations)
            g_array_append_val(part->inlines, piece);
    }
    ds_layout_add_node(l, para, part, roles, element);
    memset(part->inlines->data, 0, part->inlines->len * sizeof(DsInline));
}

static DsUnit
draw_pull(DsLayout *l, const DsNode *quote, DsFrag *frag)
{
    const gint32 block = ds_layout_element(l, "BlockQuote", l->sect);
    const gint32 text = ds_layout_element(l, "P", block);
    const gint32 line = ds_layout_element(l, "P", block);
    const DsNode *words = ds_node_child(quote, "quote-words");
    const DsUnit leading = ds_layout_leading(l, "pull");
    static const DsRoles pull = {"pull", "pull", "cit", FALSE},
                         tab = {"tab", "tab-strong", "cit-tab", FALSE};
    g_autofree gchar *kind = ds_layout_child_words(quote, "quote-kind");
    g_autoptr(DsPara) para = ds_para_new(l->setter, TRUE);
    g_autoptr(DsPara) source = ds_layout_para(l, "tab", kind, line);

    add_part_of(l, para, words, FALSE, &pull, text);
    DsBreakOptions options = {.measure = l->main, .indent = -ds_para_opening(para)};
    if (ds_para_break(para, &options) > PULL_LINES)
        ds_para_cut(para, l->main, PULL_LINES);
    else {
        options.measure = ds_para_balance_measure(para, &options);
        ds_para_break(para, &options);
    }
    const DsUnit last = ds_para_draw(para, l->axis, PULL_TOP, leading, DS_ALIGN_LEFT, frag);
    ds_frag_rect(frag, l->axis - DS_PT(17.5), PULL_TOP - DS_PT(16), DS_PT(2.4),
                 last - PULL_TOP + DS_PT(19), l->style->accent, -1);
    add_part_of(l, source, words, TRUE, &tab, line);
    if (kind != NULL)
        ds_layout_mark(l, frag, quote->mark, l->axis - DS_PT(8), last + PULL_BELOW - DS_PT(2.9),
                       FALSE, line);
    ds_para_ragged(source, l->main);
    return ds_para_draw(source, l->axis, last + PULL_BELOW, ds_layout_leading(l, "tab"),
                        DS_ALIGN_LEFT, frag);
}

/* The question over an answer; returns the way from its first baseline to the answer's. */
static DsUnit
draw_question(DsLayout *l, const DsNode *question, DsFrag *frag, gint32 element)
{
    static const DsRoles roles = {"ask", "ask-label", "cit-note", FALSE};
    const DsUnit leading = ds_layout_leading(l, "ask");
    g_autoptr(DsPara) para = ds_para_new(l->setter, FALSE);
    const DsInline *first =
        question->inlines->len > 0 ? &g_array_index(question->inlines, DsInline, 0) : NULL;

    if (first != NULL && g_strcmp0(first->role, "ask-label") == 0) {
        g_autoptr(DsNode) rest = ds_node_new("words");
        g_autofree gchar *label = g_str_has_suffix(first->text, ":")
                                      ? g_strdup(first->text)
                                      : g_strconcat(first->text, ":", NULL);
        ds_para_add(para, "ask-label", label, element);
        ds_para_add(para, "ask", " ", element);
        g_array_append_vals(rest->inlines, &g_array_index(question->inlines, DsInline, 1),
                            question->inlines->len - 1);
        ds_layout_add_node(l, para, rest, &roles, element);
        memset(rest->inlines->data, 0, rest->inlines->len * sizeof(DsInline));
    } else {
        ds_layout_add_node(l, para, question, &roles, element);
    }
    ds_para_cut(para, l->main, 3);
    return ds_para_draw(para, l->axis, 0, leading, DS_ALIGN_LEFT, frag) + l->grid;
}

static DsPara *
quote_para(DsLayout *l, const DsNode *quote, const DsNode *words, gint32 element)
{
    DsPara *para = ds_para_new(l->setter, FALSE);
    const DsInline *first =
        words->inlines->len > 0 ? &g_array_index(words->inlines, DsInline, 0) : NULL;
    const gboolean labelled = first != NULL && g_strcmp0(first->role, "indirect-label") == 0;
    g_autoptr(DsNode) rest = ds_node_new("words");
    const guint skip = labelled ? 1 : 0;

    if (labelled) {
        g_autofree gchar *label = g_strdup(first->text);
        g_autofree gchar *spaced = NULL;
        g_strdelimit(label, " ", '\x01');
        g_auto(GStrv) pieces = g_strsplit(label, "\x01", -1);
        spaced = g_strjoinv("\u2004", pieces);
        ds_para_add(para, "indirect", spaced, element);
        ds_para_add(para, "body", " ", element);
        ds_para_add_gap(para, INDIRECT_GAP - DS_PT(2));
    }
    g_array_append_vals(rest->inlines, &g_array_index(words->inlines, DsInline, skip),
                        words->inlines->len - skip);
    ds_layout_add_node(l, para, rest, &body_roles, element);
    memset(rest->inlines->data, 0, rest->inlines->len * sizeof(DsInline));
    return para;
}

static guint
break_quote(DsLayout *l, const DsNode *quote, DsPara *para)
{
    g_autofree gchar *text = ds_layout_child_words(quote, "quote-words");
    const DsBreakOptions options = {.measure = l->main, .indent = -ds_para_opening(para)};
    const gchar *omission = ds_pack_label(l->pack, "doc.omission");
    g_autofree gchar *closed = g_strconcat(
        omission, is_direct(quote) ? ds_pack_label(l->pack, "format.quote.close") : "", NULL);
    guint n = ds_para_break(para, &options);

    if (count_words(text) > MAX_WORDS && n > CUT_LINES) {
        ds_para_cut_clause(para, l->main, CUT_LINES, closed);
        n = ds_para_break(para, &options);
    }
    return n;
}

/* A quote as one box: it is not divided. Returns how far below its first baseline it ends. */
static DsUnit
draw_quote(DsLayout *l, const DsNode *quote, DsFrag *frag)
{
    const DsNode *question = ds_node_child(quote, "quote-question");
    const DsNode *words = ds_node_child(quote, "quote-words");
    const gint32 asked = question != NULL ? ds_layout_element(l, "P", l->sect) : -1;
    const gint32 block =
        is_direct(quote) ? ds_layout_element(l, "BlockQuote", l->sect) : l->sect;
    const gint32 element = ds_layout_element(l, "P", block);
    DsUnit y = 0;

    if (question != NULL)
        y = draw_question(l, question, frag, asked);
    if (words == NULL)
        return y;
    ds_layout_mark(l, frag, quote->mark, l->axis - DS_PT(8), y - MARK_CENTRE, FALSE, element);
    g_autoptr(DsPara) para = quote_para(l, quote, words, element);
    break_quote(l, quote, para);
    return ds_para_draw(para, l->axis, y, ds_layout_leading(l, "body"), DS_ALIGN_LEFT, frag);
}

static gchar *
roles_of(const DsNode *speaker)
{
    g_autoptr(GString) words = g_string_new(NULL);

    for (guint i = 0; i < speaker->children->len; i++) {
        const DsNode *child = ds_node_at(speaker, i);
        g_autofree gchar *role = NULL;
        if (!ds_node_is(child, "speaker-role"))
            continue;
        role = ds_node_dup_words(child);
        g_string_append(words, words->len > 0 ? "; " : "");
        g_string_append(words, role);
    }
    return words->len > 0 ? g_strdup(words->str) : NULL;
}

static DsUnit
draw_speaker(DsLayout *l, const DsNode *speaker, const gchar *words, DsFrag *frag)
{
    g_autofree gchar *roles = roles_of(speaker);
    const gint32 heading = ds_layout_element(l, "H2", l->sect);
    const gint32 note = roles != NULL ? ds_layout_element(l, "P", l->sect) : -1;

    ds_layout_rule(l, frag, l->left, l->right, -HAIR_ABOVE, l->style->hair);
    ds_frag_place(frag, speaker->anchor, l->left, -HAIR_ABOVE);
    ds_layout_bookmark(l, 2, words, speaker->anchor);
    return ds_layout_side_head(l, frag, words, roles, DS_PT(12.5), heading, note);
}

static void
add_speaker(DsLayout *l, const DsNode *speaker, const DsNode *pull)
{
    g_autofree gchar *words = ds_node_dup_words(speaker);
    const guint from = l->galley.items->len;
    DsFrag *first = ds_frag_new();
    const DsUnit side = draw_speaker(l, speaker, words, first);
    const gint32 repeat = ds_layout_side_repeat(l, words, DS_PT(12.5));
    guint n_quotes = 0;
    DsUnit skip = 0;

    for (guint i = 0; i < speaker->children->len && n_quotes < MAX_A_SPEAKER; i++) {
        const DsNode *quote = ds_node_at(speaker, i);
        if (!ds_node_is(quote, "quote"))
            continue;
        DsFrag *frag = n_quotes == 0 ? first : ds_frag_new();
        if (n_quotes > 0)
            ds_galley_skip(l, skip);
        ds_frag_place(frag, quote->anchor, l->axis, -l->grid);
        const DsUnit size =
            quote == pull ? draw_pull(l, quote, frag) : draw_quote(l, quote, frag);
        ds_galley_box(l, frag, n_quotes == 0 ? MAX(size, 0) : size);
        skip = quote == pull ? PULL_SKIP : QUOTE_SKIP;
        l->galley.beside = repeat;
        n_quotes++;
    }
    l->galley.beside = -1;
    if (n_quotes == 0)
        ds_galley_box(l, first, side);
    ds_galley_skip(l, SPEAKER_SKIP + MAX(side - ds_layout_length_since(l, from), 0));
}

void
ds_lay_quotes(DsLayout *l, const DsNode *part)
{
    const DsNode *pull = find_pull(part);

    ds_layout_open_part(l, part, DS_OPEN_RUN_ON, 20 * l->grid, 2 * l->grid);
    ds_layout_part_note(l, part);
    for (guint i = 0; i < part->children->len; i++)
        if (ds_node_is(ds_node_at(part, i), "speaker"))
            add_speaker(l, ds_node_at(part, i), pull);
    ds_layout_drop_skip(l);
}
