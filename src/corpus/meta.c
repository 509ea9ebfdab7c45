#include "corpus/meta.h"

#include <string.h>

#include "base/utf8.h"

/* The tag of the outlet before a lead is short: "(Chinhphu.vn) - ". */
#define MAX_TAG_BYTES 80

typedef struct {
    DsArticle *article;
    const GArray *lines;
    const DsWords *words;
} Meta;

static const DsLine *
meta_line(const Meta *meta, guint i)
{
    return &g_array_index(meta->lines, DsLine, i);
}

static void
set_field(const Meta *meta, DsField *field, guint32 start, guint32 end, const gchar *basis)
{
    const gchar *text = meta->article->text;

    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '|'))
        end--;
    if (field->text != NULL || end <= start)
        return;
    field->text = g_strndup(text + start, end - start);
    field->start = start;
    field->end = end;
    field->basis = g_intern_string(basis);
}

static void
set_hint(DsField *field, const gchar *value)
{
    if (field->text != NULL || value == NULL)
        return;
    g_autofree gchar *squeezed = ds_utf8_squeeze(value, -1);
    if (*squeezed == '\0')
        return;
    field->text = g_steal_pointer(&squeezed);
    field->basis = g_intern_static_string("stated");
}

static void
set_date(DsArticle *article, DsDate date, guint32 start, guint32 end, const gchar *basis)
{
    if (article->published.basis != NULL)
        return;
    article->published.date = date;
    article->published.start = start;
    article->published.end = end;
    article->published.basis = g_intern_string(basis);
}

static void
fill_from_header(const Meta *meta, const DsHeader *header)
{
    static const gchar basis[] = "file-header";
    DsArticle *article = meta->article;
    const guint32 start = header->fields[DS_HEADER_DATE].start;
    const guint32 end = header->fields[DS_HEADER_DATE].end;

    set_field(meta, &article->title, header->fields[DS_HEADER_TITLE].start,
              header->fields[DS_HEADER_TITLE].end, basis);
    set_field(meta, &article->author, header->fields[DS_HEADER_AUTHOR].start,
              header->fields[DS_HEADER_AUTHOR].end, basis);
    set_field(meta, &article->publisher, header->fields[DS_HEADER_SOURCE].start,
              header->fields[DS_HEADER_SOURCE].end, basis);
    if (end > start) {
        const DsPubDate date = ds_pubdate_read(meta->words, article->text, start, end);
        if (date.found)
            set_date(article, date.date, date.start, date.end, basis);
    }
}

static guint
first_paragraph(const Meta *meta)
{
    for (guint i = 0; i < meta->lines->len; i++)
        if (meta_line(meta, i)->prose && ds_block_kind_is_article(meta_line(meta, i)->kind))
            return i;
    return meta->lines->len;
}

static void
report_impossible(const Meta *meta, const DsLine *line, guint index, DsDiag *diag)
{
    if (line->date.impossible && line->n_words <= 24)
        ds_diag_add(diag, DS_DIAG_WARNING, "date-impossible", meta->article->path, index + 1, 1,
                    "the publication line gives a day that does not exist; it is left out");
}

/* The nearer to the title, the likelier: pages show today's date at their head. */
static gint
date_score(const Meta *meta, guint i, gint title)
{
    const DsLine *line = meta_line(meta, i);
    const gint distance = title >= 0 ? ABS((gint)i - title) : (gint)i;

    return 100 - 4 * distance + (line->date.timed ? 10 : 0) +
           (title >= 0 && (gint)i > title ? 6 : 0);
}

static gint
title_line(const Meta *meta)
{
    for (guint i = 0; i < meta->lines->len; i++)
        if (meta_line(meta, i)->kind == DS_BLOCK_TITLE)
            return (gint)i;
    return -1;
}

/* The publication line before the text; failing that, one right after it. NULL: none. */
static const DsLine *
find_dateline(const Meta *meta, guint core)
{
    const gint title = title_line(meta);
    const DsLine *best = NULL;
    gint best_score = G_MININT;
    guint last = core;

    for (guint i = 0; i < core; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind != DS_BLOCK_DATELINE || !line->date.found || line->date.today)
            continue;
        if (date_score(meta, i, title) > best_score) {
            best_score = date_score(meta, i, title);
            best = line;
        }
    }
    if (best != NULL)
        return best;
    for (guint i = core; i < meta->lines->len; i++)
        if (meta_line(meta, i)->prose && ds_block_kind_is_article(meta_line(meta, i)->kind))
            last = i;
    for (guint i = last + 1; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind == DS_BLOCK_DATELINE && line->date.found && line->date.n_rest == 0)
            return line;
        if (line->kind == DS_BLOCK_RELATED || line->kind == DS_BLOCK_BOILERPLATE ||
            line->kind == DS_BLOCK_TAG)
            return NULL;
    }
    return NULL;
}

