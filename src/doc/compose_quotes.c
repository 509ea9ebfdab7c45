/* Part 5: what was said, by speaker. */
#include <string.h>

#include "base/utf8.h"
#include "doc/compose_private.h"

static const DsKeyQuote *
quote_at(const DsReport *report, guint index)
{
    return (const DsKeyQuote *)g_ptr_array_index(report->key_quotes, index);
}

/* "Bộ Lao động (…)": a unit is named with what it belongs to. */
static gchar *
institution_words(DsComposer *c, gint32 index)
{
    const DsAnnotations *notes = c->report->annotations;
    const DsInstitution *institution = ds_annotations_institution(notes, (guint)index);
    const gboolean is_unit = g_strcmp0(institution->kind, "department") == 0;

    if (!is_unit || institution->parent < 0)
        return g_strdup(institution->name);
    const DsInstitution *parent = ds_annotations_institution(notes, (guint)institution->parent);
    return g_strconcat(institution->name, " (", parent->name, ")", NULL);
}

static gboolean
has_institution(const DsReport *report, gint32 index)
{
    return index >= 0 && (guint)index < report->annotations->institutions->len;
}

/* Whether words are among others, whatever their capitals. */
static gboolean
has_words(const gchar *all, const gchar *words)
{
    g_autofree gchar *folded = ds_utf8_fold(all, -1);
    g_autofree gchar *wanted = ds_utf8_fold(words, -1);

    return strstr(folded, wanted) != NULL;
}

/* The role with its institution, unless the role names it itself. */
gchar *
ds_compose_role(DsComposer *c, const gchar *role, gint32 institution)
{
    if (!has_institution(c->report, institution))
        return g_strdup(role);
    g_autofree gchar *name = institution_words(c, institution);
    if (role == NULL)
        return g_steal_pointer(&name);
    const DsInstitution *named =
        ds_annotations_institution(c->report->annotations, (guint)institution);
    if (has_words(role, named->name))
        return g_strdup(role);
    return ds_compose_fill(c, "quotes.role", "role", role, "institution", name, NULL);
}

/* Whether a role goes on where another ends: "Phó Tổng Giám đốc" with and without its house,
 * not "Tổng Giám đốc". */
static gboolean
extends_role(const gchar *role, const gchar *other)
{
    g_autofree gchar *folded = ds_utf8_fold(role, -1);
    g_autofree gchar *start = ds_utf8_fold(other, -1);

    return g_str_has_prefix(folded, start);
}

/* Of two roles that say the same the longer one stands. */
static void
add_role(DsComposer *c, DsNode *speaker, const DsKeyQuote *quote)
{
    g_autofree gchar *words = ds_compose_role(c, quote->role, quote->role_institution);

    if (words == NULL)
        return;
    for (guint i = 0; i < speaker->children->len; i++) {
        const DsNode *child = ds_node_at(speaker, i);
        if (!ds_node_is(child, "speaker-role"))
            continue;
        DsInline *known = &g_array_index(child->inlines, DsInline, 0);
        if (extends_role(known->text, words))
            return;
        if (extends_role(words, known->text)) {
            g_free(known->text);
            known->text = g_steal_pointer(&words);
            return;
        }
    }
    ds_node_add_words(speaker, "speaker-role", words);
}

/* The last question that stands before the words, in the same article. */
static const DsBlock *
question_before(const DsArticle *article, guint32 offset)
{
    const DsBlock *found = NULL;

    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        if (block->start >= offset)
            break;
        if (block->kind == DS_BLOCK_QUESTION)
            found = block;
    }
    return found;
}

static void
add_question(DsComposer *c, DsNode *node, const DsKeyQuote *quote)
{
    const DsSpan span = g_array_index(quote->evidence, DsEvidence, 0).span;
    const DsBlock *block =
        question_before(ds_corpus_article(c->report->corpus, span.article), span.start);
    g_autofree gchar *label = ds_compose_label(c, "quotes.question");
    DsNode *question = ds_node_add(node, "quote-question");

    ds_node_add_inline(question, DS_INLINE_TEXT, label, "ask-label", NULL);
    ds_node_add_text(question, quote->question);
    if (block != NULL) {
        const DsSpan asked = {span.article, block->start, block->end};
        ds_compose_cite_span(c, question, asked, node->anchor);
    }
}

static const gchar opening_marks[] = "\"“«'‘";

/* Whether the text brings its own marks at both ends. */
static gboolean
is_quoted(const gchar *text)
{
    const gsize n = strlen(text);
    g_autofree gchar *first = g_utf8_substring(text, 0, g_utf8_strlen(text, -1) > 0 ? 1 : 0);

    if (n == 0 || strstr(opening_marks, first) == NULL)
        return FALSE;
    return g_str_has_suffix(text, "\"") || g_str_has_suffix(text, "”") ||
           g_str_has_suffix(text, "»") || g_str_has_suffix(text, "’");
}

