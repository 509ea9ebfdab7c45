#include "cache/freeze.h"

#include <string.h>

GVariant *
ds_array_freeze(const GArray *array)
{
    return g_variant_new_fixed_array(
        G_VARIANT_TYPE_BYTE, array->data,
        (gsize)array->len * g_array_get_element_size((GArray *)array), 1);
}

gboolean
ds_array_take(GVariant *value, GArray *array)
{
    g_autoptr(GVariant) owned = value;
    const gsize size = g_array_get_element_size(array);
    gsize n = 0;
    gconstpointer data = g_variant_get_fixed_array(owned, &n, 1);

    if (n % size != 0 || n / size > G_MAXUINT)
        return FALSE;
    if (n > 0)
        g_array_append_vals(array, data, (guint)(n / size));
    return TRUE;
}

/* A pointer to text that may be NULL, as an owned copy; takes value. */
static gchar *
take_text(GVariant *value)
{
    g_autoptr(GVariant) owned = value;
    g_autoptr(GVariant) inner = g_variant_get_maybe(owned);

    return inner != NULL ? g_variant_dup_string(inner, NULL) : NULL;
}

static const gchar *
take_interned(GVariant *value)
{
    g_autofree gchar *text = take_text(value);

    return g_intern_string(text);
}

static GVariant *
freeze_field(const DsField *field)
{
    return g_variant_new(DS_FIELD_TYPE, field->text, field->start, field->end, field->basis);
}

/* Takes value. */
static void
take_field(GVariant *value, DsField *field)
{
    g_autoptr(GVariant) owned = value;

    field->text = take_text(g_variant_get_child_value(owned, 0));
    g_variant_get_child(owned, 1, "u", &field->start);
    g_variant_get_child(owned, 2, "u", &field->end);
    field->basis = take_interned(g_variant_get_child_value(owned, 3));
}

static GVariant *
freeze_date(const DsDateField *field)
{
    return g_variant_new(DS_DATE_TYPE, field->date.year, field->date.month, field->date.day,
                         field->start, field->end, field->basis, field->why);
}

/* Takes value. */
static void
take_date(GVariant *value, DsDateField *field)
{
    g_autoptr(GVariant) owned = value;

    g_variant_get_child(owned, 0, "n", &field->date.year);
    g_variant_get_child(owned, 1, "y", &field->date.month);
    g_variant_get_child(owned, 2, "y", &field->date.day);
    g_variant_get_child(owned, 3, "u", &field->start);
    g_variant_get_child(owned, 4, "u", &field->end);
    field->basis = take_interned(g_variant_get_child_value(owned, 5));
    field->why = take_text(g_variant_get_child_value(owned, 6));
}

GVariant *
ds_diag_freeze(const DsDiag *diag)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE("a" DS_DIAG_TYPE));
    for (guint i = 0; i < ds_diag_size(diag); i++) {
        const DsDiagMessage *message = ds_diag_message(diag, i);
        /* a file name need not be UTF-8, which a GVariant's strings must be */
        const gboolean named =
            message->file != NULL && g_utf8_validate(message->file, -1, NULL);
        g_autofree gchar *text = g_utf8_make_valid(message->text, -1);
        g_variant_builder_add(&builder, DS_DIAG_TYPE, (guint32)message->level,
                              named ? message->file : NULL, (guint32)message->line,
                              (guint32)message->column, text, message->code);
    }
    return g_variant_builder_end(&builder);
}

void
ds_diag_thaw(GVariant *value, DsDiag *diag)
{
    GVariantIter iter;
    guint32 level, line, column;
    const gchar *file, *text, *code;

    g_variant_iter_init(&iter, value);
    while (
        g_variant_iter_next(&iter, "(um&suu&s&s)", &level, &file, &line, &column, &text, &code))
        ds_diag_add(diag, (DsDiagLevel)MIN(level, (guint32)DS_DIAG_ERROR), code, file, line,
                    column, "%s", text);
}

