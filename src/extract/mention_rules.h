/* The lists of names compiled: one automaton over all phrases, and what each phrase may be. */
#ifndef DS_EXTRACT_MENTION_RULES_H
#define DS_EXTRACT_MENTION_RULES_H

#include "extract/mention.h"
#include "extract/name_fold.h"
#include "pack/lexicon.h"

#define DS_NO_ROW G_MAXUINT32

/* What a phrase may be; several at once. */
typedef enum {
    DS_PHRASE_HEAD = 1 << 0,       /* opens the name of an institution */
    DS_PHRASE_KNOWN = 1 << 1,      /* a form of a known institution */
    DS_PHRASE_GENERIC = 1 << 2,    /* looks like a name and is none */
    DS_PHRASE_TITLE = 1 << 3,      /* stands before a person */
    DS_PHRASE_PLACE = 1 << 4,      /* the name of a place */
    DS_PHRASE_PLACE_HEAD = 1 << 5, /* stands before the name of a place */
    DS_PHRASE_INNER = 1 << 6,      /* stands inside a name */
    DS_PHRASE_BOUNDARY = 1 << 7,   /* ends a name */
    DS_PHRASE_JOIN = 1 << 8,       /* joins parts of a name under a condition */
    DS_PHRASE_SURNAME = 1 << 9,
    DS_PHRASE_NAME_PART = 1 << 10,
    DS_PHRASE_DUAL = 1 << 13,     /* inside a name, and a verb after one */
    DS_PHRASE_UNIT = 1 << 14,     /* a head of units that need their parent to be told apart */
    DS_PHRASE_GIVEN = 1 << 15,    /* a foreign given name */
    DS_PHRASE_CREDIT = 1 << 12,   /* stands before an author: "Ảnh: X" */
    DS_PHRASE_LATIN = 1 << 11,    /* a word of foreign firms and bodies: Group, Bank, of */
    DS_PHRASE_WORD = 1 << 16,     /* a common word of several syllables */
    DS_PHRASE_FUNCTION = 1 << 17, /* a word that belongs to no name and ends one */
    DS_PHRASE_STREET = 1 << 18,   /* stands before streets, which bear names of people */
    DS_PHRASE_AGE = 1 << 20,      /* counts the years of a life */
    DS_PHRASE_COUNT = 1 << 21,    /* a number in words */
    DS_PHRASE_PARTICLE = 1 << 22, /* a small word inside a foreign name: al, von */
    DS_PHRASE_DEED = 1 << 23,     /* what people alone do: hát, kể */
    DS_PHRASE_ADVERB = 1 << 24,   /* may stand before a verb: đã, cũng */
    DS_PHRASE_THING = 1 << 25,    /* what is called so is no person: phim, quán */
    DS_PHRASE_HOUSE = 1 << 26,   /* of these a house of business: its trade may stand between */
    DS_PHRASE_READER = 1 << 27,  /* before the bare name of a paper: "nói với X" */
    DS_PHRASE_MONONYM = 1 << 19, /* a person known to the world by one name */
} DsPhraseKind;

typedef enum {
    DS_JOIN_NONE,
    DS_JOIN_COORDINATE, /* và, &: two fields */
    DS_JOIN_NUMBER,     /* số: a number follows */
    DS_JOIN_TERM,       /* khóa XV: a term of the body, which stays the same */
    DS_JOIN_REGION,     /* khu vực, miền: a number or a capital follows */
    DS_JOIN_AT,         /* tại: a place follows, after certain heads */
    DS_JOIN_BRANCH,     /* chi nhánh: a place follows, after a firm */
    DS_JOIN_ABOUT,      /* về, các: a field follows, after certain heads */
    DS_JOIN_LEVEL,      /* cấp cao */
    DS_JOIN_LATIN,      /* of, and, for: inside a foreign name */
    DS_JOIN_PURPOSE,    /* vì: what the body is for follows, with a capital */
    DS_JOIN_SCOPE,      /* quốc tế: after a name in full it makes another one */
} DsJoin;

