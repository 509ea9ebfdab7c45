/* Words set in type: each distinct word of a role is shaped once by Pango and kept. */
#ifndef DS_LAYOUT_SET_H
#define DS_LAYOUT_SET_H

#include <dossier/diag.h>

#include <pango/pango.h>

#include "layout/pages.h"
#include "pack/pack.h"
#include "style/style.h"

/* How a word may be tied to its neighbours; see ties.h. */
typedef struct {
    guint32 flags;
    guint32 stem; /* number of its folded form without punctuation; 0: not in a list */
} DsTie;

typedef struct {
    const DsStyleRole *role;
    const gchar *key; /* what was asked for: n_key bytes */
    guint32 n_key, hash;
    gchar *text;  /* what is shown: the same, but for missing characters */
    guint n_runs; /* in the order of the text */
    const DsShape **runs;
    DsUnit width;
    DsUnit hang_right; /* in justified text */
    DsUnit opening;    /* width of an opening quotation mark at its start, or 0 */
    DsTie tie;
} DsWord;

typedef struct DsSetter DsSetter;

/* style and pack are borrowed. diag may be NULL. */
DsSetter *ds_setter_new(
    const DsStyle *style, DsPack *pack, const gchar *language, DsDiag *diag, GError **error);
void ds_setter_free(DsSetter *setter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsSetter, ds_setter_free)

/* The shapes of all words, which outlive the setter with whoever refers to them; borrowed. */
GPtrArray *ds_setter_shapes(const DsSetter *setter);

const DsStyle *ds_setter_style(const DsSetter *setter);
PangoFontMap *ds_setter_font_map(const DsSetter *setter);
const DsStyleRole *ds_setter_role(const DsSetter *setter, const gchar *role);

/* The word of n bytes of text (no blanks in it, or one blank alone) in a role; borrowed.
 * A character that no font has is shown as "?" and reported once. */
const DsWord *
ds_setter_word(DsSetter *setter, const DsStyleRole *role, const gchar *text, gsize n);

/* Whether two words that stand side by side must stay on one line; display: in titles, heads
 * and labels, where words of two syllables are not divided either. */
gboolean ds_setter_ties(const DsSetter *setter,
                        const DsWord *first,
                        const DsWord *second,
                        gboolean display);

#endif
