/* The model inside the book: the report without what the sources say again, namely their texts
 * and what was found in them. Half of a small book would be a second copy of its annex. */
#include <string.h>
#include <zip.h>

#include <dossier/error.h>

#include "epub/book.h"

#define ENTRY "EPUB/model.json"

/* Members of an article that come again from the source. */
static const gchar *const left_out[] = {"text",         "blocks", "sentences", "dates",
                                        "institutions", "people", "quotes"};

/* Members with these values are read the same when they are missing. */
static const gchar *const empty_values[] = {"null", "false", "[]"};

/* Copies JSON without white space. out is NULL where a value is skipped. */
typedef struct {
    const gchar *p, *end;
    GString *out;
} Scanner;

static void
skip_blanks(Scanner *s)
{
    while (s->p < s->end && g_ascii_isspace(*s->p))
        s->p++;
}

static void
put(GString *out, const gchar *from, const gchar *to)
{
    if (out != NULL)
        g_string_append_len(out, from, to - from);
}

static void
put_mark(GString *out, gchar mark)
{
    put(out, &mark, &mark + 1);
}

static void
copy_string(Scanner *s, GString *out)
{
    const gchar *start = s->p++;

    for (;;) { /* to the first quotation mark that no backslash takes for a letter */
        const gchar *mark = (const gchar *)memchr(s->p, '"', (gsize)(s->end - s->p));
        const gchar *slash =
            (const gchar *)memchr(s->p, '\\', (gsize)((mark != NULL ? mark : s->end) - s->p));
        if (slash == NULL) {
            s->p = mark != NULL ? mark + 1 : s->end;
            break;
        }
        s->p = MIN(slash + 2, s->end);
    }
    put(out, start, s->p);
}

/* Goes over a value that nobody wants: a string to its end, what is in brackets to the last of
 * them. */
static void
skip_value(Scanner *s)
{
    guint depth = 0;

    skip_blanks(s);
    while (s->p < s->end) {
        const gchar c = *s->p;
        if (depth == 0 && strchr(",]}", c) != NULL)
            return;
        if (c == '"') {
            copy_string(s, NULL);
            continue;
        }
        if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        s->p++;
    }
}

/* Which articles' members are members of: "articles" is met at the top level alone. */
typedef enum { AT_ROOT, AT_ARTICLES, AT_ARTICLE, ELSEWHERE } Place;

static gboolean
is_one_of(const gchar *const *list, gsize n, const gchar *text, gsize n_bytes)
{
    for (gsize i = 0; i < n; i++)
        if (strlen(list[i]) == n_bytes && memcmp(list[i], text, n_bytes) == 0)
            return TRUE;
    return FALSE;
}

static void copy_value(Scanner *s, GString *out, Place place);

/* A member, comma included; taken back when its value says nothing. */
static void
copy_member(Scanner *s, GString *out, Place place)
{
    const gsize before = out != NULL ? out->len : 0;
    const gchar *key = s->p + 1;
    const gchar first = out != NULL && out->len > 0 ? out->str[out->len - 1] : '{';

    if (first != '{')
        g_string_append_c(out, ',');
    copy_string(s, out);
    const gsize n = (gsize)(s->p - 1 - key);
    const gboolean is_articles = place == AT_ROOT && n == 8 && memcmp(key, "articles", 8) == 0;
    skip_blanks(s);
    put_mark(out, ':');
    s->p = MIN(s->p + 1, s->end);
    const gsize value = out != NULL ? out->len : 0;
    if (place == AT_ARTICLE && is_one_of(left_out, G_N_ELEMENTS(left_out), key, n)) {
        skip_value(s);
        g_string_truncate(out, before);
        return;
    }
    copy_value(s, out, is_articles ? AT_ARTICLES : ELSEWHERE);
    if (out != NULL &&
        is_one_of(empty_values, G_N_ELEMENTS(empty_values), out->str + value, out->len - value))
        g_string_truncate(out, before);
}

static void
copy_object(Scanner *s, GString *out, Place place)
{
    put(out, s->p, s->p + 1);
    s->p++;
    for (skip_blanks(s); s->p < s->end && *s->p != '}'; skip_blanks(s)) {
        if (*s->p == '"')
            copy_member(s, out, place);
        else
            s->p++;
    }
    put_mark(out, '}');
    s->p = MIN(s->p + 1, s->end);
}

static void
copy_array(Scanner *s, GString *out, Place place)
{
    gboolean any = FALSE;

    put(out, s->p, s->p + 1);
    s->p++;
    for (skip_blanks(s); s->p < s->end && *s->p != ']'; skip_blanks(s)) {
        if (*s->p == ',') {
            s->p++;
            continue;
        }
        if (any)
            put_mark(out, ',');
        any = TRUE;
        copy_value(s, out, place == AT_ARTICLES ? AT_ARTICLE : ELSEWHERE);
    }
    put_mark(out, ']');
    s->p = MIN(s->p + 1, s->end);
}

static void
copy_value(Scanner *s, GString *out, Place place)
{
    skip_blanks(s);
    if (s->p == s->end)
        return;
    if (*s->p == '{') {
        copy_object(s, out, place);
    } else if (*s->p == '[') {
        copy_array(s, out, place);
    } else if (*s->p == '"') {
        copy_string(s, out);
    } else {
        const gchar *start = s->p;
        while (s->p < s->end && strchr(",]} \n", *s->p) == NULL)
            s->p++;
        put(out, start, MAX(s->p, start));
        if (s->p == start)
            s->p++;
    }
}

GBytes *
ds_book_model(const DsEpubOptions *options)
{
    if (options->model == NULL)
        return NULL;
    if (options->full_model)
        return g_bytes_ref(options->model);

    gsize n = 0;
    const gchar *data = (const gchar *)g_bytes_get_data(options->model, &n);
    Scanner scanner = {.p = data, .end = data + n};
    GString *out = g_string_sized_new(n / 2);

    copy_value(&scanner, out, AT_ROOT);
    g_string_append_c(out, '\n');
    return g_string_free_to_bytes(out);
}

static GBytes *
read_entry(zip_t *zip)
{
    zip_stat_t stat;

    if (zip_stat(zip, ENTRY, 0, &stat) < 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
        return NULL;
    zip_file_t *file = zip_fopen(zip, ENTRY, 0);
    if (file == NULL)
        return NULL;
    g_autoptr(GByteArray) all = g_byte_array_new();
    guint8 chunk[16384];
    zip_int64_t n;
    while ((n = zip_fread(file, chunk, sizeof chunk)) > 0 && all->len < G_MAXINT32 / 2)
        g_byte_array_append(all, chunk, (guint)n);
    zip_fclose(file);
    return n == 0 ? g_byte_array_free_to_bytes(g_steal_pointer(&all)) : NULL;
}

GBytes *
ds_epub_read_model(GBytes *book, GError **error)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(book, &n);
    zip_source_t *source = zip_source_buffer_create(data, n, 0, NULL);
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    GBytes *model = zip != NULL ? read_entry(zip) : NULL;

    if (zip != NULL)
        zip_discard(zip);
    else if (source != NULL)
        zip_source_free(source);
    if (model == NULL)
        g_set_error(error, DS_ERROR, DS_ERROR_FORMAT, "the book holds no model");
    return model;
}