typedef enum {
    DS_LATIN_NONE,
    DS_LATIN_SUFFIX, /* Group, Corp: continues or ends the name of a firm */
    DS_LATIN_HEAD,   /* Bank, University: makes a run of capitals an institution */
} DsLatin;

typedef enum {
    DS_FOLLOWS_FIELD = 1 << 0,
    DS_FOLLOWS_NAME = 1 << 1,
    DS_FOLLOWS_PLACE = 1 << 2,
    DS_FOLLOWS_ORG = 1 << 3,
    DS_FOLLOWS_PERSON = 1 << 4,
    DS_FOLLOWS_NUMBER = 1 << 5,
    DS_FOLLOWS_OWN = 1 << 6, /* a name that the body bears without the head too: a club's */
} DsFollows;

typedef enum {
    DS_ALONE_NO,
    DS_ALONE_BACK,
    DS_ALONE_YES,
} DsAlone;

typedef struct {
    const gchar *text; /* of the pack */
    const gchar *kind; /* interned */
    gboolean any_case;
    gboolean name_only; /* in small letters the head is no part of the mention */
    guint follows;      /* DsFollows */
    DsAlone alone;
} DsHead;

/* One written form of a known institution. */
typedef struct {
    gchar *text;       /* owned, but for those of an image */
    guint32 row;       /* in institutions */
    guint32 next;      /* another form of the same folded phrase, or DS_NO_ROW */
    guint8 n_capitals; /* words with a capital */
    guint8 acronym, need_head, opens_with_head;
    guint8 all_capitals; /* one word in capitals: written so, or no name */
} DsKnownForm;

typedef struct {
    const gchar *class; /* of the pack */
    gboolean takes_institution;
    gboolean honorific;
    guint rank;
} DsTitle;

typedef struct {
    guint kinds;                    /* DsPhraseKind */
    guint32 head_upper, head_lower; /* index into heads, or DS_NO_ROW */
    guint32 form;                   /* first index into forms */
    guint32 title;                  /* index into titles */
    guint32 place;                  /* row of places */
    guint16 surname_weight;
    guint8 surname_risk; /* 1: may be a place or a common word */
    guint8 unless;       /* generic: DsFollows that make it a mention all the same */
    guint8 place_level;  /* of place heads */
    guint8 place_inside;
    guint8 country;
    guint8 province; /* a province, or a city of that rank */
    guint8 city;     /* a city that is no province of its own name alone */
    guint8 city_head;
    guint8 join, latin;
} DsPhrase;

struct DsMentionRules {
    DsPack *pack;
    DsNameFold *fold;
    DsLexicon *lexicon;      /* folded phrase → index into phrases */
    const DsPhrase *phrases; /* of own_phrases, or of an image */
    guint n_phrases;
    GArray *own_phrases; /* of DsPhrase; NULL when they lie in an image */
    GArray *heads;       /* of DsHead */
    GArray *forms;       /* of DsKnownForm */
    GArray *titles;      /* of DsTitle */
    const DsTable *institutions, *places;
    const gchar *home_code;     /* ISO code of the pack's country; or NULL */
    guint32 home_place;         /* its row of places, or DS_NO_ROW */
    GHashTable *words;          /* folded abbreviation → folded words it stands for */
    GHashTable *onsets, *codas; /* of syllables of the language; borrowed keys */
    GHashTable *grammar;        /* words of grammar: của, do, đã; borrowed keys */
    DsLexicon *known_key;       /* comparison key of a form → row */
    DsLexicon *row_of;          /* canonical name → row */
};

static inline const DsPhrase *
ds_rules_phrase(const DsMentionRules *rules, guint32 index)
{
    return &rules->phrases[index];
}

static inline const DsHead *
ds_rules_head(const DsMentionRules *rules, guint32 index)
{
    return &g_array_index(rules->heads, DsHead, index);
}

static inline const DsKnownForm *
ds_rules_form(const DsMentionRules *rules, guint32 index)
{
    return &g_array_index(rules->forms, DsKnownForm, index);
}

#endif
