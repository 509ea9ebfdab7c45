/* Annotations: what was found in the articles. Spans are byte ranges of one article's text. */
#ifndef DOSSIER_ANNOTATIONS_H
#define DOSSIER_ANNOTATIONS_H

#include <dossier/corpus.h>

DS_BEGIN_DECLS

typedef enum {
    DS_PRECISION_DAY,
    DS_PRECISION_RANGE, /* several days */
    DS_PRECISION_MONTH,
    DS_PRECISION_QUARTER,
    DS_PRECISION_YEAR,
    DS_PRECISION_YEARS,
    DS_PRECISION_DECADE,
    DS_PRECISION_APPROX,
    DS_N_PRECISIONS,
} DsPrecision;

typedef enum {
    DS_TIMEX_ABSOLUTE,
    DS_TIMEX_PARTIAL, /* the year is missing */
    DS_TIMEX_RELATIVE,
} DsTimexKind;

typedef struct {
    guint32 start, end;
    DsDate from, to; /* inclusive days; nothing known when unresolved */
    DsPrecision precision;
    DsTimexKind kind;
    gboolean inferred; /* the value leans on something outside the expression */
    const gchar *rule; /* interned */
} DsTimex;

/* A mention of an institution or a person. */
typedef struct {
    guint32 start, end;
    guint32 entity;    /* index into DsAnnotations.institutions or .people */
    gboolean nested;   /* inside a longer mention of the same layer: not in the model's list */
    const gchar *rule; /* interned */
} DsMention;

typedef enum {
    DS_QUOTE_DIRECT,
    DS_QUOTE_INDIRECT,
    DS_QUOTE_INTERVIEW,
} DsQuoteKind;

typedef enum {
    DS_SPEAKER_NONE,
    DS_SPEAKER_PERSON,
    DS_SPEAKER_INSTITUTION,
} DsSpeakerKind;

typedef struct {
    DsSpeakerKind kind;
    guint32 entity;
} DsSpeaker;

/* Words attributed to a speaker (or to nobody: DS_SPEAKER_NONE). */
typedef struct {
    guint32 start, end;
    DsQuoteKind kind;
    DsSpeaker speaker;
    guint32 cue_start, cue_end;         /* equal when there is none */
    guint32 speaker_start, speaker_end; /* the words that name the speaker; equal when none */
    const gchar *rule;                  /* interned */
} DsAttribution;

/* What was learnt of one article. */
typedef struct {
    GArray *dates;        /* of DsTimex, by start */
    GArray *institutions; /* of DsMention, by start */
    GArray *people;       /* of DsMention, by start */
    GArray *quotes;       /* of DsAttribution, by start */
    gboolean at_rest;     /* the arrays lie on a shelf: they do not grow */
} DsArticleNotes;

typedef struct {
    gchar *name;        /* canonical */
    gchar *acronym;     /* or NULL */
    GPtrArray *aliases; /* of gchar*, owned: other surface forms, in order of first mention */
    const gchar *kind;  /* interned: government ministry department agency association
                           international  company bank media party education other */
    gint32 parent;      /* index, or -1 */
    guint32 n_mentions;
    GArray *articles; /* of guint32, ascending */
} DsInstitution;

typedef struct {
    gchar *role;        /* as that source gives it */
    gint32 institution; /* index, or -1 */
    GArray *evidence;   /* of DsEvidence */
} DsRole;

typedef struct {
    gchar *name;
    GPtrArray *aliases; /* of gchar*, owned */
    GPtrArray *roles;   /* of DsRole, owned */
    guint32 n_mentions;
    gboolean only_in_captions;
    GArray *articles; /* of guint32, ascending */
} DsPerson;

typedef struct {
    gchar *acronym;
    gchar *expansion;   /* or NULL when no source explains it */
    gint32 institution; /* index, or -1 */
    GArray *evidence;   /* of DsEvidence */
} DsAcronym;

typedef struct {
    GPtrArray *articles;     /* of DsArticleNotes, one per article of the corpus, owned */
    GPtrArray *institutions; /* of DsInstitution, owned; "i1" is index 0 */
    GPtrArray *people;       /* of DsPerson, owned; "p1" is index 0 */
    GPtrArray *acronyms;     /* of DsAcronym, owned */
} DsAnnotations;

const gchar *ds_precision_name(DsPrecision precision);
gboolean ds_precision_from_name(const gchar *name, DsPrecision *precision);
const gchar *ds_timex_kind_name(DsTimexKind kind);
const gchar *ds_quote_kind_name(DsQuoteKind kind);

DsArticleNotes *ds_article_notes_new(void);
void ds_article_notes_free(DsArticleNotes *notes);

/* Lays the arrays on a shelf, which must outlive them (NULL: nothing is done). */
void ds_article_notes_rest(DsArticleNotes *notes, struct DsShelf *shelf);
DsInstitution *ds_institution_new(void);
void ds_institution_free(DsInstitution *institution);
DsPerson *ds_person_new(void);
void ds_person_free(DsPerson *person);
DsRole *ds_role_new(void);
void ds_role_free(DsRole *role);
DsAcronym *ds_acronym_new(void);
void ds_acronym_free(DsAcronym *acronym);

DsAnnotations *ds_annotations_new(void);
void ds_annotations_free(DsAnnotations *annotations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsAnnotations, ds_annotations_free)

static inline DsArticleNotes *
ds_annotations_article(const DsAnnotations *annotations, guint index)
{
    return (DsArticleNotes *)g_ptr_array_index(annotations->articles, index);
}

static inline const DsInstitution *
ds_annotations_institution(const DsAnnotations *annotations, guint index)
{
    return (const DsInstitution *)g_ptr_array_index(annotations->institutions, index);
}

static inline const DsPerson *
ds_annotations_person(const DsAnnotations *annotations, guint index)
{
    return (const DsPerson *)g_ptr_array_index(annotations->people, index);
}

DS_END_DECLS

#endif
