/* clang-format off */
/* The document: the report as a tree that every writer walks. Format-neutral: no measure, no
 * page, no markup. Words are those of the sources and the labels of the pack; all writers show
 * the same nodes in the same order with the same anchors.
 *
 * The tree, by role (children indented; "words" = the node's own inlines; * any number,
 * ? optional):
 *
 *   document                         words: the report's title
 *     part name=front                words: heading of the part; number: 1 …, 0 for annex and
 *                                    colophon; anchor; child subtitle?: the line under a heading
 *       series organisation issue issue-date title      words each (absent when not configured)
 *       fact*                        words: label; child value: words ("Tính đến" 16/7/2024)
 *       figures                      words: heading ("Con số")
 *         figure*                    number; words: label
 *       key-points                   words: heading
 *         point*                     mark; anchor; words and citations
 *       legend                       words: heading
 *         legend-row*                mark (or a citation inline as the sample); words
 *       timeline?                    words: heading; when = the whole period; child remark
 *         timeline-item*             when; words: label; number = importance; target: its
 *                                    event's anchor; child timeline-date: words
 *         timeline-key*              words: shape name ("đúng ngày"); name = day month year
 *                                    period inferred
 *     part name=contents
 *       contents-entry*              number; words: title; child note?: words; target: the part's
 *                                    anchor (none when there are fewer than four parts)
 *       sources                      words: heading; children head* (column heads), then
 *         source*                    number; anchor; target: the article's annex anchor; children:
 *           source-title             words; name = first-sentence for an untitled one
 *           source-family?           words; target: the other source's anchor
 *           source-outlet source-author source-date source-basis?
 *           source-length source-syllables
 *         remark?                    words: notes under the table
 *     part name=summary
 *       theme*                       words: heading, or none; child note?: words
 *         point*                     mark; anchor; lead = first of the theme; words and citations
 *           compare?                 mark; children side*: words: source; child words-differ:
 *                                    words with "differs" inlines, and citations
 *     part name=chronology
 *       events? plans? periods?      words: heading (none for events); child note?; children
 *                                    head*, then
 *         event*                     when; mark; anchor; number = importance; children:
 *           event-year?              words: the year, in every row (none among periods)
 *           event-date event-weekday?   words; among periods the date holds the years too
 *           event-text               words
 *           event-cites              citations
 *     part name=quotes
 *       speaker*                     words: name; anchor; child speaker-role*: words
 *         quote*                     name = direct indirect interview; mark; number = importance;
 *                                    anchor; children:
 *           quote-question?          words (role ask-label first) and citations
 *           quote-words              words (role indirect-label first when indirect; quotation
 *                                    marks written out when not) and citations
 *           quote-kind               words: "trực tiếp"
 *     part name=institutions
 *       institution-list             children head*, then
 *         institution*               anchor; numbers: mentions per source; number: total; children:
 *           institution-name institution-acronym? institution-aliases? institution-kind?
 *           institution-parent? institution-people? institution-first? institution-last?
 *         remark?
 *       matrix?                      words: heading; child note; numbers: n × n shared sentences,
 *                                    row by row
 *         matrix-name*               number; words; target: the institution's anchor
 *     part name=people
 *       person-list?                 words: heading; children head*, then
 *         person*                    anchor; number: mentions; children person-name person-role*
 *                                    person-note*
 *       acronym-list?                words: heading; children head*, then
 *         acronym*                   mark; anchor; children acronym-short, then one or more pairs
 *                                    acronym-expansion acronym-cites
 *         remark?
 *     part name=gaps
 *       gap-section*                 name = contradiction single-source unresolved left-out; words:
 *                                    heading; child note?
 *         gap*                       mark; anchor; children gap-label? gap-words* gap-why?
 *                                    gap-cites?; the words of contradictions and of single
 *                                    sources carry their citations
 *     part name=annex
 *       article*                     number; anchor; words: title (name = first-sentence when it
 *                                    has none); child article-label ("Bài 1"), article-meta: words
 *         paragraph*                 name = block kind; anchor; children sentence*; a caption has
 *                                    words of its own (role caption-label first) and no sentences;
 *                                    the paragraph "title" repeats the article's words: show one
 *                                    of the two, with the sentence's anchor
 *           sentence*                number (0: "[…]" for what annex = cited leaves out); anchor;
 *                                    words; backlinks: anchors of the items that cite it
 *     part name=colophon
 *       entry*                       words: key; name = program options as-of hashes verify …;
 *                                    children value*: words
 *
 * Citations stand after the words they prove, without separators: a writer sets a no-break space
 * before the first and a thin space between two.
 */
