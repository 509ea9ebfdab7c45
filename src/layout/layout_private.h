/* What the parts of a document share while they are laid out. */
#ifndef DS_LAYOUT_LAYOUT_PRIVATE_H
#define DS_LAYOUT_LAYOUT_PRIVATE_H

#include "layout/frag.h"
#include "layout/layout.h"
#include "layout/paginate.h"
#include "layout/para.h"

/* Something with a place on the page: what its item in the vertical list stands for. */
typedef struct {
    DsFrag *frag;      /* owned */
    DsFrag *below;     /* drawn with it unless it begins a page; or NULL */
    gint32 beside;     /* index of what is drawn beside it when it begins a page; −1 */
    const gchar *part; /* interned: for the running head */
    DsUnit spine;      /* x of a mark that a line joins with those of its neighbours; 0: none */
} DsBlockBox;

/* The vertical list in the making. */
typedef struct {
    GArray *items;       /* of DsVItem */
    GArray *blocks;      /* of DsBlockBox, the payloads */
    GPtrArray *repeats;  /* of DsFrag, owned: repeated heads and what is drawn beside */
    GArray *head_sizes;  /* of DsUnit, beside repeats */
    gint32 head, beside; /* of the boxes added from now on */
} DsGalley;

typedef struct DsLayout DsLayout;
struct DsLayout {
    const DsDocument *document;
    const DsStyle *style;
    DsPack *pack;
    const DsLayoutOptions *options;
    DsPages *pages;
    DsSetter *setter;
    DsGalley galley;
    /* the grid of SPEC.md, section 1 */
    DsUnit left, axis, right, main, full, grid;
    gint32 root;         /* element Document */
    gint32 sect;         /* element of the part */
    const gchar *part;   /* interned title of the part */
    GHashTable *printed; /* anchors that the annex may lead back to; borrowed */
};

/* galley.c */
void ds_galley_init(DsGalley *galley);
void ds_galley_clear(DsGalley *galley);
/* Takes frag; size: from its first baseline to its last. Borrowed until the next one. */
DsBlockBox *ds_galley_box(DsLayout *l, DsFrag *frag, DsUnit size);
/* The item of the box added last, to set its depth or top. */
DsVItem *ds_galley_last_item(DsLayout *l);
void ds_galley_skip(DsLayout *l, DsUnit size);
/* A skip that ends on the page's baseline grid. */
void ds_galley_skip_to_grid(DsLayout *l, DsUnit size);
void ds_galley_penalty(DsLayout *l, gint32 penalty);
void ds_galley_need(DsLayout *l, DsUnit size);
/* The first need since an item becomes the length of all that follows, if a page can hold it.
 */
void ds_galley_need_all(DsLayout *l, guint from);
/* Takes frag: what is repeated above (or beside, at size 0) a box that begins a page. */
gint32 ds_galley_repeat(DsLayout *l, DsFrag *frag, DsUnit size);
/* A paragraph as one box a line, kept from widows and orphans. */
void ds_galley_para(DsLayout *l, const DsPara *para, DsUnit x, DsUnit leading, DsFrag *first);

/* place.c: breaks the galley into pages and draws them, heads and feet included. */
void ds_layout_place(DsLayout *l);
/* furniture.c */
void ds_layout_furniture(DsLayout *l, guint page, const gchar *part);

/* words.c */
gint32 ds_layout_element(DsLayout *l, const gchar *type, gint32 parent);
DsPara *ds_layout_para(DsLayout *l, const gchar *role, const gchar *text, gint32 element);
/* The element of a piece's words: the one given, or a span of their own language in it. */
gint32 ds_layout_language(DsLayout *l, const DsInline *piece, gint32 element);
/* The node's own words in a role; citations in another; strong: role of emphasised words. */
typedef struct {
    const gchar *text, *strong, *citation;
    gboolean tight; /* no blank before the first citation */
} DsRoles;
void ds_layout_add_node(
    DsLayout *l, DsPara *para, const DsNode *node, const DsRoles *roles, gint32 element);
/* One line of text; returns its width. */
DsUnit ds_layout_text(DsLayout *l,
                      DsFrag *frag,
                      const gchar *role,
                      const gchar *text,
                      DsUnit x,
                      DsUnit y,
                      DsAlign align,
                      gint32 element);
