#include "app/inspect.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/analyse.h"
#include "app/log.h"

#include "base/utf8.h"
#include "report/model_json.h"

/* One note under a sentence: its place orders the notes of all layers. */
typedef struct {
    guint32 start;
    const gchar *colour;
    gchar *text;
} Note;

typedef struct {
    const DsReport *report;
    gboolean colours;
    GString *out;
} Page;

#define COLOUR_DATE  "36"
#define COLOUR_ORG   "33"
#define COLOUR_NAME  "32"
#define COLOUR_QUOTE "35"
#define COLOUR_DIM   "2"

static gboolean
wants_colours(const DsOptions *options)
{
    if (options->color != NULL && !g_str_equal(options->color, "auto"))
        return g_str_equal(options->color, "always");
    return isatty(STDOUT_FILENO) && g_getenv("NO_COLOR") == NULL;
}

/* The words of a range on one line, without anything that could drive a terminal. */
static gchar *
dup_safe_words(const DsArticle *article, guint32 start, guint32 end)
{
    gchar *words = ds_utf8_squeeze(article->text + start, (gssize)(end - start));

    for (gchar *p = words; *p != '\0'; p++)
        if ((guchar)*p < 0x20 || *p == 0x7F)
            *p = '?';
    return words;
}

static void
put_coloured(Page *page, const gchar *colour, const gchar *text)
{
    if (page->colours)
        g_string_append_printf(page->out, "\x1b[%sm%s\x1b[0m", colour, text);
    else
        g_string_append(page->out, text);
}

static void
add_note(GArray *notes, guint32 start, const gchar *colour, gchar *text)
{
    const Note note = {start, colour, text};

    g_array_append_val(notes, note);
}

static void
add_date(GArray *notes, const DsArticle *article, const DsTimex *timex)
{
    g_autofree gchar *words = dup_safe_words(article, timex->start, timex->end);
    g_autofree gchar *from = ds_date_to_iso(timex->from);
    g_autofree gchar *to = ds_date_to_iso(timex->to);

    add_note(notes, timex->start, COLOUR_DATE,
             g_strdup_printf("%s = %s/%s %s%s {%s}", words, from != NULL ? from : "?",
                             to != NULL ? to : "?", ds_precision_name(timex->precision),
                             timex->inferred ? " ≈" : "", timex->rule));
}

static void
add_mentions(GArray *notes,
             const DsArticle *article,
             const GArray *mentions,
             const gchar *colour,
             const GPtrArray *entities)
{
    for (guint i = 0; i < mentions->len; i++) {
        const DsMention *mention = &g_array_index(mentions, DsMention, i);
        /* the first member of DsInstitution and of DsPerson is the name */
        const gchar *name = *(gchar *const *)g_ptr_array_index(entities, mention->entity);
        g_autofree gchar *words = dup_safe_words(article, mention->start, mention->end);
        add_note(notes, mention->start, colour,
                 g_strdup_printf("%s = %s {%s}", words, name, mention->rule));
    }
}

static const gchar *
speaker_name(const DsAnnotations *annotations, DsSpeaker speaker)
{
    if (speaker.kind == DS_SPEAKER_PERSON)
        return ds_annotations_person(annotations, speaker.entity)->name;
    if (speaker.kind == DS_SPEAKER_INSTITUTION)
        return ds_annotations_institution(annotations, speaker.entity)->name;
    return "?";
}

static void
add_quote(GArray *notes,
          const DsArticle *article,
          const DsAnnotations *annotations,
          const DsAttribution *quote)
{
    g_autofree gchar *words = dup_safe_words(article, quote->start, quote->end);

    add_note(notes, quote->start, COLOUR_QUOTE,
             g_strdup_printf("%s: %s “%s” {%s}", ds_quote_kind_name(quote->kind),
                             speaker_name(annotations, quote->speaker), words, quote->rule));
}

static gint
compare_notes(gconstpointer a, gconstpointer b)
{
    const Note *left = (const Note *)a;
    const Note *right = (const Note *)b;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return strcmp(left->text, right->text);
}

static void
note_clear(gpointer note)
{
    g_free(((Note *)note)->text);
}

