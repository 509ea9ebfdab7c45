/* Dates as they stand in running text, told by their figures. */
#ifndef DS_CORPUS_FIGURES_H
#define DS_CORPUS_FIGURES_H

#include <dossier/span.h>

#include "corpus/words.h"

typedef struct {
    DsDate date;       /* what is written; year 0 when it is not */
    gboolean document; /* the year of a numbered document: 36/2016/NĐ-CP */
    guint32 start, end;
} DsFigures;

/* Reads the date that begins at the digit at in text[start, end): 29/6/2024, 6-2024, 29/6,
 * "29 tháng 6 năm 2024", "19 May 2016", 2024. FALSE when the figures mean something else; then
 * figures->end is the end of the digits. named says that a word of a day stands before, so that
 * "23-5" and "23.5" are days too. */
gboolean ds_figures_read(const DsWords *words,
                         const gchar *text,
                         guint32 start,
                         guint32 at,
                         guint32 end,
                         gboolean named,
                         DsFigures *figures);

/* The start of the word that ends at offset (blanks and "(" "," before it skipped); *word gets
 * it folded, the caller owns it. Returns start and NULL when there is none. */
guint32 ds_figures_word_before(const gchar *text, guint32 start, guint32 offset, gchar **word);

#endif
