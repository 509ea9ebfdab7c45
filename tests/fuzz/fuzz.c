#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "corpus/read.h"

DsPack *
fuzz_pack(void)
{
    static DsPack *pack;

    if (pack == NULL)
        pack = ds_pack_load("vi", NULL);
    g_assert(pack != NULL);
    return pack;
}

gchar *
fuzz_text(const guint8 *data, gsize n)
{
    g_autofree gchar *valid = g_utf8_make_valid((const gchar *)data, (gssize)n);

    for (gchar *p = valid; *p != '\0'; p++)
        if ((guchar)*p < 0x20 && *p != '\n')
            *p = ' ';
    return g_utf8_normalize(valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

const gchar *
fuzz_file(const guint8 *data, gsize n)
{
    static int fd = -1;
    static gchar path[64];

    if (fd < 0) {
        fd = memfd_create("fuzz", MFD_CLOEXEC);
        g_assert(fd >= 0);
        g_snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    g_assert(ftruncate(fd, 0) == 0);
    g_assert(pwrite(fd, data, n, 0) == (gssize)n);
    return path;
}

/* UTF-8, composed, with line ends as the only control characters. */
static void
check_text(const DsArticle *article)
{
    g_assert(article->n_bytes == strlen(article->text));
    g_assert(g_utf8_validate(article->text, (gssize)article->n_bytes, NULL));
    for (const gchar *p = article->text; *p != '\0'; p++)
        g_assert(*p == '\n' || ((guchar)*p >= 0x20 && *p != 0x7f));
    g_autofree gchar *composed =
        g_utf8_normalize(article->text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_assert(strcmp(composed, article->text) == 0);
}

static void
check_span(const DsArticle *article, guint32 start, guint32 end)
{
    g_assert(start < end && end <= article->n_bytes);
    g_assert(((guchar)article->text[start] & 0xC0) != 0x80);
    g_assert(((guchar)article->text[end] & 0xC0) != 0x80);
}

static void
check_blocks(const DsArticle *article)
{
    guint32 before = 0;

    g_assert(article->block_tokens->len == article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        const DsBlock *block = &g_array_index(article->blocks, DsBlock, i);
        check_span(article, block->start, block->end);
        g_assert(block->start >= before);
        g_assert(block->first_sentence + block->n_sentences <= article->sentences->len);
        before = block->end;
    }
}

static void
check_sentences(const DsArticle *article)
{
    guint32 before = 0;

    for (guint i = 0; i < article->sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        check_span(article, sentence->start, sentence->end);
        g_assert(sentence->number == i + 1 && sentence->start >= before);
        g_assert(sentence->block < article->blocks->len);
        g_assert(sentence->first_token + sentence->n_tokens <= article->tokens->len);
        before = sentence->end;
    }
}

static void
check_field(const DsArticle *article, const DsField *field)
{
    if (field->end > field->start)
        check_span(article, field->start, field->end);
}

static void
read_input(DsCorpus *corpus, const gchar *name, const guint8 *data, gsize n, DsDiag *diag)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, n);
    const DsInput input = {.path = (gchar *)name, .bytes = bytes};
    g_autofree gchar *reason = NULL;

    ds_read_input(&input, fuzz_pack(), corpus->articles, diag, &reason);
}

static void
settle(DsCorpus *corpus, DsDiag *diag)
{
    ds_corpus_settle(corpus, fuzz_pack(), diag);
    for (guint i = 0; i < corpus->articles->len; i++) {
        const DsArticle *article = ds_corpus_article(corpus, i);
        check_text(article);
        check_blocks(article);
        check_sentences(article);
        check_field(article, &article->title);
        check_field(article, &article->author);
        check_field(article, &article->publisher);
    }
    for (guint i = 0; i < ds_diag_size(diag); i++)
        g_free(ds_diag_format(ds_diag_message(diag, i)));
}

DsCorpus *
fuzz_read(const gchar *name, const guint8 *data, gsize n)
{
    DsCorpus *corpus = ds_corpus_new();
    g_autoptr(DsDiag) diag = ds_diag_new();

    read_input(corpus, name, data, n, diag);
    settle(corpus, diag);
    return corpus;
}

DsCorpus *
fuzz_read_parts(const gchar *name, const guint8 *data, gsize n)
{
    DsCorpus *corpus = ds_corpus_new();
    g_autoptr(DsDiag) diag = ds_diag_new();
    const guint8 *end = data + n;

    while (data < end) {
        const guint8 *next = memchr(data, '\f', (gsize)(end - data));
        if (next == NULL)
            next = end;
        read_input(corpus, name, data, (gsize)(next - data), diag);
        data = next + 1;
    }
    settle(corpus, diag);
    return corpus;
}