static GArray *
collect_notes(const DsAnnotations *annotations, const DsArticle *article, guint index)
{
    const DsArticleNotes *found = ds_annotations_article(annotations, index);
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(Note));

    g_array_set_clear_func(notes, note_clear);
    for (guint i = 0; i < found->dates->len; i++)
        add_date(notes, article, &g_array_index(found->dates, DsTimex, i));
    add_mentions(notes, article, found->institutions, COLOUR_ORG, annotations->institutions);
    add_mentions(notes, article, found->people, COLOUR_NAME, annotations->people);
    for (guint i = 0; i < found->quotes->len; i++)
        add_quote(notes, article, annotations, &g_array_index(found->quotes, DsAttribution, i));
    g_array_sort(notes, compare_notes);
    return notes;
}

/* One line of text with its margin, then the notes that begin in it. */
static void
put_line(Page *page,
         const DsArticle *article,
         const gchar *margin,
         guint32 start,
         guint32 end,
         const GArray *notes,
         guint *next)
{
    g_autofree gchar *words = dup_safe_words(article, start, end);

    put_coloured(page, COLOUR_DIM, margin);
    g_string_append_printf(page->out, " %s\n", words);
    for (; *next < notes->len; (*next)++) {
        const Note *note = &g_array_index(notes, Note, *next);
        if (note->start >= end)
            return;
        g_string_append(page->out, "                    ");
        put_coloured(page, note->colour, note->text);
        g_string_append_c(page->out, '\n');
    }
}

static void
put_date(Page *page, const gchar *what, const DsDateField *field)
{
    g_autofree gchar *date = ds_date_to_iso(field->date);

    if (date != NULL)
        g_string_append_printf(page->out, " · %s %s {%s}", what, date,
                               field->basis != NULL ? field->basis : "?");
}

/* Which article this is, how its bytes were read, and the day that its dates count from. */
static void
put_head(Page *page, const DsArticle *article)
{
    g_autofree gchar *path = ds_utf8_show_name(article->path);

    g_string_append_printf(page->out, "%s · %s · %s · %s", article->id, path,
                           article->encoding != NULL ? article->encoding : "?",
                           article->language != NULL ? article->language : "?");
    put_date(page, "published", &article->published);
    put_date(page, "dates count from", &article->reference);
    g_string_append_c(page->out, '\n');
}

static void
put_article(Page *page, guint index)
{
    const DsArticle *article = ds_corpus_article(page->report->corpus, index);
    g_autoptr(GArray) notes = collect_notes(page->report->annotations, article, index);
    guint next = 0;

    put_head(page, article);
    for (guint b = 0; b < article->blocks->len; b++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, b);
        const gchar *kind = ds_block_kind_name(block->kind);
        if (block->n_sentences == 0) {
            g_autofree gchar *margin = g_strdup_printf("%-11s     |", kind);
            put_line(page, article, margin, block->start, block->end, notes, &next);
        }
        for (guint32 s = 0; s < block->n_sentences; s++) {
            const DsSentence *sentence =
                &g_array_index(article->sentences, DsSentence, block->first_sentence + s);
            g_autofree gchar *margin =
                g_strdup_printf("%-11s %3u |", s == 0 ? kind : "", sentence->number);
            put_line(page, article, margin, sentence->start, sentence->end, notes, &next);
        }
    }
}

int
ds_inspect(const DsOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(DsPack) pack = NULL;
    g_autoptr(DsReport) report = ds_analyse_options(options, &pack, diag, &error);

    ds_log_diag(options, diag);
    if (report == NULL)
        return ds_log_error(options, error);
    if (options->json) {
        g_autoptr(GBytes) model = ds_model_write(report);
        fwrite(g_bytes_get_data(model, NULL), 1, g_bytes_get_size(model), stdout);
    } else {
        Page page = {report, wants_colours(options), g_string_new(NULL)};
        for (guint i = 0; i < report->corpus->articles->len; i++) {
            if (i > 0)
                g_string_append_c(page.out, '\n');
            put_article(&page, i);
        }
        fputs(page.out->str, stdout);
        g_string_free(page.out, TRUE);
    }
    return DS_EXIT_DONE;
}
