/* CommonMark: headings, paragraphs and lists; anchors are the only HTML. */
#include <string.h>

#include "web/web.h"

typedef struct {
    GString *out;
    DsPack *pack;
} Markdown;

/* Characters that may begin markup anywhere in a line; a backslash makes any of them plain. */
static const gchar special[] = "\\`*_[]<>&#~|!^$@";

/* Whether p begins "://" or "www.", which some dialects turn into links. */
static gboolean
begins_link(const gchar *p)
{
    return g_str_has_prefix(p, "://") || g_ascii_strncasecmp(p, "www.", 4) == 0;
}

/* What the start of a block could mean: a list, a rule, a heading. */
static const gchar *
escape_start(GString *out, const gchar *text)
{
    const gchar *p = text;

    while (*p == ' ' || *p == '\t' || *p == '\n')
        p++; /* four blanks would be code */
    if (*p == '+' || *p == '-' || *p == '=') {
        g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
        return p + 1;
    }
    while (g_ascii_isdigit(*p))
        g_string_append_c(out, *p++);
    if (*p == '.' || *p == ')') {
        g_string_append_c(out, '\\');
        g_string_append_c(out, *p++);
    }
    return p;
}

/* Text as nothing but text; at_start: it is the first of its block. */
static void
write_text(Markdown *m, const gchar *text, gboolean at_start)
{
    const gchar *p = at_start ? escape_start(m->out, text) : text;

    for (; *p != '\0'; p++) {
        if (*p == '\n') {
            g_string_append_c(m->out, ' ');
            continue;
        }
        if (strchr(special, *p) != NULL || (*p == ':' && begins_link(p)))
            g_string_append_c(m->out, '\\');
        if (begins_link(p) && *p != ':') {
            g_string_append_len(m->out, p, 3);
            g_string_append(m->out, "\\.");
            p += 3;
            continue;
        }
        g_string_append_c(m->out, *p);
    }
}

static void
write_link(Markdown *m, const gchar *text, const gchar *target, gboolean at_start)
{
    if (target == NULL) {
        write_text(m, text, at_start);
        return;
    }
    g_string_append_c(m->out, '[');
    write_text(m, text, at_start);
    g_string_append_printf(m->out, "](#%s)", target);
}

/* Bold only between non-blank ends: CommonMark knows no other. */
static void
write_bold(Markdown *m, const gchar *text, gboolean at_start)
{
    g_autofree gchar *core = g_strstrip(g_strdup(text));

    if (core[0] == '\0')
        return;
    g_string_append(m->out, g_ascii_isspace(text[0]) ? " **" : "**");
    write_text(m, core, at_start);
    g_string_append(m->out, g_ascii_isspace(text[strlen(text) - 1]) ? "** " : "**");
}

static void
write_words(Markdown *m, const DsNode *node, gboolean at_start)
{
    for (guint i = 0; i < node->inlines->len; i++) {
        const DsInline *piece = ds_node_inline(node, i);
        const gboolean first = at_start && i == 0;
        if (i > 0 && (piece->kind == DS_INLINE_CITATION ||
                      ds_node_inline(node, i - 1)->kind == DS_INLINE_CITATION))
            g_string_append_c(m->out, ' ');
        if (piece->kind != DS_INLINE_TEXT)
            write_link(m, piece->text, piece->target, first);
        else if (piece->role != NULL && strcmp(piece->role, "note") != 0)
            write_bold(m, piece->text, first);
        else
            write_text(m, piece->text, first);
        if (piece->role != NULL && g_str_has_suffix(piece->role, "-label"))
            g_string_append_c(m->out, ' ');
    }
}

static void
write_anchor(Markdown *m, const gchar *anchor)
{
    if (anchor != NULL)
        g_string_append_printf(m->out, "<a id=\"%s\"></a>", anchor);
}

static void
write_mark(Markdown *m, DsMark mark)
{
    static const gchar *const signs[] = {"", "● ", "●● ", "◐ ", "≈ "};

    g_string_append(m->out, signs[mark]);
}

/* g_str_has_suffix() would walk over all that is written, at every call. */
static gboolean
ends_with(const GString *out, const gchar *suffix)
{
    const gsize n = strlen(suffix);

    return out->len >= n && memcmp(out->str + out->len - n, suffix, n) == 0;
}

static gboolean
is_block_start(const Markdown *m)
{
    return m->out->len == 0 || ends_with(m->out, "\n") || ends_with(m->out, "- ") ||
           ends_with(m->out, "> ") || ends_with(m->out, "# ");
}

static void
end_block(Markdown *m)
{
    g_string_append(m->out, "\n\n");
}

/* Items that are a line of their own: their children follow in the same line. */
static void
write_line(Markdown *m, const gchar *prefix, const DsNode *node)
{
    g_string_append(m->out, prefix);
    write_anchor(m, node->anchor);
    write_mark(m, node->mark);
    if (ds_node_is(node, "figure") ||
        (node->number > 0 && (ds_node_is(node, "source") || ds_node_is(node, "matrix-name"))))
        g_string_append_printf(m->out, "**%d** ", node->number);
    if (node->target != NULL) {
        g_autofree gchar *words = ds_node_dup_words(node);
        if (words[0] != '\0')
            write_link(m, words, node->target, is_block_start(m));
    } else {
        write_words(m, node, is_block_start(m));
    }
}

