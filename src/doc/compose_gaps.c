/* Part 8: where the sources disagree, stand alone or do not say; and what was left out. */
#include <string.h>

#include "doc/compose_private.h"

typedef enum {
    SECTION_CONTRADICTION,
    SECTION_SINGLE,
    SECTION_UNRESOLVED,
    N_SECTIONS,
} Section;

static const struct {
    const gchar *kind;
    Section section;
} kinds[] = {
    {"contradiction", SECTION_CONTRADICTION},   {"acronym", SECTION_CONTRADICTION},
    {"single-source", SECTION_SINGLE},          {"unresolved-date", SECTION_UNRESOLVED},
    {"unattributed-quote", SECTION_UNRESOLVED}, {"announced-late", SECTION_UNRESOLVED},
};

static const gchar *const section_names[] = {"contradiction", "single-source", "unresolved"};

typedef struct {
    DsComposer *c;
    DsNode *part;
    guint n_gaps; /* anchors given so far */
} Gaps;

static const DsGap *
gap_at(const DsReport *report, guint index)
{
    return (const DsGap *)g_ptr_array_index(report->gaps, index);
}

static gboolean
is_of(const DsGap *gap, Section section)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(gap->kind, kinds[i].kind) == 0)
            return kinds[i].section == section;
    }
    return FALSE;
}

static DsNode *
add_gap(Gaps *gaps, DsNode *section, DsMark mark)
{
    DsNode *node = ds_node_add(section, "gap");

    node->anchor = g_strdup_printf("g%u", ++gaps->n_gaps);
    node->mark = mark;
    return node;
}

/* Whether all evidence lies in one sentence, in one article, or in several. */
static const gchar *
contradiction_key(DsComposer *c, const DsGap *gap)
{
    const DsSpan first = g_array_index(gap->evidence, DsEvidence, 0).span;
    const DsArticle *article = ds_corpus_article(c->report->corpus, first.article);
    const DsSentence *sentence = ds_article_sentence_at(article, first.start);
    gboolean one_sentence = sentence != NULL;

    if (g_str_equal(gap->kind, "acronym"))
        return "gaps.two_expansions";
    for (guint i = 1; i < gap->evidence->len; i++) {
        const DsSpan span = g_array_index(gap->evidence, DsEvidence, i).span;
        if (span.article != first.article)
            return "gaps.several_articles";
        one_sentence = one_sentence && ds_article_sentence_at(article, span.start) == sentence;
    }
    return one_sentence ? "gaps.one_sentence" : "gaps.one_article";
}

static void
add_contradiction(Gaps *gaps, DsNode *section, const DsGap *gap)
{
    DsComposer *c = gaps->c;
    g_autoptr(GPtrArray) texts = ds_compose_gap_parts(gap);
    DsNode *node = add_gap(gaps, section, DS_MARK_DIFFERS);
    g_autofree gchar *rule_key =
        g_strconcat("gaps.rule.", g_array_index(gap->evidence, DsEvidence, 0).rule, NULL);

    ds_compose_labelled(c, node, "gap-label",
                        ds_compose_has_label(c, rule_key) ? rule_key
                                                          : contradiction_key(c, gap));
    if (texts->len == gap->evidence->len) {
        ds_compose_differing(c, node, "gap-words", texts, gap->evidence, node->anchor);
        return;
    }
    DsNode *words = ds_node_add_words(node, "gap-words", gap->text);
    ds_compose_cite(c, words, gap->evidence, node->anchor);
}

static void
add_single(Gaps *gaps, DsNode *section, const DsGap *gap)
{
    DsNode *node = add_gap(gaps, section, DS_MARK_ONE);
    DsNode *words = ds_node_add_words(node, "gap-words", gap->text);

    ds_compose_cite(gaps->c, words, gap->evidence, node->anchor);
}

static void
add_unresolved(Gaps *gaps, DsNode *section, const DsGap *gap)
{
    g_autofree gchar *key = g_strconcat("gaps.why.", gap->kind, NULL);
    DsNode *node = add_gap(gaps, section, DS_MARK_NONE);

    ds_node_add_words(node, "gap-words", gap->text);
    ds_compose_labelled(gaps->c, node, "gap-why", key);
    ds_compose_cite(gaps->c, ds_node_add(node, "gap-cites"), gap->evidence, node->anchor);
}

static guint
n_single_key_points(const DsReport *report, guint *total)
{
    guint n = 0;

    *total = 0;
    for (guint i = 0; i < report->summary->len; i++) {
        const DsSummaryItem *item =
            (const DsSummaryItem *)g_ptr_array_index(report->summary, i);
        if (!item->key)
            continue;
        (*total)++;
        n += item->accounts < 2 ? 1 : 0;
    }
    return n;
}

/* What stands under the heading: how many, or of how many key points. */
static gchar *
section_note(DsComposer *c, Section section, guint n)
{
    guint total = 0;
    const guint single = n_single_key_points(c->report, &total);

    if (section == SECTION_UNRESOLVED)
        return ds_compose_label(c, "gaps.unresolved.note");
    if (section == SECTION_CONTRADICTION || total == 0)
        return ds_compose_count(c, "gaps.places", n);
    g_autofree gchar *part = g_strdup_printf("%u", single);
    g_autofree gchar *all = g_strdup_printf("%u", total);
    return ds_compose_fill(c, "gaps.of_key_points", "n", part, "total", all, NULL);
}