static void
add_words(DsComposer *c, DsNode *node, const DsKeyQuote *quote)
{
    DsNode *words = ds_node_add(node, "quote-words");

    if (quote->kind == DS_QUOTE_INDIRECT) {
        g_autofree gchar *label = ds_compose_label(c, "quotes.indirect");
        ds_node_add_inline(words, DS_INLINE_TEXT, label, "indirect-label", NULL);
        ds_node_add_text(words, quote->text);
    } else if (is_quoted(quote->text)) {
        ds_node_add_text(words, quote->text);
    } else {
        g_autofree gchar *open = ds_compose_label(c, "format.quote.open");
        g_autofree gchar *close = ds_compose_label(c, "format.quote.close");
        g_autofree gchar *marked = g_strconcat(open, quote->text, close, NULL);
        ds_node_add_text(words, marked);
    }
    ds_compose_cite(c, words, quote->evidence, node->anchor);
}

static void
add_quote(DsComposer *c, DsNode *speaker, guint index, const gchar *last_question)
{
    const DsKeyQuote *quote = quote_at(c->report, index);
    g_autofree gchar *kind_key = g_strconcat("quotes.", ds_quote_kind_name(quote->kind), NULL);
    DsNode *node = ds_node_add(speaker, "quote");

    node->name = g_intern_string(ds_quote_kind_name(quote->kind));
    node->anchor = g_strdup_printf("q%u", index + 1);
    node->number = (gint32)quote->importance;
    node->mark = ds_compose_mark(quote->accounts, FALSE);
    if (quote->question != NULL && g_strcmp0(quote->question, last_question) != 0)
        add_question(c, node, quote);
    add_words(c, node, quote);
    ds_compose_labelled(c, node, "quote-kind", kind_key);
}

static DsNode *
add_speaker(DsComposer *c, DsNode *part, DsSpeaker speaker, guint number)
{
    const DsAnnotations *notes = c->report->annotations;
    DsNode *node = ds_node_add(part, "speaker");

    if (speaker.kind == DS_SPEAKER_PERSON) {
        ds_node_add_text(node, ds_annotations_person(notes, speaker.entity)->name);
    } else if (speaker.kind == DS_SPEAKER_INSTITUTION) {
        ds_node_add_text(node, ds_annotations_institution(notes, speaker.entity)->name);
    } else {
        g_autofree gchar *unknown = ds_compose_label(c, "quotes.unattributed");
        ds_node_add_text(node, unknown);
    }
    node->anchor = g_strdup_printf("sp%u", number);
    return node;
}

static gpointer
speaker_key(DsSpeaker speaker)
{
    return speaker.kind == DS_SPEAKER_NONE
               ? NULL
               : GUINT_TO_POINTER(4 * (speaker.entity + 1) + speaker.kind);
}

/* The quotes' indices by speaker, speakers in order of their first quote: of GArray of guint.
 * One that comes back gets no second heading. */
static GPtrArray *
group_by_speaker(const DsReport *report)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) by_speaker = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < report->key_quotes->len; i++) {
        gpointer key = speaker_key(quote_at(report, i)->speaker);
        GArray *quotes = (GArray *)g_hash_table_lookup(by_speaker, key);
        if (quotes == NULL) {
            quotes = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(by_speaker, key, quotes);
            g_ptr_array_add(groups, quotes);
        }
        g_array_append_val(quotes, i);
    }
    return groups;
}

static guint
add_speakers(DsComposer *c, DsNode *part)
{
    g_autoptr(GPtrArray) groups = group_by_speaker(c->report);

    for (guint i = 0; i < groups->len; i++) {
        const GArray *quotes = (const GArray *)g_ptr_array_index(groups, i);
        const DsKeyQuote *first = quote_at(c->report, g_array_index(quotes, guint, 0));
        DsNode *node = add_speaker(c, part, first->speaker, i + 1);
        const gchar *question = NULL;
        for (guint k = 0; k < quotes->len; k++)
            add_role(c, node, quote_at(c->report, g_array_index(quotes, guint, k)));
        for (guint k = 0; k < quotes->len; k++) {
            const guint index = g_array_index(quotes, guint, k);
            add_quote(c, node, index, question);
            question = quote_at(c->report, index)->question;
        }
    }
    return groups->len;
}

gchar *
ds_compose_quotes(DsComposer *c, DsNode *part)
{
    const guint n = c->report->key_quotes->len;

    if (n == 0) {
        ds_compose_labelled(c, part, "note", "quotes.empty");
        return NULL;
    }
    DsNode *subtitle = ds_node_add(part, "subtitle");
    const guint n_speakers = add_speakers(c, part);
    g_autofree gchar *people = ds_compose_count(c, "contents.speakers", n_speakers);
    g_autofree gchar *key = ds_compose_label(c, "quotes.key");
    g_autofree gchar *line = g_strjoin(" · ", people, key, NULL);
    ds_node_add_text(subtitle, line);
    g_autofree gchar *quotes = ds_compose_count(c, "contents.quotes", n);
    return g_strjoin(", ", people, quotes, NULL);
}
