/* Inside of the quote stage: words of the lists, items of a block, quotation marks, speakers.
 */
#ifndef DS_EXTRACT_QUOTE_PRIVATE_H
#define DS_EXTRACT_QUOTE_PRIVATE_H

#include "extract/quote.h"
#include "pack/lexicon.h"

#define DS_NO_ITEM G_MAXUINT

/* What a phrase of the lists can be; one phrase can be several ("cảnh báo": cue, document). */
typedef enum {
    DS_SAY_CUE = 1 << 0,          /* brings in or closes reported speech */
    DS_SAY_SOURCE = 1 << 1,       /* a cue whose object is the speaker: theo, theo lời */
    DS_SAY_RELAY = 1 << 2,        /* the same within a paper's sentence: dẫn lời */
    DS_SAY_PRONOUN = 1 << 3,      /* points back to a person or an institution */
    DS_SAY_ROLE = 1 << 4,         /* office or trade before or after a name */
    DS_SAY_HONORIFIC = 1 << 5,    /* before a name; alone it is a pronoun */
    DS_SAY_KIN = 1 << 6,          /* somebody's wife, son: the name that follows is the other */
    DS_SAY_BEFORE = 1 << 7,       /* may stand between speaker and cue */
    DS_SAY_AFTER = 1 << 8,        /* may stand between cue and words: addressee, place */
    DS_SAY_FALSE = 1 << 9,        /* a longer word that hides a cue */
    DS_SAY_LINK = 1 << 10,        /* rằng, là */
    DS_SAY_JOIN = 1 << 11,        /* opens a clause */
    DS_SAY_OF = 1 << 12,          /* joins role, document or delegate to whose it is */
    DS_SAY_DOCUMENT = 1 << 13,    /* speaks for its institution */
    DS_SAY_DELEGATE = 1 << 14,    /* speaks for the institution named next */
    DS_SAY_GROUP = 1 << 15,       /* a nameless speaker */
    DS_SAY_PREPOSITION = 1 << 16, /* opens a phrase of place, time, topic */
    DS_SAY_CLAUSE = 1 << 17,      /* shows that a complement is a clause */
    DS_SAY_TERM = 1 << 18,        /* what is in marks after it is a name or a term */
    DS_SAY_SELF = 1 << 19,        /* first person */
    DS_SAY_ASK = 1 << 20,         /* opens or closes an interviewer's question */
    DS_SAY_FIGURE = 1 << 21,      /* source of a figure */
    DS_SAY_NEGATION = 1 << 22,    /* before a cue: nothing was said */
    DS_SAY_AND = 1 << 23,         /* sets a second report beside the first */
    DS_SAY_AGENT = 1 << 24,       /* "by": who follows did something else */
    DS_SAY_BUT = 1 << 26,         /* sets it against the first */
    DS_SAY_VENUE = 1 << 27,       /* a place or an occasion after a cue */
    DS_SAY_HEAD = 1 << 28,        /* a common noun before an institution's name */
    DS_SAY_TOPIC = 1 << 29,       /* what follows is the topic of the talk, not its words */
    DS_SAY_KEEP = 1 << 30,        /* a connective without which the clause is broken */
    DS_SAY_THIS = 1 << 25,        /* after a short name or a role: the one named before */
} DsSayReading;

typedef enum {
    DS_LINK_THAT = 1 << 0,  /* rằng */
    DS_LINK_IS = 1 << 1,    /* là */
    DS_LINK_COLON = 1 << 2, /* : */
    DS_LINK_COMMA = 1 << 3,
    DS_LINK_QUOTE = 1 << 4, /* a quotation mark at once */
    DS_LINK_BARE = 1 << 5,  /* the clause at once */
    DS_LINK_DEED = 1 << 6,  /* việc */
    DS_LINK_TOPIC = 1 << 7, /* về */
} DsSayLink;

