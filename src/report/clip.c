#include "report/clip.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"

#define OMISSION "[…]"

/* An occasion that takes more words than this tells something of its own; a title of fewer
 * words, or an aside of fewer, is left as it is. */
enum { HEAD_WORDS = 14, TITLE_WORDS = 13, ASIDE_WORDS = 4 };

/* Fewer words between two commas are a member of a list, unless a name is among them. */
enum { MEMBER_WORDS = 4 };

struct DsClipper {
    DsLexicon *heads; /* value: row of the list */
    const DsTable *rows;
};

DsClipper *
ds_clipper_new(DsPack *pack)
{
    DsClipper *clipper = g_new0(DsClipper, 1);

    clipper->heads = ds_lexicon_new();
    clipper->rows = ds_pack_table(pack, "clause_heads");
    ds_lexicon_add_column(clipper->heads, clipper->rows, "form", NULL);
    return clipper;
}

void
ds_clipper_free(DsClipper *clipper)
{
    if (clipper == NULL)
        return;
    ds_lexicon_free(clipper->heads);
    g_free(clipper);
}

static guint
count_words(const DsArticle *article, guint32 start, guint32 end)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    guint n = 0;

    ds_tokenize(article->text, start, end, tokens);
    for (guint i = 0; i < tokens->len; i++)
        n += g_array_index(tokens, DsToken, i).kind != DS_TOKEN_PUNCT ? 1 : 0;
    return n;
}

/* The byte behind the first comma outside brackets and quotation marks, or 0. */
static guint32
after_comma(const DsArticle *article, DsSpan span)
{
    const gchar *end = article->text + span.end;
    guint depth = 0;
    gboolean straight = FALSE;

    for (const gchar *p = article->text + span.start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        straight ^= c == '"';
        if (c == '(' || c == '[' || c == 0x201C || c == 0xAB)
            depth++;
        else if ((c == ')' || c == ']' || c == 0x201D || c == 0xBB) && depth > 0)
            depth--;
        else if (c == ',' && depth == 0 && !straight)
            return (guint32)(p + 1 - article->text);
    }
    return 0;
}

static gboolean
has_date(const DsArticleNotes *notes, guint32 start, guint32 end)
{
    for (guint i = 0; i < notes->dates->len; i++) {
        const DsTimex *date = &g_array_index(notes->dates, DsTimex, i);
        if (date->start < end && date->end > start)
            return TRUE;
    }
    return FALSE;
}

