#include "extract/quote-private.h"

#include <string.h>

#include "base/utf8.h"

/* A block as a row of items: mentions and dates as found before, the longest phrase of the
 * lists at each other word, punctuation marks by what they do. Everything after looks at items
 * only. */

/* Lower case in as many bytes: a letter whose small form is longer or shorter stays as it is,
 * so that offsets hold. No Vietnamese letter is of that kind. */
gchar *
ds_quote_fold(const gchar *text, gsize n_bytes)
{
    gchar *folded = g_strndup(text, n_bytes);

    for (gsize i = 0; i < n_bytes;) {
        const guchar byte = (guchar)text[i];
        if (byte < 0x80) {
            folded[i] = (gchar)(byte | ((guint)(byte - 'A') < 26 ? 0x20 : 0));
            i++;
            continue;
        }
        const gunichar letter = ds_utf8_peek(text + i);
        const gint n = g_unichar_to_utf8(letter, NULL);
        const gunichar small = g_unichar_tolower(letter);
        if (small != letter && g_unichar_to_utf8(small, NULL) == n)
            g_unichar_to_utf8(small, folded + i);
        i += (gsize)n;
    }
    return folded;
}

/* The mention that begins at or after offset: moves the cursor on. NULL when there is none. */
static const DsMention *
mention_from(const GArray *mentions, guint *cursor, guint32 offset)
{
    while (*cursor < mentions->len) {
        const DsMention *mention = &g_array_index(mentions, DsMention, *cursor);
        if (mention->start >= offset && !mention->nested)
            return mention;
        (*cursor)++;
    }
    return NULL;
}

static const DsTimex *
date_from(DsScene *scene, guint32 offset)
{
    const GArray *dates = scene->notes->dates;

    while (scene->date_at < dates->len) {
        const DsTimex *date = &g_array_index(dates, DsTimex, scene->date_at);
        if (date->start >= offset)
            return date;
        scene->date_at++;
    }
    return NULL;
}

/* A mention or a date that begins with the token, as an item; *next is where the next one of
 * any kind begins. */
static gboolean
known_item(DsScene *scene, guint32 offset, DsItem *item, guint32 *next)
{
    const DsMention *person = mention_from(scene->notes->people, &scene->person_at, offset);
    const DsMention *institution =
        mention_from(scene->notes->institutions, &scene->institution_at, offset);
    const DsTimex *date = date_from(scene, offset);

    *next = G_MAXUINT32;
    if (person != NULL)
        *next = MIN(*next, person->start);
    if (institution != NULL)
        *next = MIN(*next, institution->start);
    if (date != NULL)
        *next = MIN(*next, date->start);
    if (*next != offset)
        return FALSE;
    if (institution != NULL && institution->start == offset) {
        item->kind = DS_ITEM_INSTITUTION;
        item->ref = scene->institution_at;
        item->end = institution->end;
    }
    if (person != NULL && person->start == offset &&
        (item->kind != DS_ITEM_INSTITUTION || person->end > item->end)) {
        item->kind = DS_ITEM_PERSON;
        item->ref = scene->person_at;
        item->end = person->end;
    }
    if (date != NULL && item->kind != DS_ITEM_INSTITUTION && item->kind != DS_ITEM_PERSON) {
        item->kind = DS_ITEM_DATE;
        item->ref = scene->date_at;
        item->end = date->end;
    }
    return TRUE;
}

static gboolean
is_mark(const DsQuoteRules *rules, gunichar character)
{
    for (guint i = 0; i < rules->marks->len; i++) {
        const DsMarkPair *pair = &g_array_index(rules->marks, DsMarkPair, i);
        if (pair->open == character || pair->close == character)
            return TRUE;
    }
    return FALSE;
}

/* A hyphen is a dash when blanks stand on both sides. */
static gboolean
is_dash(const DsArticle *article, const DsToken *token, gunichar character)
{
    const gchar after = article->text[token->end];

    if (character == 0x2013 || character == 0x2014)
        return TRUE;
    return character == '-' && (token->flags & DS_TOKEN_SPACE_BEFORE) != 0 &&
           (after == ' ' || after == '\n' || after == '\0');
}

static DsItemKind
punctuation_kind(const DsScene *scene, const DsToken *token)
{
    const gunichar character = ds_utf8_peek(scene->article->text + token->start);

    switch (character) {
    case ',':
        return DS_ITEM_COMMA;
    case ':':
        return DS_ITEM_COLON;
    case ';':
        return DS_ITEM_SEMICOLON;
    case '.':
    case '?':
    case '!':
    case 0x2026:
        return DS_ITEM_STOP;
    case '(':
    case '[':
        return DS_ITEM_OPEN;
    case ')':
    case ']':
        return DS_ITEM_CLOSE;
    default:
        if (is_dash(scene->article, token, character))
            return DS_ITEM_DASH;
        return is_mark(scene->rules, character) ? DS_ITEM_MARK : DS_ITEM_OTHER;
    }
}

/* The item that begins with the token; limit is the end of the block's text. */
static DsItem
make_item(DsScene *scene, const DsToken *token, guint32 limit)
{
    DsItem item = {
        .start = token->start,
        .end = token->end,
        .kind = DS_ITEM_WORD,
        .capital = (token->flags & DS_TOKEN_CAPITAL) != 0,
        .blank_before = (token->flags & DS_TOKEN_SPACE_BEFORE) != 0,
    };
    guint32 next;
    gsize length;

    if (known_item(scene, token->start, &item, &next))
        return item;
    if (token->kind == DS_TOKEN_PUNCT)
        item.kind = punctuation_kind(scene, token);
    if (token->kind != DS_TOKEN_WORD)
        return item;
    const guint32 phrase =
        ds_lexicon_longest(scene->rules->lexicon, scene->folded + token->start,
                           MIN(limit, next) - token->start, &length);
    if (phrase != G_MAXUINT32) {
        item.kind = DS_ITEM_PHRASE;
        item.ref = phrase;
        item.end = token->start + (guint32)length;
    }
    return item;
}

void
ds_scene_read_block(DsScene *scene, guint index)
{
    const DsArticle *article = scene->article;
    const DsBlock *block = &g_array_index(article->blocks, DsBlock, index);
    const guint32 first = g_array_index(article->block_tokens, guint32, index);
    const guint32 limit = g_array_index(article->block_tokens, guint32, index + 1);
    guint32 sentence = block->first_sentence;
    const guint32 last_sentence = block->first_sentence + block->n_sentences;

    g_array_set_size(scene->items, 0);
    scene->block = index;
    for (guint32 i = first; i < limit;) {
        const DsToken *token = &g_array_index(article->tokens, DsToken, i);
        DsItem item = make_item(scene, token, block->end);
        while (sentence < last_sentence &&
               g_array_index(article->sentences, DsSentence, sentence).end <= item.start)
            sentence++;
        item.sentence = sentence < last_sentence ? sentence : G_MAXUINT32;
        g_array_append_val(scene->items, item);
        do
            i++;
        while (i < limit && g_array_index(article->tokens, DsToken, i).start < item.end);
    }
}
