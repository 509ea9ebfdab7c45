/* The document: the report as a tree that every writer walks. Format-neutral: no measure, no
 * page, no markup. Words are those of the sources and the labels of the pack; all writers show
 * the same nodes in the same order with the same anchors.
 *
 * The tree, by role (children indented; "words" = the node's own inlines; * any number, ?
 * optional):
 *
 *   document                         words: the report's title
 *     part name=front                words: heading of the part
 *       series organisation issue issue-date title      words each (absent when not configured)
 *       fact*                        words: label; child value: words ("Tính đến" 16/7/2024)
 *       figures                      words: heading ("Con số")
 *         figure*                    number; words: label
 *       key-points                   words: heading
 *         point*                     mark; words and citations
 *       legend                       words: heading
 *         legend-row*                mark (or a citation inline as the sample); words
 *       timeline                     words: heading; when = the whole period
 *         timeline-item*             when; words: label; target: its event's anchor
 *         timeline-key*              words: shape name ("đúng ngày"); name = day month year
 * period inferred part name=contents contents-entry*              number; words: title; child
 * note?: words; target: the part's anchor sources                      words: heading; children
 * head* (column heads), then source*                    number; anchor; target: the article's
 * annex anchor; children: source-title             words (role first-sentence for an untitled
 * one) source-family?           words; target source-outlet? source-author? source-date?
 * source-basis? source-length source-syllables part name=summary theme* words: heading; child
 * note: words point*                     mark; lead = first of the theme; words and citations
 *         compare?                   children side*: words: source; child words-differ: words
 * with "differs" inlines part name=chronology events plans periods         words: heading?;
 * children head*, then event*                     when; mark; anchor; number = importance;
 * children: event-year event-date event-weekday?   words event-text               words
 *           event-cites              citations
 *     part name=quotes
 *       speaker*                     words: name; anchor; child speaker-role*: words
 *         quote*                     name = direct indirect interview; mark; number =
 * importance; anchor; children: quote-question?          words quote-words              words
 * and citations part name=institutions institution-list             children head*, then
 *         institution*               anchor; numbers: mentions per source; number: total;
 * children: institution-name institution-acronym? institution-aliases? institution-kind?
 *           institution-parent? institution-people? institution-first? institution-last?
 *       matrix?                      words: heading; numbers: n × n shared sentences, row by
 * row matrix-name*               number; words; target: the institution's anchor part
 * name=people person-list                  words: heading person*                    anchor;
 * number: mentions; children person-name person-role* person-note* acronym-list words: heading
 *         acronym*                   mark; children acronym-short acronym-expansion
 * acronym-cites part name=gaps gap-section*                 name = contradiction single-source
 * unresolved left-out; words: heading; child note? gap*                       mark; children
 * gap-label? gap-words* gap-why? gap-cites? part name=annex article* number; anchor; words:
 * title; child article-meta: words paragraph*                 name = block kind; anchor;
 * children sentence*                number; anchor; words; backlinks: anchors of the items that
 * cite it part name=colophon entry*                       words: key; children value*: words
 */
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
    const gchar *role; /* interned style role inside the node: strong, differs, indirect-label,
                          note; or NULL */
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

/* Appends a new child; borrowed. */
DsNode *ds_node_add(DsNode *parent, const gchar *role);

/* Appends an inline of plain text. */
void ds_node_add_text(DsNode *node, const gchar *text);

/* The first child of the role, or NULL. */
const DsNode *ds_node_child(const DsNode *node, const gchar *role);

static inline const DsNode *
ds_node_at(const DsNode *node, guint index)
{
    return (const DsNode *)g_ptr_array_index(node->children, index);
}

/* The words of all inlines joined; the caller owns it. */
gchar *ds_node_dup_words(const DsNode *node);

void ds_document_free(DsDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DsDocument, ds_document_free)

/* Every target has its anchor, every anchor stands once. FALSE with an error that names it. */
gboolean ds_document_check_links(const DsDocument *document, GError **error);

/* The tree as indented text, for --dump=document and goldens; the caller owns it. */
gchar *ds_document_dump(const DsDocument *document);

#endif
