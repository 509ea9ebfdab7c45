/* What fills the slots of a pattern. */
#ifndef DS_EXTRACT_TIMEX_SLOT_H
#define DS_EXTRACT_TIMEX_SLOT_H

#include "extract/timex_pattern.h"

typedef struct {
    gint32 value;
    guint32 next; /* the atom after it */
} TimexFilling;

#define TIMEX_MAX_FILLINGS 6

/* The ways an atom, with those after it, can fill the slot; returns their number. */
guint timex_slot_fill(const TimexScan *scan,
                      TimexSlot slot,
                      guint32 atom,
                      TimexFilling fillings[TIMEX_MAX_FILLINGS]);

/* The slot of the letter, or N_SLOTS. */
TimexSlot timex_slot_from_letter(gchar letter);

/* What a slot can begin with: figures, marks, words in capitals, or words of the symbols
 * (ended by SYMBOL_NONE). */
typedef struct {
    gchar letter;
    guint8 min_digits, max_digits; /* 0: no figures */
    gboolean words;                /* numbers composed of several words */
    guint16 symbols[3];
} TimexSlotKind;

const TimexSlotKind *timex_slot_kind(TimexSlot slot);

/* What an atom must look like so that the slot can begin with it. */
TimexLooks timex_slot_looks(TimexSlot slot);

#endif
