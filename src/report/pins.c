#include "report/pins.h"

#include <string.h>

#include "report/parts.h"

typedef struct {
    DsReport *report;
    const gchar *name;
    guint line;
    DsDiag *diag;
} Pins;

/* A line of the file, as understood. */
typedef struct {
    const gchar *action, *part;
    guint32 article, sentence; /* from 1 */
    guint place;               /* from 1; 0: none */
} Pin;

static void
complain(const Pins *pins, const gchar *what, const gchar *field)
{
    ds_diag_add(pins->diag, DS_DIAG_WARNING, "pins", pins->name, pins->line, 0,
                "%s \"%s\"; line passed over", what, field);
}

/* Reads [2·14], 2·14 or 2.14. */
static gboolean
read_citation(const gchar *text, guint32 *article, guint32 *sentence)
{
    gchar *end = NULL;
    const gchar *p = *text == '[' ? text + 1 : text;
    const guint64 a = g_ascii_strtoull(p, &end, 10);

    if (end == p)
        return FALSE;
    if (g_str_has_prefix(end, "·"))
        p = end + strlen("·");
    else if (*end == '.')
        p = end + 1;
    else
        return FALSE;
    const guint64 s = g_ascii_strtoull(p, &end, 10);
    if (end == p || a == 0 || s == 0 || a > G_MAXUINT32 || s > G_MAXUINT32)
        return FALSE;
    *article = (guint32)a;
    *sentence = (guint32)s;
    return *end == '\0' || g_str_equal(end, "]");
}

static const DsSentence *
cited_sentence(const DsReport *report, const Pin *pin)
{
    if (pin->article > report->corpus->articles->len)
        return NULL;
    const DsArticle *article = ds_corpus_article(report->corpus, pin->article - 1);
    return pin->sentence <= article->sentences->len
               ? &g_array_index(article->sentences, DsSentence, pin->sentence - 1)
               : NULL;
}

static gboolean
cites(const GArray *evidence, guint32 article, const DsSentence *sentence)
{
    for (guint i = 0; i < evidence->len; i++) {
        const DsSpan *span = &g_array_index(evidence, DsEvidence, i).span;
        if (span->article == article && span->start < sentence->end &&
            span->end > sentence->start)
            return TRUE;
    }
    return FALSE;
}

static GArray *
summary_evidence(gpointer item)
{
    return ((DsSummaryItem *)item)->evidence;
}

static GArray *
event_evidence(gpointer item)
{
    return ((DsEvent *)item)->evidence;
}

static GArray *
quote_evidence(gpointer item)
{
    return ((DsKeyQuote *)item)->evidence;
}

static GArray *
gap_evidence(gpointer item)
{
    return ((DsGap *)item)->evidence;
}

static void
pin_summary(gpointer item)
{
    ((DsSummaryItem *)item)->key = TRUE;
}

static void
pin_event(gpointer item)
{
    ((DsEvent *)item)->importance = 3;
}

static void
pin_quote(gpointer item)
{
    ((DsKeyQuote *)item)->importance = 3;
}

static void
pin_gap(gpointer item)
{
    (void)item; /* all gaps are shown */
}

/* A part of the report that can be edited. */
typedef struct {
    const gchar *name;
    gsize items; /* offset of its GPtrArray in DsReport */
    GArray *(*evidence)(gpointer item);
    void (*pin)(gpointer item);
} Part;

static const Part parts[] = {
    {"summary", G_STRUCT_OFFSET(DsReport, summary), summary_evidence, pin_summary},
    {"chronology", G_STRUCT_OFFSET(DsReport, chronology), event_evidence, pin_event},
    {"quotes", G_STRUCT_OFFSET(DsReport, key_quotes), quote_evidence, pin_quote},
    {"gaps", G_STRUCT_OFFSET(DsReport, gaps), gap_evidence, pin_gap},
};

static const Part *
lookup_part(const gchar *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (g_str_equal(parts[i].name, name))
            return &parts[i];
    return NULL;
}

