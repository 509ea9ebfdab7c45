/* Names in full and what their bearers are called in short. */
#ifndef DS_EXTRACT_PERSON_NAMES_H
#define DS_EXTRACT_PERSON_NAMES_H

#include "extract/mention_resolve.h"

/* The full names of one article (or of the corpus). */
typedef struct {
    GHashTable *ends; /* "thảo", "phương thảo" → entity + 1; a clash when two share them */
    GHashTable *starts; /* first word of a name that may be called by it */
} DsNames;

void ds_names_init(DsNames *names);
void ds_names_clear(DsNames *names);

/* Adds a folded name in full. last_wins: the last to be named bears a shared short name, as in
 * an article; else nobody does, as in the corpus. */
void ds_names_add(DsNames *names, const gchar *full, guint32 entity, gboolean last_wins);

/* Adds a name of one word that stands for its bearer by itself. */
void ds_names_add_mononym(DsNames *names, const gchar *name, guint32 entity);

/* Whose short name it is, or DS_NO_ROW. any_part: the first word of the name counts, too. */
guint32 ds_names_find(const DsNames *names, const gchar *words, gboolean any_part);

/* The folded words of a span; the caller owns the copy. */
gchar *ds_name_folded(const DsResolver *resolver,
                      const DsArticle *article,
                      guint32 start,
                      guint32 end);

/* Whether the head of a place ends before the token: "TP. Hồ Chí Minh", "khu công nghiệp X". */
gboolean
ds_name_after_place(const DsResolver *resolver, const DsArticle *article, guint32 token);

/* "phim X", "cơ sở sản xuất mắm X": what begins at the token is the name of a thing. */
gboolean ds_name_of_thing(const DsResolver *resolver, const DsArticle *article, guint32 token);

/* The folded names that streets bear in the article, without those it gives a title; the caller
 * owns the set. */
GHashTable *ds_street_names(const DsResolver *resolver, guint index);

/* Appends the short names without a title of an article to its people: "Trí" after "Nguyễn Đức
 * Trí" (person_lone.c). */
void ds_resolver_lone_names(DsResolver *resolver,
                            guint index,
                            const DsNames *names,
                            const DsNames *corpus_names);

#endif