/* The date, and what stands beside it: "TNO Thu Thảo | 02:30 PM - 21/05/2016". */
static void
fill_from_dateline(const Meta *meta, guint core, DsDiag *diag)
{
    for (guint i = 0; i < core; i++)
        report_impossible(meta, meta_line(meta, i), i, diag);
    const DsLine *line = find_dateline(meta, core);
    if (line == NULL)
        return;
    set_date(meta->article, line->date.date, line->date.start, line->date.end, "stated");
    if (line->date.n_rest == 0)
        return;
    const DsByline rest = ds_byline_read(meta->words, meta->article->text,
                                         line->date.rest_start, line->date.rest_end);
    if (!rest.all_explained)
        return;
    set_field(meta, &meta->article->author, rest.author_start, rest.author_end, "stated");
    if (rest.source_known)
        set_field(meta, &meta->article->publisher, rest.source_start, rest.source_end,
                  "stated");
}

/* The tag before the text: "(Banker.vn) …", "TTO - …", "Dân trí Giới chức …". */
static void
fill_from_tag_of(const Meta *meta, const DsLine *line)
{
    const gchar *text = meta->article->text;
    const gsize n = MIN((gsize)(line->end - line->start), (gsize)MAX_TAG_BYTES);
    guint32 start = line->start;

    if (text[start] == '(' || text[start] == '[') {
        const gchar *close = memchr(text + start, text[start] == '(' ? ')' : ']', n);
        if (close == NULL)
            return;
        const guint32 end = (guint32)(close - text);
        g_autofree gchar *tag = ds_utf8_fold_blanks(text + start + 1, end - start - 1);
        if (ds_words_outlet(meta->words, tag) != NULL || strchr(tag, ' ') == NULL ||
            text[end + 1] == ' ')
            set_field(meta, &meta->article->publisher, start + 1, end, "stated");
        return;
    }
    const gchar *cut = g_utf8_find_prev_char(text, text + start + n);
    g_autofree gchar *head = ds_utf8_fold_blanks(text + start, cut - (text + start));
    const gsize length = ds_words_outlet_prefix(meta->words, head);
    if (length == 0)
        return;
    g_autofree gchar *form = g_strndup(head, length);
    if (ds_words_line_sign(meta->words, form).strength != DS_SIGN_NONE)
        return; /* a section's name, a common word: "Đầu tư …" */
    const gchar *after = text + start + length;
    while (*after == ' ')
        after++;
    if (g_str_has_prefix(after, "- ") || g_str_has_prefix(after, "– ") ||
        g_unichar_isupper(g_utf8_get_char(after)))
        set_field(meta, &meta->article->publisher, start, start + (guint32)length, "stated");
}

static void
fill_from_tag(const Meta *meta, guint core)
{
    for (guint i = 0; i <= core && i < meta->lines->len; i++)
        if (meta_line(meta, i)->kind == DS_BLOCK_LEAD || i == core)
            fill_from_tag_of(meta, meta_line(meta, i));
}

/* The outlet's name alone on a line before the text: "thanhnien.vn", "Cổng thông tin điện tử
 * Bộ …". */
static void
fill_from_site_name(const Meta *meta, guint core)
{
    for (guint i = 0; i < core && i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->folded == NULL || ds_block_kind_is_article(line->kind) || line->n_words > 16)
            continue;
        if (ds_words_opens_press(meta->words, line->folded) && !line->date.found)
            set_field(meta, &meta->article->publisher, line->start, line->end, "stated");
        else if (line->byline.all_explained && line->byline.source_known &&
                 line->whole.strength == DS_SIGN_NONE)
            set_field(meta, &meta->article->publisher, line->byline.source_start,
                      line->byline.source_end, "stated");
    }
}

/* The outlet in text[start, end): the longest name at the first word that opens one. */
static void
find_outlet_in(const Meta *meta, guint32 start, guint32 end)
{
    const gchar *text = meta->article->text;

    for (guint32 i = start; i < end && meta->article->publisher.text == NULL; i++) {
        if (i > start && text[i - 1] != ' ' && text[i - 1] != '@' && text[i - 1] != '"')
            continue;
        g_autofree gchar *folded = ds_utf8_fold_blanks(text + i, (gssize)(end - i));
        gsize n = ds_words_outlet_prefix(meta->words, folded);
        if (n == 0 || i + n > end)
            continue;
        set_field(meta, &meta->article->publisher, i, i + (guint32)n, "stated");
        return;
    }
}

