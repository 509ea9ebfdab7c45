/* How old people are and when they were born: the two together tell the year of writing. */
#ifndef DS_CORPUS_AGE_H
#define DS_CORPUS_AGE_H

#include <dossier/corpus.h>

#include "pack/pack.h"

typedef struct {
    guint64 name; /* of the person, as a hash of its last two words */
    gint16 born;  /* 0 when an age is told */
    gint16 age;   /* 0 when a birth is told */
    guint32 start, end;
} DsAge;

/* What the article tells right behind names: "Lê Thị Xuân (SN 1979)", "Lê Thị Xuân, 37 tuổi",
 * "Lê Thị Xuân (37 tuổi, sinh năm 1979)"; in the order of the text. The caller owns the array
 * of DsAge. Linear in the text. */
GArray *ds_ages_read(const DsArticle *article, DsPack *pack);

/* Appends to clues (DsClue) the years that the article's ages make with the births of the
 * accounts, or its births with their ages: those that most people named in both speak for. */
void ds_ages_pair(const GArray *own, const GPtrArray *accounts, GArray *clues);

#endif