DsUnit ds_layout_width(DsLayout *l, const gchar *role, const gchar *text);
DsUnit ds_layout_leading(DsLayout *l, const gchar *role);
/* Words of a child, or NULL; the caller owns them. */
gchar *ds_layout_child_words(const DsNode *node, const gchar *role);
/* A label with {name} replaced: pairs of name and value, NULL at the end. */
gchar *ds_layout_fill(DsLayout *l, const gchar *key, ...) G_GNUC_NULL_TERMINATED;
void ds_layout_bookmark(DsLayout *l, guint level, const gchar *title, const gchar *anchor);
void
ds_layout_rule(DsLayout *l, DsFrag *frag, DsUnit x, DsUnit end, DsUnit y, DsUnit thickness);
DsColour ds_layout_black(guint per_cent);

/* marks.c */
DsUnit ds_layout_mark(DsLayout *l,
                      DsFrag *frag,
                      DsMark mark,
                      DsUnit right,
                      DsUnit centre,
                      gboolean small,
                      gint32 parent);
typedef enum {
    DS_SHAPE_DAY,
    DS_SHAPE_MONTH,
    DS_SHAPE_YEAR,
    DS_SHAPE_DAYS,
    DS_SHAPE_INFERRED,
    DS_N_SHAPES
} DsSpineShape;
DsSpineShape ds_layout_shape(const DsWhen *when);
void ds_layout_spine_mark(
    DsLayout *l, DsFrag *frag, DsSpineShape shape, DsUnit x, DsUnit y, gint32 element);

/* part_open.c: begins a part; returns its frag's element for the title. */
typedef enum { DS_OPEN_PAGE, DS_OPEN_RUN_ON } DsOpen;
void
ds_layout_open_part(DsLayout *l, const DsNode *part, DsOpen open, DsUnit need, DsUnit skip);
/* The part's note, when it has nothing else to show. */
void ds_layout_part_note(DsLayout *l, const DsNode *part);
/* Takes back a skip at the end of the galley. */
void ds_layout_drop_skip(DsLayout *l);
/* The length of what was added to the galley since an item. */
DsUnit ds_layout_length_since(DsLayout *l, guint from);
/* Heading and note in the side column; returns the way to the last baseline. */
DsUnit ds_layout_side_head(DsLayout *l,
                           DsFrag *frag,
                           const gchar *words,
                           const gchar *note,
                           DsUnit note_skip,
                           gint32 heading,
                           gint32 note_element);
/* A note under a table, on the axis. */
void ds_layout_remark(DsLayout *l, const DsNode *node, DsUnit skip);
gint32 ds_layout_side_repeat(DsLayout *l, const gchar *words, DsUnit note_skip);
/* The words of the children "head", in order; the caller owns the array of gchar*. */
GPtrArray *ds_layout_heads(const DsNode *table);
const gchar *ds_layout_head(const GPtrArray *heads, guint index);

/* table.c */
typedef struct {
    const gchar *text; /* borrowed */
    DsUnit x;
    DsAlign align;
} DsTableHead;
/* Adds HEAVY rule, heads and HAIR as the galley's repeated head; returns the Table element. */
gint32 ds_layout_table(
    DsLayout *l, DsUnit left, DsUnit right, const DsTableHead *heads, guint n, DsUnit skip);
void ds_layout_table_end(DsLayout *l);

/* parts */
void ds_lay_front(DsLayout *l, const DsNode *part);
void ds_lay_contents(DsLayout *l, const DsNode *part);
void ds_lay_summary(DsLayout *l, const DsNode *part);
void ds_lay_chronology(DsLayout *l, const DsNode *part);
void ds_lay_quotes(DsLayout *l, const DsNode *part);
void ds_lay_institutions(DsLayout *l, const DsNode *part);
void ds_lay_people(DsLayout *l, const DsNode *part);
void ds_lay_gaps(DsLayout *l, const DsNode *part);
void ds_lay_annex(DsLayout *l, const DsNode *part);
void ds_lay_colophon(DsLayout *l, const DsNode *part);
/* The strip under the front page, its top rule at y. */
/* front_since.c: the lines of key points that the group takes the room of; its drawing below
 * the baseline y. since may be NULL. */
guint ds_front_since_lines(const DsNode *since);
void ds_front_since(DsLayout *l, const DsNode *since, DsFrag *frag, DsUnit y);
void ds_front_timeline(DsLayout *l, const DsNode *timeline, DsFrag *frag, DsUnit y);
void ds_matrix(DsLayout *l, const DsNode *matrix);
void ds_nd30(DsLayout *l);
void ds_nd30_furniture(DsLayout *l, guint page);

#define DS_G(l, k) ((DsUnit)((l)->grid * (k)))

#endif
