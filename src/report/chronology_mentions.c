#include <string.h>

#include "base/utf8.h"
#include "corpus/token.h"
#include "pack/lexicon.h"
#include "report/chronology.h"

/* How many words before a date are looked at for what makes it a mere measure. */
enum { WORDS_BEFORE = 6 };

static DsLexicon *
background_words(DsPack *pack)
{
    DsLexicon *lexicon = ds_lexicon_new();

    ds_lexicon_add_column(lexicon, ds_pack_table(pack, "date_background"), "form", NULL);
    return lexicon;
}

/* A date that others are measured by ("so với năm 2012") dates no event. The words between must
 * be of one clause. */
static gboolean
is_background(const DsLexicon *words, const DsArticle *article, guint32 from, guint32 start)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DsToken));
    g_autoptr(GString) line = g_string_new(NULL);

    ds_tokenize(article->text, from, start, tokens);
    guint first = tokens->len > WORDS_BEFORE ? tokens->len - WORDS_BEFORE : 0;
    for (guint i = first; i < tokens->len; i++)
        if (g_array_index(tokens, DsToken, i).kind == DS_TOKEN_PUNCT)
            first = i + 1;
    for (guint i = first; i < tokens->len; i++) {
        const DsToken *token = &g_array_index(tokens, DsToken, i);
        g_autofree gchar *word =
            ds_utf8_fold(article->text + token->start, token->end - token->start);
        g_string_append(line, word);
        g_string_append_c(line, ' ');
    }
    for (const gchar *p = line->str; *p != '\0'; p = strchr(p, ' ') + 1) {
        gsize length = 0;
        if (ds_lexicon_longest(words, p, strlen(p), &length) != G_MAXUINT32)
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_digit(const gchar *p, const gchar *end)
{
    while (p < end && !g_ascii_isdigit(*p))
        p++;
    return p < end;
}

static gboolean
may_found(const DsTimex *date, const DsArticle *article, DsBlockKind kind)
{
    if (kind != DS_BLOCK_LEAD && kind != DS_BLOCK_BODY && kind != DS_BLOCK_ANSWER)
        return FALSE;
    if (date->precision != DS_PRECISION_APPROX)
        return TRUE;
    /* "nay", "những tháng qua": too vague to date an event by */
    return date->kind != DS_TIMEX_RELATIVE &&
           has_digit(article->text + date->start, article->text + date->end);
}

static void
add_dates(const DsReportContext *context,
          const DsLexicon *background,
          guint32 article_index,
          GArray *mentions)
{
    const DsArticle *article = ds_corpus_article(context->corpus, article_index);
    const GArray *dates = ds_annotations_article(context->notes, article_index)->dates;

    for (guint i = 0; i < dates->len; i++) {
        const DsTimex *date = &g_array_index(dates, DsTimex, i);
        const guint32 row = ds_terms_row_at(context->terms, article_index, date->start);
        if (row == G_MAXUINT32 || ds_date_known(date->from) == DS_KNOWN_NOTHING ||
            ds_date_known(date->to) == DS_KNOWN_NOTHING)
            continue;
        const DsBlockKind kind = ds_terms_block(context->terms, row)->kind;
        const guint32 start = ds_terms_sentence(context->terms, row)->start;
        if (kind == DS_BLOCK_HEADING || is_background(background, article, start, date->start))
            continue;
        const DsDated mention = {
            .row = row,
            .start = date->start,
            .end = date->end,
            .from = date->from,
            .to = date->to,
            .precision = date->precision,
            .inferred = date->inferred,
            .seed = may_found(date, article, kind),
            .yearless = date->kind == DS_TIMEX_PARTIAL && date->inferred &&
                        date->precision <= DS_PRECISION_RANGE,
            .event = G_MAXUINT32,
        };
        g_array_append_val(mentions, mention);
    }
}

GArray *
ds_chronology_mentions(const DsReportContext *context)
{
    g_autoptr(DsLexicon) background = background_words(context->pack);
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(DsDated));

    for (guint32 a = 0; a < context->corpus->articles->len; a++)
        add_dates(context, background, a, mentions);
    return mentions;
}