/* Whether the words tell whose a statement is. */
static gboolean
has_speaker(const DsArticleNotes *notes, guint32 start, guint32 end)
{
    for (guint i = 0; i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        if ((quote->cue_end > quote->cue_start && quote->cue_start < end &&
             quote->cue_end > start) ||
            (quote->speaker_end > quote->speaker_start && quote->speaker_start < end &&
             quote->speaker_end > start))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_name(const GArray *mentions, guint32 start, guint32 end)
{
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        if (mention->start < end && mention->end > start)
            return TRUE;
    }
    return FALSE;
}

/* The byte behind the comma of a head whose list goes on behind the comma given: "Nêu rõ bối
 * cảnh phức tạp, khó lường, ông A nói". */
static guint32
after_list(const DsArticle *article, const DsArticleNotes *notes, DsSpan span, guint32 comma)
{
    for (;;) {
        const guint32 next = after_comma(article, (DsSpan){span.article, comma, span.end});
        if (next == 0 || count_words(article, comma, next) >= MEMBER_WORDS ||
            has_date(notes, comma, next) || has_name(notes->people, comma, next) ||
            has_name(notes->institutions, comma, next))
            return comma;
        comma = next;
    }
}

guint32
ds_clipper_head(const DsClipper *clipper,
                const DsArticle *article,
                const DsArticleNotes *notes,
                DsSpan span)
{
    const guint32 first = after_comma(article, span);
    gsize length = 0;

    if (first == 0)
        return span.start;
    const guint32 comma = after_list(article, notes, span, first);
    g_autofree gchar *folded =
        ds_utf8_fold(article->text + span.start, (gssize)(comma - span.start));
    const guint32 row = ds_lexicon_longest(clipper->heads, folded, strlen(folded), &length);
    if (row == G_MAXUINT32 ||
        g_strcmp0(ds_table_get(clipper->rows, row, "kind"), "occasion") != 0 ||
        has_date(notes, span.start, comma) || has_speaker(notes, span.start, comma) ||
        count_words(article, span.start, first) > HEAD_WORDS)
        return span.start;
    const gchar *p = article->text + comma, *end = article->text + span.end;
    while (p < end && g_unichar_isspace(ds_utf8_peek(p)))
        p = g_utf8_next_char(p);
    return p < end ? (guint32)(p - article->text) : span.start;
}

static void
add_gap(DsClip *clip, guint32 start, guint32 end)
{
    if (clip->n_gaps == DS_CLIP_GAPS || start <= clip->start || end >= clip->end)
        return;
    for (guint i = 0; i < clip->n_gaps; i++)
        if (clip->gaps[i].start < end && clip->gaps[i].end > start)
            return;
    guint at = clip->n_gaps++;
    for (; at > 0 && clip->gaps[at - 1].start > start; at--)
        clip->gaps[at] = clip->gaps[at - 1];
    clip->gaps[at] = (DsPiece){start, end};
}

/* The end of the first name of a person in text[start, end), or 0. */
static guint32
name_end(const DsArticleNotes *notes, guint32 start, guint32 end)
{
    for (guint i = 0; i < notes->people->len; i++) {
        const DsMention *mention = &g_array_index(notes->people, DsMention, i);
        if (mention->start >= start && mention->end <= end)
            return mention->end;
    }
    return 0;
}

/* Whether a mark that opens an apposition stands at the byte, blanks apart. */
static gboolean
opens_apposition(const DsArticle *article, guint32 at, guint32 end)
{
    const gchar *p = article->text + at, *stop = article->text + end;

    while (p < stop && g_unichar_isspace(ds_utf8_peek(p)))
        p = g_utf8_next_char(p);
    const gunichar c = p < stop ? ds_utf8_peek(p) : 0;
    return c == ',' || c == '-' || c == 0x2013 || c == 0x2014 || c == '(';
}

/* "TS. A, Phó Vụ trưởng Vụ B, Bộ C cho rằng": from the name to the cue. */
static void
add_titles(const DsArticle *article, const DsArticleNotes *notes, DsClip *clip)
{
    for (guint i = 0; i < notes->quotes->len; i++) {
        const DsAttribution *quote = &g_array_index(notes->quotes, DsAttribution, i);
        if (quote->cue_end <= quote->cue_start || quote->speaker_end > quote->cue_start ||
            quote->speaker_start < clip->start || quote->cue_end > clip->end)
            continue;
        const guint32 end = name_end(notes, quote->speaker_start, quote->cue_start);
        if (end != 0 && opens_apposition(article, end, quote->cue_start) &&
            count_words(article, end, quote->cue_start) >= TITLE_WORDS)
            add_gap(clip, end, quote->cue_start);
    }
}

static void
add_asides(const DsArticle *article, const DsArticleNotes *notes, DsClip *clip)
{
    const gchar *end = article->text + clip->end;

    for (const gchar *p = article->text + clip->start; p < end; p++) {
        const gchar *close = *p == '(' ? memchr(p, ')', (gsize)(end - p)) : NULL;
        if (close == NULL)
            continue;
        const guint32 from = (guint32)(p - article->text);
        const guint32 to = (guint32)(close + 1 - article->text);
        if (count_words(article, from, to) >= ASIDE_WORDS && !has_speaker(notes, from, to) &&
            memchr(p + 1, '(', (gsize)(close - p - 1)) == NULL)
            add_gap(clip, from, to);
        p = close;
    }
}

void
ds_clip_add_gaps(const DsArticle *article, const DsArticleNotes *notes, DsClip *clip)
{
    add_titles(article, notes, clip);
    add_asides(article, notes, clip);
}

gboolean
ds_clip_has(const DsClip *clip, guint32 byte)
{
    if (byte < clip->start || byte >= clip->end)
        return FALSE;
    for (guint i = 0; i < clip->n_gaps; i++)
        if (byte >= clip->gaps[i].start && byte < clip->gaps[i].end)
            return FALSE;
    return TRUE;
}

/* Appends words, white space squeezed, with a blank before them where one is due. */
static void
append_words(GString *text, const DsArticle *article, guint32 start, guint32 end)
{
    g_autofree gchar *words = ds_utf8_squeeze(article->text + start, (gssize)(end - start));
    const gunichar c = ds_utf8_peek(words);

    if (text->len > 0 && *words != '\0' && !g_unichar_ispunct(c))
        g_string_append_c(text, ' ');
    g_string_append(text, words);
}

gchar *
ds_clip_text(const DsArticle *article, DsSpan sentence, const DsClip *clip)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint32 from = clip->start;

    for (guint i = 0; i < clip->n_gaps && clip->gaps[i].start < clip->end; i++) {
        append_words(text, article, from, clip->gaps[i].start);
        g_string_append(text, " " OMISSION);
        from = clip->gaps[i].end;
    }
    append_words(text, article, from, clip->end);
    if (clip->end < sentence.end)
        g_string_append(text, " " OMISSION);
    if (clip->start == sentence.start)
        return g_strdup(text->str);
    g_autoptr(GString) capital = g_string_new(NULL);
    g_string_append_unichar(capital, g_unichar_toupper(ds_utf8_peek(text->str)));
    g_string_append(capital, text->len > 0 ? g_utf8_next_char(text->str) : "");
    return g_strdup(capital->str);
}