typedef enum {
    DS_NEED_NONE,
    DS_NEED_LINK,
    DS_NEED_QUOTE,
    DS_NEED_OBJECT,
} DsSayNeed;

typedef enum {
    DS_CONTEXT_NO,   /* no cue here */
    DS_CONTEXT_WEAK, /* only with a link word, colon or mark */
    DS_CONTEXT_YES,  /* a cue although its prior is low */
} DsContextEffect;

/* Words beside a cue that decide whether it is one. */
typedef struct {
    gchar *text; /* owned, lower case */
    gsize n_bytes;
    gboolean on_right;
    DsContextEffect effect;
} DsCueContext;

typedef struct {
    guint links; /* DsSayLink */
    DsSayNeed need;
    guint prior; /* percent: how often the form is a cue at all */
    gboolean before, after;
    gboolean directs; /* asks for a deed: its complement may begin with the one asked */
    gboolean figures; /* act "report" or "show": figures and findings, not words */
    GArray *contexts; /* of DsCueContext; NULL when none */
} DsCue;

typedef enum {
    DS_REFERS_NOTHING,
    DS_REFERS_PERSON,
    DS_REFERS_INSTITUTION,
} DsRefers;

/* One phrase of the automaton with all it can be. */
typedef struct {
    guint32 readings;
    gint32 cue;    /* index into DsQuoteRules.cues, -1 */
    guint8 refers; /* DsRefers of a pronoun */
    gchar gender;  /* 'm', 'f', or 'u' */
    gboolean plural;
    gboolean capital; /* a pronoun only when written with a capital */
    gboolean alone;   /* a role that stands for its holder without a name */
    gboolean ranked;  /* a role high enough to speak for its institution */
    gchar *needs;     /* kinds of institution the antecedent must have, with commas; or NULL */
    gchar *norm;      /* lower case; of a pronoun: its head ("ủy ban" of "ủy ban này") */
} DsPhrase;

struct DsQuoteRules {
    DsLexicon *lexicon; /* lower case → index into phrases */
    GArray *phrases;    /* of DsPhrase */
    GArray *cues;       /* of DsCue */
    GArray *marks;      /* of DsMarkPair */
    GHashTable *middle; /* middle syllable of a name → its gender, as a character */
};

/* A pair of quotation marks that may belong together. */
typedef struct {
    gunichar open, close;
} DsMarkPair;

typedef enum {
    DS_ITEM_WORD,
    DS_ITEM_PHRASE, /* ref: index into DsQuoteRules.phrases */
    DS_ITEM_PERSON, /* ref: index into notes->people */
    DS_ITEM_INSTITUTION,
    DS_ITEM_DATE,
    DS_ITEM_COMMA,
    DS_ITEM_COLON,
    DS_ITEM_SEMICOLON,
    DS_ITEM_STOP, /* . ? ! … */
    DS_ITEM_DASH, /* between blanks, or longer than a hyphen */
    DS_ITEM_OPEN, /* brackets */
    DS_ITEM_CLOSE,
    DS_ITEM_MARK, /* a quotation mark */
    DS_ITEM_OTHER,
} DsItemKind;

typedef struct {
    guint32 start, end; /* bytes */
    guint32 ref;
    guint32 sentence; /* index into article->sentences, G_MAXUINT32 outside */
    DsItemKind kind;
    gboolean spent; /* a cue that has its words already */
    gboolean capital;
    gboolean blank_before;
} DsItem;

/* Quotation marks that belong together, in items of the block. */
typedef struct {
    guint open, close;  /* items; close is where the words end when the mark is missing */
    guint32 start, end; /* the words inside, in bytes */
    guint n_words;
    gboolean closed; /* both marks stand in the text */
    gboolean inner;  /* inside another pair */
    gboolean used;   /* became an attribution */
} DsQuotation;