static void
write_children_in_line(Markdown *m, const DsNode *node)
{
    gboolean any = node->inlines->len > 0;

    for (guint i = 0; i < node->children->len; i++) {
        const DsNode *child = ds_node_at(node, i);
        if (child->inlines->len == 0 && child->children->len == 0)
            continue;
        if (any)
            g_string_append(m->out, " · ");
        any = TRUE;
        write_mark(m, child->mark);
        if (child->target != NULL) {
            g_autofree gchar *words = ds_node_dup_words(child);
            write_link(m, words, child->target, FALSE);
        } else {
            write_words(m, child, is_block_start(m));
        }
        if (child->children->len > 0) {
            if (child->inlines->len > 0)
                g_string_append(m->out, ": ");
            write_children_in_line(m, child);
        }
    }
}

static void
write_sentence(Markdown *m, const DsNode *sentence)
{
    write_anchor(m, sentence->anchor);
    if (sentence->number > 0)
        g_string_append_printf(m->out, "**%d** ", sentence->number);
    write_words(m, sentence, is_block_start(m));
    g_string_append_c(m->out, ' ');
}

static void
write_paragraph(Markdown *m, const DsNode *paragraph)
{
    write_anchor(m, paragraph->anchor);
    write_words(m, paragraph, is_block_start(m));
    for (guint i = 0; i < paragraph->children->len; i++)
        write_sentence(m, ds_node_at(paragraph, i));
    while (ends_with(m->out, " "))
        g_string_truncate(m->out, m->out->len - 1);
    end_block(m);
}

/* Whether the words of a quote open with its kind: an indirect one does. */
static gboolean
is_labelled(const DsNode *quote)
{
    const DsNode *words = ds_node_child(quote, "quote-words");

    return words != NULL && words->inlines->len > 0 &&
           g_strcmp0(ds_node_inline(words, 0)->role, "indirect-label") == 0;
}

static void
write_quote(Markdown *m, const DsNode *quote)
{
    const DsNode *question = ds_node_child(quote, "quote-question");
    const DsNode *kind = ds_node_child(quote, "quote-kind");

    if (question != NULL) {
        write_words(m, question, TRUE);
        end_block(m);
    }
    g_string_append(m->out, "> ");
    write_anchor(m, quote->anchor);
    write_mark(m, quote->mark);
    write_words(m, ds_node_child(quote, "quote-words"), is_block_start(m));
    if (kind != NULL && !is_labelled(quote)) {
        g_string_append(m->out, " – ");
        write_words(m, kind, FALSE);
    }
    end_block(m);
}

/* Column heads and shapes of the drawing say nothing in a list. */
static gboolean
is_left_out(const DsNode *node)
{
    return ds_node_is(node, "head") || ds_node_is(node, "timeline-key") ||
           ds_node_is(node, "contents-entry") || ds_node_is(node, "title");
}

static gboolean
is_paragraph(const DsNode *node)
{
    return ds_node_is(node, "note") || ds_node_is(node, "remark") ||
           ds_node_is(node, "subtitle") || ds_node_is(node, "article-meta") ||
           ds_node_is(node, "article-label") || ds_node_is(node, "speaker-role");
}

static void
write_item(Markdown *m, const DsNode *node)
{
    if (is_left_out(node))
        return;
    if (ds_node_is(node, "paragraph")) {
        write_paragraph(m, node);
        return;
    }
    if (ds_node_is(node, "quote")) {
        write_quote(m, node);
        return;
    }
    write_line(m, is_paragraph(node) ? "" : "- ", node);
    write_children_in_line(m, node);
    g_string_append(m->out, is_paragraph(node) ? "\n\n" : "\n");
}

static void
write_group(Markdown *m, const DsNode *group)
{
    if (is_left_out(group))
        return;
    if (ds_node_is(group, "fact")) {
        write_line(m, "", group);
        g_string_append(m->out, ": ");
        write_words(m, ds_node_child(group, "value"), FALSE);
        end_block(m);
        return;
    }
    if (is_paragraph(group) || group->children->len == 0) {
        write_line(m, "", group);
        end_block(m);
        return;
    }
    if (group->inlines->len > 0) {
        g_string_append(m->out, "### ");
        write_anchor(m, group->anchor);
        write_words(m, group, TRUE);
        end_block(m);
    }
    for (guint i = 0; i < group->children->len; i++)
        write_item(m, ds_node_at(group, i));
    g_string_append_c(m->out, '\n');
}

static void
write_part(Markdown *m, const DsNode *part)
{
    g_string_append(m->out, "## ");
    write_anchor(m, part->anchor);
    if (part->number > 0)
        g_string_append_printf(m->out, "%d\\. ", part->number);
    write_words(m, part, FALSE);
    end_block(m);
    for (guint i = 0; i < part->children->len; i++)
        write_group(m, ds_node_at(part, i));
}

GBytes *
ds_markdown_write(const DsDocument *document, DsPack *pack, GError **error)
{
    Markdown m = {.out = g_string_new("# "), .pack = pack};

    write_text(&m, document->title, TRUE);
    end_block(&m);
    for (guint i = 0; i < document->root->children->len; i++)
        write_part(&m, ds_node_at(document->root, i));
    return g_string_free_to_bytes(m.out);
}
