/* The lines of the cover's title. */
#ifndef DS_EPUB_COVER_TITLE_H
#define DS_EPUB_COVER_TITLE_H

#include "epub/letters.h"
#include "pack/pack.h"

typedef struct {
    gdouble size, leading;
    GPtrArray *lines; /* of gchar* */
} DsCoverTitle;

/* Divides the title into even lines of at most width, the largest size first whose lines stay
 * within height. Words of two syllables that the pack knows are kept together. */
void ds_cover_title_set(DsCoverTitle *title,
                        const DsLetters *letters,
                        DsPack *pack,
                        const gchar *text,
                        gdouble width,
                        gdouble height);
void ds_cover_title_clear(DsCoverTitle *title);

#endif