/* A nominal that can be a speaker. */
typedef struct {
    DsSpeaker speaker;
    gboolean document;  /* a document that does not say whose it is */
    gboolean nameless;  /* somebody speaks, but is not named */
    gboolean close;     /* nothing but adverbs between it and the cue */
    guint32 start, end; /* bytes */
    guint first, next;  /* items: the first, and the one after the last */
} DsSubject;

/* Someone who can be meant by a pronoun later on. */
typedef struct {
    DsSpeaker speaker;
    guint32 at;
} DsAntecedent;

/* A person seen with a role. */
typedef struct {
    const DsPhrase *role;
    guint32 institution; /* G_MAXUINT32: none given */
    guint32 person;
} DsRoleSeen;

/* All that is known while an article is read. */
typedef struct {
    const DsQuoteRules *rules;
    const DsArticle *article;
    const DsAnnotations *annotations;
    DsArticleNotes *notes;
    gchar *folded;      /* lower case, byte for byte as long as the text */
    GArray *items;      /* of DsItem: the block at hand */
    GArray *quotations; /* of DsQuotation, by open: the block at hand */
    guint block;
    guint person_at, institution_at, date_at; /* cursors of the mention lists */
    GArray *antecedents;                      /* of DsAntecedent, in reading order */
    GArray *roles;                            /* of DsRoleSeen */
    GHashTable *genders;                      /* person → gender as a character */
    DsSpeaker last;                           /* who spoke last */
    DsSpeaker last_institution;               /* the last institution that spoke */
    guint last_block;                         /* where */
    guint last_sentence;
    DsSubject announced; /* a block that ends with a colon: who speaks next */
    guint announced_block;
    guint open_report;     /* index of a report that its block leaves open with a colon */
    guint open_block;      /* that block */
    DsSpeaker interviewee; /* who answered last */
    gboolean answering;    /* an answer is open: */
    gboolean answer_labelled;
    DsSubject answer;
    guint32 answer_start, answer_end;
} DsScene;

/* quote_items.c */
void ds_scene_read_block(DsScene *scene, guint block);
gchar *ds_quote_fold(const gchar *text, gsize n_bytes);

static inline DsItem *
ds_scene_item(const DsScene *scene, guint index)
{
    return &g_array_index(scene->items, DsItem, index);
}

static inline gboolean
ds_scene_is(const DsScene *scene, guint index, DsItemKind kind)
{
    return index < scene->items->len && ds_scene_item(scene, index)->kind == kind;
}

/* The entity of an item that is a person or an institution. */
static inline guint32
ds_scene_entity(const DsScene *scene, guint index)
{
    const DsItem *item = ds_scene_item(scene, index);
    const GArray *mentions =
        item->kind == DS_ITEM_PERSON ? scene->notes->people : scene->notes->institutions;

    return g_array_index(mentions, DsMention, item->ref).entity;
}

/* The phrase of an item, or NULL. */
static inline const DsPhrase *
ds_scene_phrase(const DsScene *scene, guint index)
{
    if (!ds_scene_is(scene, index, DS_ITEM_PHRASE))
        return NULL;
    return &g_array_index(scene->rules->phrases, DsPhrase, ds_scene_item(scene, index)->ref);
}

static inline gboolean
ds_scene_reads(const DsScene *scene, guint index, guint32 readings)
{
    const DsPhrase *phrase = ds_scene_phrase(scene, index);

    return phrase != NULL && (phrase->readings & readings) != 0;
}

/* quote_marks.c */
void ds_scene_pair_marks(DsScene *scene);
/* The pair that holds the item between its marks, or NULL. */
DsQuotation *ds_scene_quotation_around(const DsScene *scene, guint item);

/* A comma or a dash. */
static inline gboolean
ds_scene_separates(const DsScene *scene, guint at)
{
    return ds_scene_is(scene, at, DS_ITEM_COMMA) || ds_scene_is(scene, at, DS_ITEM_DASH);
}