static guint
add_section(Gaps *gaps, Section which)
{
    static void (*const add[])(Gaps *, DsNode *, const DsGap *) = {add_contradiction,
                                                                   add_single, add_unresolved};
    DsComposer *c = gaps->c;
    g_autofree gchar *key = g_strconcat("gaps.", section_names[which], NULL);
    g_autoptr(DsNode) section = ds_node_new("gap-section");
    guint n = 0;

    for (guint i = 0; i < c->report->gaps->len; i++) {
        if (!is_of(gap_at(c->report, i), which) || gap_at(c->report, i)->evidence->len == 0)
            continue;
        add[which](gaps, section, gap_at(c->report, i));
        n++;
    }
    if (n == 0 && which != SECTION_CONTRADICTION)
        return 0;
    g_autofree gchar *heading = ds_compose_label(c, key);
    g_autofree gchar *note =
        n > 0 ? section_note(c, which, n) : ds_compose_label(c, "gaps.empty");
    section->name = g_intern_string(section_names[which]);
    ds_node_add_text(section, heading);
    DsNode *words = ds_node_new("note");
    ds_node_add_text(words, note);
    g_ptr_array_insert(section->children, 0, words);
    g_ptr_array_add(gaps->part->children, g_steal_pointer(&section));
    return n;
}

static void
add_left_out(
    DsComposer *c, DsNode *section, const gchar *label, const gchar *what, const gchar *why)
{
    DsNode *node = ds_node_add(section, "gap");

    ds_node_add_words(node, "gap-label", label);
    ds_node_add_words(node, "gap-words", what);
    if (why != NULL)
        ds_node_add_words(node, "gap-why", why);
}

/* The kinds of an article's furniture, in the order of the text, and how many lines it has. */
static guint
furniture_of(DsComposer *c, const DsArticle *article, GString *list)
{
    gboolean seen[DS_N_BLOCK_KINDS] = {FALSE};
    g_autofree gchar *separator = ds_compose_label(c, "format.list.sep");
    guint n = 0;

    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlockKind kind = g_array_index(article->blocks, DsBlock, i).kind;
        if (ds_block_kind_is_article(kind) || kind == DS_BLOCK_CAPTION)
            continue;
        n++;
        if (seen[kind])
            continue;
        seen[kind] = TRUE;
        g_autofree gchar *key = g_strconcat("annex.block.", ds_block_kind_name(kind), NULL);
        g_autofree gchar *name = ds_compose_label(c, key);
        ds_compose_join(list, separator, name);
    }
    return n;
}

static void
add_furniture(Gaps *gaps)
{
    DsComposer *c = gaps->c;
    g_autoptr(DsNode) section = ds_node_new("gap-section");
    DsNode *note = ds_node_add(section, "note");
    guint total = 0;

    for (guint i = 0; i < c->report->corpus->articles->len; i++) {
        g_autoptr(GString) list = g_string_new(NULL);
        const guint n = furniture_of(c, ds_corpus_article(c->report->corpus, i), list);
        if (n == 0)
            continue;
        g_autofree gchar *number = g_strdup_printf("%u", i + 1);
        g_autofree gchar *label = ds_compose_fill(c, "articles.one", "list", number, NULL);
        g_autofree gchar *lines = ds_compose_count(c, "gaps.lines", n);
        add_left_out(c, section, label, list->str, lines);
        total += n;
    }
    for (guint i = 0; i < c->report->corpus->left_out->len; i++) {
        const DsLeftOut *file = &g_array_index(c->report->corpus->left_out, DsLeftOut, i);
        add_left_out(c, section, file->path, file->reason, NULL);
    }
    if (section->children->len == 1)
        return;
    g_autofree gchar *heading = ds_compose_label(c, "gaps.left-out");
    g_autofree gchar *lines = ds_compose_count(c, "gaps.lines", total);
    ds_node_add_text(section, heading);
    ds_node_add_text(note, lines);
    section->name = g_intern_static_string("left-out");
    g_ptr_array_add(gaps->part->children, g_steal_pointer(&section));
}

gchar *
ds_compose_gaps(DsComposer *c, DsNode *part)
{
    Gaps gaps = {.c = c, .part = part};
    guint n[N_SECTIONS];

    ds_compose_labelled(c, part, "subtitle", "gaps.subtitle");
    for (guint i = 0; i < N_SECTIONS; i++)
        n[i] = add_section(&gaps, (Section)i);
    add_furniture(&gaps);
    g_autofree gchar *conflicts =
        ds_compose_count(c, "contents.conflicts", n[SECTION_CONTRADICTION]);
    g_autofree gchar *unclear = ds_compose_count(c, "contents.unclear", n[SECTION_UNRESOLVED]);
    return g_strjoin(", ", conflicts, unclear, NULL);
}
