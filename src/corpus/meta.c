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

/* The date line before the text; failing that, one after it. */
static void
fill_date(const Meta *meta, guint core, DsDiag *diag)
{
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = pass == 0 ? 0 : core; i < (pass == 0 ? core : meta->lines->len); i++) {
            const DsLine *line = meta_line(meta, i);
            if (pass == 0)
                report_impossible(meta, line, i, diag);
            if (line->kind == DS_BLOCK_DATELINE && line->date.found)
                set_date(meta->article, line->date.date, line->date.start, line->date.end,
                         "stated");
        }
}

/* The author beside the date: "TNO Thu Thảo | 02:30 PM - 21/05/2016". */
static void
fill_from_dateline(const Meta *meta)
{
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind != DS_BLOCK_DATELINE || !line->date.found || line->date.n_rest == 0)
            continue;
        const DsByline rest = ds_byline_read(meta->words, meta->article->text,
                                             line->date.rest_start, line->date.rest_end);
        if (!rest.all_explained)
            continue;
        set_field(meta, &meta->article->author, rest.author_start, rest.author_end, "stated");
        if (rest.source_known)
            set_field(meta, &meta->article->publisher, rest.source_start, rest.source_end,
                      "stated");
    }
}

/* The tag before the text: "(Banker.vn) …", "TTO - …", "Dân trí Giới chức …". */
static void
fill_from_tag(const Meta *meta, guint core)
{
    if (core >= meta->lines->len)
        return;
    const DsLine *line = meta_line(meta, core);
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
    const gchar *after = text + start + length;
    while (*after == ' ')
        after++;
    if (g_str_has_prefix(after, "- ") || g_str_has_prefix(after, "– ") ||
        g_unichar_isupper(g_utf8_get_char(after)))
        set_field(meta, &meta->article->publisher, start, start + (guint32)length, "stated");
}

static void
fill_from_bylines(const Meta *meta)
{
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        const DsByline *byline = &line->byline;
        if (line->kind == DS_BLOCK_BYLINE)
            set_field(meta, &meta->article->author, byline->author_start, byline->author_end,
                      "stated");
    }
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind == DS_BLOCK_BYLINE && line->byline.source_known)
            set_field(meta, &meta->article->publisher, line->byline.source_start,
                      line->byline.source_end, "stated");
    }
    for (guint i = 0; i < meta->lines->len; i++) {
        const DsLine *line = meta_line(meta, i);
        if (line->kind == DS_BLOCK_CREDIT || line->kind == DS_BLOCK_NAVIGATION)
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
    fill_date(&meta, core, diag);
    fill_from_dateline(&meta);
    fill_from_tag(&meta, core);
    fill_from_bylines(&meta);
}