/* speaker_nominal.c: who is meant */
gboolean ds_speaker_parse(DsScene *scene, guint first, guint limit, DsSubject *subject);
/* The item after the brackets that open at at; at when they do not close before limit. */
guint ds_scene_skip_brackets(const DsScene *scene, guint at, guint limit);
/* Whether a role, or an institution as the place of one, follows a name. */
gboolean
ds_speaker_begins_apposition(const DsScene *scene, guint at, guint limit, gboolean role_seen);
/* A pronoun is one that no name follows. */
gboolean ds_speaker_is_pronoun(const DsScene *scene, guint at);

/* speaker.c: the speaker left of a cue */
gboolean ds_speaker_before(DsScene *scene, guint from, guint cue, DsSubject *subject);

/* speaker_memory.c: what the article has told so far */
void ds_memory_learn_genders(DsScene *scene);
void ds_memory_add(DsScene *scene, DsSpeaker speaker, guint32 at);
void
ds_memory_add_role(DsScene *scene, const DsPhrase *role, guint32 institution, guint32 person);
gboolean
ds_memory_pronoun(const DsScene *scene, const DsPhrase *pronoun, guint32 at, DsSpeaker *who);
gboolean
ds_memory_role(const DsScene *scene, const DsPhrase *role, guint32 institution, DsSpeaker *who);
gboolean ds_memory_institution(const DsScene *scene, guint32 at, DsSpeaker *who);
void ds_memory_read_sentence(DsScene *scene, guint first, guint limit);

/* quote_cue.c */
typedef struct {
    guint item;  /* the cue */
    guint words; /* the first item of what is said */
    guint links; /* DsSayLink that stands between them */
    DsContextEffect context;
    gboolean negated; /* "nhưng chưa nói rõ": told that nothing was said */
} DsCueSite;

/* Marks the cue of a quotation as taken. */
static inline void
ds_scene_spend(DsScene *scene, guint item)
{
    if (item != DS_NO_ITEM)
        ds_scene_item(scene, item)->spent = TRUE;
}

gboolean ds_cue_at(const DsScene *scene, guint item, guint limit, DsCueSite *site);
gboolean ds_cue_reports(const DsScene *scene,
                        const DsCueSite *site,
                        const DsSubject *subject,
                        guint limit);
static inline const DsCue *
ds_scene_cue(const DsScene *scene, guint item)
{
    const DsPhrase *phrase = ds_scene_phrase(scene, item);

    return phrase == NULL || phrase->cue < 0
               ? NULL
               : &g_array_index(scene->rules->cues, DsCue, (guint)phrase->cue);
}

/* quote_direct.c, quote_indirect.c, quote_interview.c */
void ds_scene_direct(DsScene *scene, DsQuotation *quotation);
void ds_scene_indirect(DsScene *scene, guint first, guint limit);
void ds_scene_continue_report(DsScene *scene);
void ds_interview_answer(DsScene *scene);
void ds_interview_end(DsScene *scene);
void ds_interview_presume(const DsScene *scene, DsSubject *subject);

/* quote_dialog.c */
/* The turns of an interview set within the block at hand; without any when it is none. The
 * caller owns the array. */
GArray *ds_dialog_find(DsScene *scene);
/* The item of the first turn; the number of items when there is none. */
guint ds_dialog_first(const DsScene *scene, const GArray *turns);
/* Reads the sentences of the items [first, end) as any text. */
typedef void DsReadSentences(DsScene *scene, guint first, guint end);
/* Adds the answers, and what the questions tell before they ask; the item after the last turn.
 */
guint ds_dialog_add(DsScene *scene, const GArray *turns, DsReadSentences *read);

/* quote.c */
void ds_scene_add(DsScene *scene,
                  DsQuoteKind kind,
                  guint32 start,
                  guint32 end,
                  const DsSubject *subject,
                  guint cue,
                  const gchar *rule);

#endif