/* clang-format on */
#ifndef DS_DOC_DOCUMENT_H
#define DS_DOC_DOCUMENT_H

#include <dossier/annotations.h>
#include <dossier/report.h>

/* Corroboration of an item. */
typedef enum {
    DS_MARK_NONE,
    DS_MARK_ONE,      /* ● one account */
    DS_MARK_TWO,      /* ●● two or more */
    DS_MARK_DIFFERS,  /* ◐ the sources differ */
    DS_MARK_INFERRED, /* ≈ in the legend */
} DsMark;

typedef enum {
    DS_INLINE_TEXT,
    DS_INLINE_CITATION, /* "[2·14]", a link to the sentence's anchor */
    DS_INLINE_LINK,     /* words that link to an anchor */
} DsInlineKind;

typedef struct {
    DsInlineKind kind;
    gchar *text;
    gchar *target;     /* anchor, or NULL */
    gchar *anchor;     /* of the inline itself (where a backlink returns to), or NULL */
    const gchar *role; /* interned style role inside the node: strong, differs, note,
                          indirect-label, ask-label, caption-label; or NULL */
    const gchar *lang; /* interned, when not the document's; or NULL */
} DsInline;

/* The time a node is about. */
typedef struct {
    DsDate from, to; /* nothing known: none */
    DsPrecision precision;
    DsAbout about;
    gboolean inferred;
} DsWhen;

typedef struct DsNode DsNode;
struct DsNode {
    const gchar *role;    /* interned; see above */
    const gchar *name;    /* interned, or NULL */
    gchar *anchor;        /* unique in the document, ASCII [a-z0-9-], or NULL */
    gchar *target;        /* anchor the node as a whole links to, or NULL */
    GArray *inlines;      /* of DsInline */
    GPtrArray *children;  /* of DsNode, owned */
    GPtrArray *backlinks; /* of gchar*, owned; or NULL */
    GArray *numbers;      /* of gint32; or NULL */
    gint32 number;        /* 0 when none */
    DsMark mark;
    DsWhen when;
    gboolean lead;
};

/* The tree and what writers need to know beside it. */
typedef struct {
    DsNode *root;
    gchar *language;
    gchar *title;
    gchar *short_title; /* for running heads */
    gchar *author;      /* organisation, or NULL */
    DsDate as_of;
    GPtrArray *labels_missing; /* of gchar*: keys without a label; for tests */
} DsDocument;

DsNode *ds_node_new(const gchar *role);
void ds_node_free(DsNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsNode, ds_node_free)

/* Appends a new child; borrowed. */
DsNode *ds_node_add(DsNode *parent, const gchar *role);

/* Appends a child and puts text into it when text is not NULL; borrowed. */
DsNode *ds_node_add_words(DsNode *parent, const gchar *role, const gchar *text);

/* Appends an inline of plain text. */
void ds_node_add_text(DsNode *node, const gchar *text);

/* Appends an inline; borrowed until the next one is added. role is interned, or NULL. */
DsInline *ds_node_add_inline(
    DsNode *node, DsInlineKind kind, const gchar *text, const gchar *role, const gchar *target);

static inline const DsInline *
ds_node_inline(const DsNode *node, guint index)
{
    return &g_array_index(node->inlines, DsInline, index);
}

/* Whether the node has this role. */
gboolean ds_node_is(const DsNode *node, const gchar *role);

/* The first child of the role, or NULL. */
const DsNode *ds_node_child(const DsNode *node, const gchar *role);

/* The part of the name, or NULL. */
const DsNode *ds_document_part(const DsDocument *document, const gchar *name);

static inline const DsNode *
ds_node_at(const DsNode *node, guint index)
{
    return (const DsNode *)g_ptr_array_index(node->children, index);
}

/* The words of all inlines joined, a blank before a citation and after a label; the caller owns
 * it. */
gchar *ds_node_dup_words(const DsNode *node);

void ds_document_free(DsDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsDocument, ds_document_free)

/* Every target has its anchor, every anchor stands once. FALSE with an error that names it. */
gboolean ds_document_check_links(const DsDocument *document, GError **error);

/* The tree as indented text, for --dump=document and goldens; the caller owns it. */
gchar *ds_document_dump(const DsDocument *document);

#endif