/* A sentence that no item cites becomes a key point: its own words, its own evidence. */
static gpointer
add_point(DsReport *report, const Pin *pin, const DsSentence *sentence)
{
    DsSummaryItem *item = ds_summary_item_new();
    const DsSpan span = {pin->article - 1, sentence->start, sentence->end};

    g_free(item->text);
    item->text = ds_corpus_dup_text(report->corpus, span);
    item->accounts = 1;
    item->key = TRUE;
    ds_evidence_add(item->evidence, span, "pinned");
    g_ptr_array_add(report->summary, item);
    return item;
}

static void
move_item(GPtrArray *items, guint from, guint place)
{
    const guint to = MIN(place, items->len) - 1;
    gpointer item = g_ptr_array_index(items, from);

    if (from < to)
        memmove(&items->pdata[from], &items->pdata[from + 1], (to - from) * sizeof(gpointer));
    else
        memmove(&items->pdata[to + 1], &items->pdata[to], (from - to) * sizeof(gpointer));
    items->pdata[to] = item;
}

static void
carry_out(Pins *pins, const Pin *pin, const Part *part, const DsSentence *sentence)
{
    GPtrArray *items = *(GPtrArray **)(gpointer)((gchar *)pins->report + part->items);
    gboolean found = FALSE;

    for (guint i = 0; i < items->len; i++) {
        gpointer item = g_ptr_array_index(items, i);
        if (!cites(part->evidence(item), pin->article - 1, sentence))
            continue;
        found = TRUE;
        if (g_str_equal(pin->action, "drop")) {
            g_ptr_array_remove_index(items, i--);
        } else if (g_str_equal(pin->action, "pin")) {
            part->pin(item);
        } else {
            move_item(items, i, pin->place);
            break;
        }
    }
    if (!found && g_str_equal(pin->action, "pin") && g_str_equal(part->name, "summary")) {
        add_point(pins->report, pin, sentence);
        found = TRUE;
    }
    if (found)
        pins->report->edited = TRUE;
    else
        complain(pins, "no item of the part cites the sentence", part->name);
}

static void
apply_line(Pins *pins, const gchar *line)
{
    g_auto(GStrv) fields = g_strsplit(line, "\t", -1);
    const guint n = g_strv_length(fields);
    Pin pin = {0};

    if (n == 0 || fields[0][0] == '#' || fields[0][0] == '\0')
        return;
    pin.action = fields[0];
    if (n < 3 || (!g_str_equal(pin.action, "pin") && !g_str_equal(pin.action, "drop") &&
                  !g_str_equal(pin.action, "move"))) {
        complain(pins, "neither pin, drop nor move", fields[0]);
        return;
    }
    const Part *part = lookup_part(fields[1]);
    if (part == NULL) {
        complain(pins, "no part of the report is called", fields[1]);
        return;
    }
    const DsSentence *sentence = read_citation(fields[2], &pin.article, &pin.sentence)
                                     ? cited_sentence(pins->report, &pin)
                                     : NULL;
    if (sentence == NULL) {
        complain(pins, "no sentence is cited as", fields[2]);
        return;
    }
    pin.place = n > 3 ? (guint)g_ascii_strtoull(fields[3], NULL, 10) : 0;
    if (g_str_equal(pin.action, "move") && pin.place == 0) {
        complain(pins, "no place to move to", n > 3 ? fields[3] : "");
        return;
    }
    carry_out(pins, &pin, part, sentence);
}

void
ds_pins_apply(DsReport *report, const gchar *name, GBytes *bytes, DsDiag *diag)
{
    gsize n_bytes = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(bytes, &n_bytes);
    Pins pins = {.report = report, .name = name, .diag = diag};

    if (n_bytes == 0)
        return;
    g_autofree gchar *valid = g_utf8_make_valid(data, (gssize)n_bytes);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        pins.line = i + 1;
        g_strchomp(lines[i]);
        apply_line(&pins, lines[i]);
    }
}
