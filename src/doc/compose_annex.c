/* The annex: the text of every source with its sentences numbered, cited ones leading back; and
 * the colophon. */
#include "base/utf8.h"
#include "doc/compose_private.h"

static void
add_meta(DsComposer *c, DsNode *node, const DsArticle *article)
{
    g_autofree gchar *date = ds_compose_article_date(c, article);
    g_autoptr(GString) line = g_string_new(NULL);

    ds_compose_join(line, " · ", ds_compose_article_outlet(article));
    ds_compose_join(line, " · ", article->author.text);
    ds_compose_join(line, " · ", date);
    if (line->len > 0)
        ds_node_add_words(node, "article-meta", line->str);
}

static void
add_sentence(DsComposer *c, DsNode *paragraph, guint article_index, guint index)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, article_index);
    const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, index);
    const GPtrArray *backlinks = ds_compose_backlinks(c, article_index, index);
    g_autofree gchar *words =
        ds_utf8_squeeze(article->text + sentence->start, sentence->end - sentence->start);
    DsNode *node = ds_node_add_words(paragraph, "sentence", words);

    node->number = (gint32)sentence->number;
    node->anchor = g_strdup_printf("a%u-s%u", article_index + 1, sentence->number);
    if (backlinks == NULL)
        return;
    node->backlinks = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < backlinks->len; i++)
        g_ptr_array_add(node->backlinks,
                        g_strdup((const gchar *)g_ptr_array_index(backlinks, i)));
}

/* A run of sentences that nothing cites, where only cited ones are printed. */
static void
add_omission(DsComposer *c, DsNode *paragraph)
{
    const guint n = paragraph->children->len;

    if (n == 0 || ds_node_at(paragraph, n - 1)->number != 0)
        ds_compose_labelled(c, paragraph, "sentence", "doc.omission");
}

static void
add_sentences(DsComposer *c, DsNode *paragraph, guint article_index, const DsBlock *block)
{
    const gboolean only_cited = c->options->annex == DS_ANNEX_CITED;

    for (guint i = 0; i < block->n_sentences; i++) {
        const guint index = block->first_sentence + i;
        if (only_cited && ds_compose_backlinks(c, article_index, index) == NULL)
            add_omission(c, paragraph);
        else
            add_sentence(c, paragraph, article_index, index);
    }
}

static void
add_caption(DsComposer *c, DsNode *paragraph, const DsArticle *article, const DsBlock *block)
{
    g_autofree gchar *label = ds_compose_label(c, "annex.caption");
    g_autofree gchar *words =
        ds_utf8_squeeze(article->text + block->start, block->end - block->start);

    ds_node_add_inline(paragraph, DS_INLINE_TEXT, label, "caption-label", NULL);
    ds_node_add_text(paragraph, words);
}

/* A paragraph that holds nothing but an omission stands once, however many follow each other.
 */
static gboolean
is_only_omission(const DsNode *paragraph)
{
    return paragraph->children->len == 1 && ds_node_at(paragraph, 0)->number == 0;
}

static void
add_paragraph(DsComposer *c, DsNode *node, guint article_index, guint block_index)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, article_index);
    const DsBlock *block = &g_array_index(article->blocks, DsBlock, block_index);
    const gboolean is_caption = block->kind == DS_BLOCK_CAPTION;
    g_autoptr(DsNode) paragraph = ds_node_new("paragraph");

    if (!is_caption && (!ds_block_kind_is_article(block->kind) || block->n_sentences == 0))
        return;
    if (is_caption && c->options->annex == DS_ANNEX_CITED)
        return;
    paragraph->name = g_intern_string(ds_block_kind_name(block->kind));
    paragraph->anchor = g_strdup_printf("a%u-b%u", article_index + 1, block_index + 1);
    if (is_caption)
        add_caption(c, paragraph, article, block);
    else
        add_sentences(c, paragraph, article_index, block);
    const guint n = node->children->len;
    if (n > 0 && is_only_omission(paragraph) && is_only_omission(ds_node_at(node, n - 1)))
        return;
    g_ptr_array_add(node->children, g_steal_pointer(&paragraph));
}

static void
add_article(DsComposer *c, DsNode *part, guint index)
{
    const DsArticle *article = ds_corpus_article(c->report->corpus, index);
    gboolean is_first = FALSE;
    g_autofree gchar *title = ds_compose_article_title(c, article, &is_first);
    g_autofree gchar *number = g_strdup_printf("%u", index + 1);
    g_autofree gchar *label = ds_compose_fill(c, "annex.article", "n", number, NULL);
    DsNode *node = ds_node_add_words(part, "article", title);

    node->number = (gint32)index + 1;
    node->anchor = g_strdup_printf("a%u", index + 1);
    if (is_first)
        node->name = g_intern_static_string("first-sentence");
    ds_node_add_words(node, "article-label", label);
    add_meta(c, node, article);
    for (guint i = 0; i < article->blocks->len; i++)
        add_paragraph(c, node, index, i);
}

gchar *
ds_compose_annex(DsComposer *c, DsNode *part)
{
    guint n_sentences = 0;

    ds_compose_labelled(c, part, "subtitle", "annex.subtitle");
    for (guint i = 0; i < c->report->corpus->articles->len; i++) {
        n_sentences += ds_corpus_article(c->report->corpus, i)->sentences->len;
        add_article(c, part, i);
    }
    return ds_compose_count(c, "contents.sentences", n_sentences);
}

static DsNode *
add_entry(DsComposer *c, DsNode *part, const gchar *name, const gchar *value)
{
    g_autofree gchar *key = g_strconcat("colophon.", name, NULL);
    DsNode *entry = ds_compose_labelled(c, part, "entry", key);

    entry->name = g_intern_string(name);
    if (value != NULL)
        ds_node_add_words(entry, "value", value);
    return entry;
}

static void
add_hashes(DsComposer *c, DsNode *part)
{
    DsNode *entry = add_entry(c, part, "hashes", NULL);

    for (guint i = 0; i < c->report->corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(c->report->corpus, i);
        g_autofree gchar *ref = g_strdup_printf("[%u]", i + 1);
        g_autofree gchar *target = g_strdup_printf("a%u", i + 1);
        DsNode *value = ds_node_add(entry, "value");
        ds_node_add_inline(value, DS_INLINE_LINK, ref, NULL, target);
        ds_node_add_text(value, " ");
        ds_node_add_text(value, article->sha256 != NULL ? article->sha256 : "");
    }
}

gchar *
ds_compose_colophon(DsComposer *c, DsNode *part)
{
    const DsComposeOptions *options = c->options;
    g_autofree gchar *date = ds_compose_date(c, c->report->as_of);

    if (options->version != NULL) {
        g_autofree gchar *made =
            ds_compose_fill(c, "colophon.version", "version", options->version, NULL);
        add_entry(c, part, "program", made);
    }
    if (options->options_line != NULL)
        add_entry(c, part, "options", options->options_line);
    if (date != NULL) {
        g_autofree gchar *asof = ds_compose_fill(c, "colophon.newest", "date", date, NULL);
        add_entry(c, part, "as-of", asof);
    }
    if (c->report->edited) {
        g_autofree gchar *edited = ds_compose_label(c, "colophon.edited.text");
        add_entry(c, part, "edited", edited);
    }
    add_hashes(c, part);
    if (options->model_sha256 != NULL)
        add_entry(c, part, "model", options->model_sha256);
    g_autofree gchar *verify =
        ds_compose_label(c, options->annex == DS_ANNEX_NONE ? "colophon.verify.no_annex"
                                                            : "colophon.verify.text");
    add_entry(c, part, "verify", verify);
    return NULL;
}
