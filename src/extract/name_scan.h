/* One block of an article with what each of its words may begin. */
#ifndef DS_EXTRACT_NAME_SCAN_H
#define DS_EXTRACT_NAME_SCAN_H

#include "extract/mention_rules.h"

/* A phrase that begins at a token and ends before another. */
typedef struct {
    guint32 phrase;
    guint32 last; /* one past the last token */
} DsMatch;

typedef struct {
    const DsMentionRules *rules;
    const DsArticle *article;
    const gchar *text;
    gchar *fold; /* owned; as long as the text */
    const DsToken *tokens;
    guint32 low, high;   /* the block's tokens */
    GArray *matches;     /* of DsMatch, of the block's tokens in order */
    GArray *first_match; /* of guint32: for low … high, into matches */
} DsScan;

void ds_scan_init(DsScan *scan, const DsMentionRules *rules, const DsArticle *article);
void ds_scan_clear(DsScan *scan);

/* Turns to the tokens [low, high) of a block. */
void ds_scan_block(DsScan *scan, guint32 low, guint32 high);

/* The longest phrase at token of one of the kinds, or NULL. */
const DsMatch *ds_scan_longest(const DsScan *scan, guint32 token, guint kinds);

/* The matches at token, shortest first. */
const DsMatch *ds_scan_matches(const DsScan *scan, guint32 token, guint *n);

static inline const DsPhrase *
ds_scan_phrase(const DsScan *scan, const DsMatch *match)
{
    return ds_rules_phrase(scan->rules, match->phrase);
}

static inline const DsToken *
ds_scan_token(const DsScan *scan, guint32 token)
{
    return &scan->tokens[token];
}

static inline gboolean
ds_scan_is_word(const DsScan *scan, guint32 token)
{
    return token < scan->high && scan->tokens[token].kind == DS_TOKEN_WORD;
}

static inline gboolean
ds_scan_is_capital(const DsScan *scan, guint32 token)
{
    return token < scan->high && (scan->tokens[token].flags & DS_TOKEN_CAPITAL) != 0;
}

static inline gboolean
ds_scan_is_small(const DsScan *scan, guint32 token)
{
    return ds_scan_is_word(scan, token) && !ds_scan_is_capital(scan, token);
}

static inline gboolean
ds_scan_has_space(const DsScan *scan, guint32 token)
{
    return token < scan->high && (scan->tokens[token].flags & DS_TOKEN_SPACE_BEFORE) != 0;
}

/* The character of a punctuation mark, 0 for words, numbers and the end. */
gunichar ds_scan_mark(const DsScan *scan, guint32 token);

/* Whether the token opens a sentence, a block or a quotation: its capital tells nothing. */
gboolean ds_scan_opens_sentence(const DsScan *scan, guint32 token);

/* Whether the token is a later part of a longer common word: "thị trường", "tuyên bố". */
gboolean ds_scan_inside_word(const DsScan *scan, guint32 token);

/* A place whose words have their capitals at token: its end, or token. */
guint32 ds_scan_place(const DsScan *scan, guint32 token, gboolean *country);

/* Words of a place with its head at token ("tỉnh Khánh Hòa", "quận 3"): its end, or token.
 * *named: a name or number follows the head. */
guint32 ds_scan_placed(const DsScan *scan, guint32 token, gboolean *named);

/* Whether the token is a word that belongs to no name and ends one: "Theo", "Các". */
gboolean ds_scan_ends_name(const DsScan *scan, guint32 token);

/* "Geun-hye", "Jong-un": the end of the small second half of a given name that a hyphen joins
 * to what ends at last; last when there is none. */
guint32 ds_scan_over_hyphen(const DsScan *scan, guint32 last);

/* Whether the token is the first syllable of a common word that goes on in small letters. */
gboolean ds_scan_begins_word(const DsScan *scan, guint32 token);

/* A person whose name in full a list has, though it reads like something else; its end, or
 * token. */
guint32 ds_scan_known_person(const DsScan *scan, guint32 token);

/* "đường", "quận" before the token: what begins there is the name of a place. */
gboolean ds_scan_after_place(const DsScan *scan, guint32 token);

/* Whether the token begins the name of a street, or one of a list of streets: "các phố A, B và
 * C". */
gboolean ds_scan_among_streets(const DsScan *scan, guint32 token);

/* Whether the word is of plain letters and no syllable of the language. */
gboolean ds_scan_is_foreign(const DsScan *scan, guint32 token);
gboolean ds_rules_is_foreign(const DsMentionRules *rules, const gchar *folded, gsize n);

/* A Vietnamese name of a person in full at token: its end, or token. */
guint32 ds_scan_full_name(const DsScan *scan, guint32 token);

#endif
