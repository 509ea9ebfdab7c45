#include "report/parts.h"

void
ds_evidence_add(GArray *evidence, DsSpan span, const gchar *rule)
{
    for (guint i = 0; i < evidence->len; i++) {
        const DsSpan *other = &g_array_index(evidence, DsEvidence, i).span;
        if (other->article == span.article && other->start == span.start &&
            other->end == span.end)
            return;
    }
    const DsEvidence one = {span, g_intern_string(rule)};
    g_array_append_val(evidence, one);
}

DsSpan
ds_row_span(const DsTerms *terms, guint row)
{
    const DsSentence *sentence = ds_terms_sentence(terms, row);

    return (DsSpan){ds_terms_row(terms, row)->article, sentence->start, sentence->end};
}

guint32
ds_evidence_accounts(const DsCorpus *corpus, const GArray *evidence)
{
    g_autoptr(GHashTable) families = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < evidence->len; i++) {
        const guint32 article = g_array_index(evidence, DsEvidence, i).span.article;
        g_hash_table_add(families,
                         GUINT_TO_POINTER(ds_corpus_article(corpus, article)->family));
    }
    return g_hash_table_size(families);
}

gboolean
ds_evidence_meets(const GArray *a, const GArray *b)
{
    for (guint i = 0; i < a->len; i++)
        for (guint k = 0; k < b->len; k++) {
            const DsSpan *x = &g_array_index(a, DsEvidence, i).span;
            const DsSpan *y = &g_array_index(b, DsEvidence, k).span;
            if (x->article == y->article && x->start < y->end && y->start < x->end)
                return TRUE;
        }
    return FALSE;
}

static gboolean
same_words(const DsTerms *terms, guint32 a, guint32 b)
{
    const DsTermWord *x = ds_terms_words(terms, a), *y = ds_terms_words(terms, b);
    const guint32 n = ds_terms_row(terms, a)->n;

    if (ds_terms_row(terms, b)->n != n)
        return FALSE;
    for (guint32 i = 0; i < n; i++)
        if (x[i].id != y[i].id)
            return FALSE;
    return TRUE;
}

guint32
ds_first_row(const DsReportContext *context, guint32 row)
{
    const DsTerms *terms = context->terms;
    guint32 article = ds_terms_row(terms, row)->article;

    for (;;) {
        const guint32 speaker = g_array_index(context->voices, guint32, article);
        const guint32 *rows = &g_array_index(terms->article_rows, guint32, speaker);
        guint32 other = rows[0];
        while (speaker != article && other < rows[1] && !same_words(terms, row, other))
            other++;
        if (speaker == article || other == rows[1])
            return row;
        row = other;
        article = speaker;
    }
}