/* The foot of the page: the owner of the copyright, then the domain of an address. */
static void
fill_from_foot(const Meta *meta)
{
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < meta->lines->len; i++) {
            const DsLine *line = meta_line(meta, i);
            if (line->kind != DS_BLOCK_BOILERPLATE || line->folded == NULL)
                continue;
            const gboolean owner =
                strstr(line->folded, "©") != NULL || strstr(line->folded, "®") != NULL;
            const gboolean mail = strchr(line->folded, '@') != NULL;
            if (pass == 0 ? owner : mail)
                find_outlet_in(meta, line->start, line->end);
        }
}

/* "… – Người Đưa Tin": the name a browser adds to a title. */
static void
cut_title_suffix(const Meta *meta)
{
    DsField *title = &meta->article->title;
    static const gchar *const separators[] = {" - ", " – ", " | "};

    for (gsize i = 0; title->text != NULL && i < G_N_ELEMENTS(separators); i++) {
        gchar *cut = g_strrstr(title->text, separators[i]);
        if (cut == NULL || cut == title->text)
            continue;
        const gchar *name = cut + strlen(separators[i]);
        g_autofree gchar *folded = ds_utf8_fold_blanks(name, -1);
        if (ds_words_outlet(meta->words, folded) == NULL)
            continue;
        if (title->end > 0) {
            const guint32 start = title->start + (guint32)(name - title->text);
            set_field(meta, &meta->article->publisher, start, title->end, "stated");
            title->end = title->start + (guint32)(cut - title->text);
        }
        *cut = '\0';
    }
}

static void
fill_from_bylines(const Meta *meta)
{
    for (guint pass = 0; pass < 2; pass++) /* "Tác giả: …" before a bare name */
        for (guint i = 0; i < meta->lines->len; i++) {
            const DsLine *line = meta_line(meta, i);
            const DsByline *byline = &line->byline;
            if (line->kind == DS_BLOCK_BYLINE && (pass == 1 || byline->labelled))
                set_field(meta, &meta->article->author, byline->author_start,
                          byline->author_end, "stated");
        }
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind == DS_BLOCK_BYLINE && line->byline.source_known)
            set_field(meta, &meta->article->publisher, line->byline.source_start,
                      line->byline.source_end, "stated");
    }
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if ((line->kind == DS_BLOCK_CREDIT || line->kind == DS_BLOCK_NAVIGATION) &&
            line->whole.strength == DS_SIGN_NONE && line->byline.source_known)
            set_field(meta, &meta->article->publisher, line->byline.source_start,
                      line->byline.source_end, "stated");
    }
}

static void
fill_title(const Meta *meta)
{
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind == DS_BLOCK_TITLE)
            set_field(meta, &meta->article->title, line->start, line->end, "stated");
    }
}

static void
fill_from_hints(DsArticle *article, const DsHints *hints, const DsWords *words)
{
    set_hint(&article->title, hints->title);
    set_hint(&article->author, hints->author);
    set_hint(&article->publisher, hints->publisher);
    if (hints->date == NULL)
        return;
    const DsPubDate date =
        ds_pubdate_read(words, hints->date, 0, (guint32)MIN(strlen(hints->date), 300u));
    if (date.found)
        set_date(article, date.date, 0, 0, "stated");
}

void
ds_meta_fill(DsArticle *article,
             const GArray *lines,
             const DsHeader *header,
             const DsHints *hints,
             const DsWords *words,
             DsDiag *diag)
{
    const Meta meta = {.article = article, .lines = lines, .words = words};
    const guint core = first_paragraph(&meta);

    fill_from_header(&meta, header);
    if (hints != NULL)
        fill_from_hints(article, hints, words);
    fill_title(&meta);
    fill_from_dateline(&meta, core, diag);
    fill_from_tag(&meta, core);
    fill_from_site_name(&meta, core);
    fill_from_bylines(&meta);
    cut_title_suffix(&meta);
    fill_from_foot(&meta);
    for (guint i = 0; i < lines->len; i++) {
        const DsLine *line = meta_line(&meta, i);
        if (line->kind == DS_BLOCK_CREDIT)
            set_field(&meta, &article->publisher, line->byline.source_start,
                      line->byline.source_end, "stated");
    }
}