static GVariant *
freeze_article(const DsArticle *article, const DsFindings *findings)
{
    GVariant *children[] = {
        g_variant_new_string(article->path),
        g_variant_new("ms", article->sha256),
        g_variant_new("ms", article->encoding),
        g_variant_new("ms", article->language),
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, article->text, article->n_bytes, 1),
        freeze_field(&article->title),
        freeze_field(&article->author),
        freeze_field(&article->publisher),
        freeze_date(&article->published),
        freeze_date(&article->reference),
        ds_array_freeze(article->blocks),
        ds_array_freeze(article->sentences),
        ds_array_freeze(article->tokens),
        ds_array_freeze(article->block_tokens),
        ds_findings_freeze(findings),
    };

    return g_variant_new_tuple(children, G_N_ELEMENTS(children));
}

static void
take_body(GVariant *value, DsArticle *article)
{
    g_autoptr(GVariant) owned = value;
    gsize n = 0;
    const gchar *data = (const gchar *)g_variant_get_fixed_array(owned, &n, 1);

    article->text = g_strndup(data != NULL ? data : "", n);
    article->n_bytes = n;
}

/* NULL when the arrays are not whole; the caller owns the article. */
static DsArticle *
thaw_article(GVariant *value)
{
    g_autoptr(DsArticle) article = ds_article_new();

    g_variant_get_child(value, 0, "s", &article->path);
    article->sha256 = take_text(g_variant_get_child_value(value, 1));
    article->encoding = take_interned(g_variant_get_child_value(value, 2));
    article->language = take_interned(g_variant_get_child_value(value, 3));
    take_body(g_variant_get_child_value(value, 4), article);
    take_field(g_variant_get_child_value(value, 5), &article->title);
    take_field(g_variant_get_child_value(value, 6), &article->author);
    take_field(g_variant_get_child_value(value, 7), &article->publisher);
    take_date(g_variant_get_child_value(value, 8), &article->published);
    take_date(g_variant_get_child_value(value, 9), &article->reference);
    const gboolean whole =
        ds_array_take(g_variant_get_child_value(value, 10), article->blocks) &&
        ds_array_take(g_variant_get_child_value(value, 11), article->sentences) &&
        ds_array_take(g_variant_get_child_value(value, 12), article->tokens) &&
        ds_array_take(g_variant_get_child_value(value, 13), article->block_tokens);
    return whole ? g_steal_pointer(&article) : NULL;
}

GVariant *
ds_learnt_freeze(const DsLearnt *learnt)
{
    GVariantBuilder articles;

    g_variant_builder_init(&articles, G_VARIANT_TYPE("a" DS_ARTICLE_TYPE));
    for (guint i = 0; i < learnt->articles->len; i++)
        g_variant_builder_add_value(
            &articles,
            freeze_article((const DsArticle *)g_ptr_array_index(learnt->articles, i),
                           (const DsFindings *)g_ptr_array_index(learnt->findings, i)));
    GVariant *children[] = {g_variant_new("ms", learnt->reason),
                            g_variant_builder_end(&articles), ds_diag_freeze(learnt->diag)};
    return g_variant_new_tuple(children, G_N_ELEMENTS(children));
}

gboolean
ds_learnt_thaw(GVariant *value, DsLearnt *learnt)
{
    g_autoptr(GVariant) articles = g_variant_get_child_value(value, 1);
    g_autoptr(GVariant) messages = g_variant_get_child_value(value, 2);
    gboolean whole = TRUE;

    for (gsize i = 0; whole && i < g_variant_n_children(articles); i++) {
        g_autoptr(GVariant) one = g_variant_get_child_value(articles, i);
        g_autoptr(GVariant) kept = g_variant_get_child_value(one, 14);
        g_autoptr(DsArticle) article = thaw_article(one);
        DsFindings *findings = article != NULL ? ds_findings_thaw(kept) : NULL;
        whole = findings != NULL;
        if (!whole)
            break;
        g_ptr_array_add(learnt->articles, g_steal_pointer(&article));
        g_ptr_array_add(learnt->findings, findings);
    }
    if (!whole) {
        for (guint i = 0; i < learnt->articles->len; i++)
            ds_article_free((DsArticle *)g_ptr_array_index(learnt->articles, i));
        for (guint i = 0; i < learnt->findings->len; i++)
            ds_findings_free((DsFindings *)g_ptr_array_index(learnt->findings, i));
        g_ptr_array_set_size(learnt->articles, 0);
        g_ptr_array_set_size(learnt->findings, 0);
        return FALSE;
    }
    ds_diag_thaw(messages, learnt->diag);
    learnt->reason = take_text(g_variant_get_child_value(value, 0));
    return TRUE;
}
