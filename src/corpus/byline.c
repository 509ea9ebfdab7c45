#include "corpus/byline.h"

#include <string.h>

#include "base/utf8.h"

/* Longer lines are no bylines. */
#define MAX_LINE_BYTES   300
#define MAX_NAME_WORDS   5
#define MAX_NAME_LETTERS 9

typedef struct {
    const DsWords *words;
    const gchar *text;
    DsByline result;
    gboolean broken; /* something that is no name came: later names are no authors */
} Reader;

static gboolean
is_separator(const gchar *text, guint32 i, guint32 start, guint32 end)
{
    const gchar c = text[i];

    if (c == '/' || c == '|' || c == ',' || c == '(' || c == ')' || c == '&' || c == ';' ||
        c == '[' || c == ']')
        return TRUE;
    if (c == '-')
        return i > start && i + 1 < end && (text[i - 1] == ' ' || text[i + 1] == ' ');
    return strncmp(text + i, "–", 3) == 0 || strncmp(text + i, "·", 2) == 0 ||
           strncmp(text + i, "—", 3) == 0 || strncmp(text + i, "•", 3) == 0;
}

static void
trim(const gchar *text, guint32 *start, guint32 *end)
{
    while (*start < *end) {
        const gunichar c = g_utf8_get_char(text + *start);
        if (g_unichar_isalnum(c))
            break;
        *start = (guint32)(g_utf8_next_char(text + *start) - text);
    }
    while (*end > *start) {
        const gchar *last = g_utf8_prev_char(text + *end);
        const gunichar c = g_utf8_get_char(last);
        if (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '+')
            break;
        *end = (guint32)(last - text);
    }
}

/* One word of a name: letters with a capital first, or initials before them (M.Phượng). */
static gboolean
is_name_word(const gchar *p, const gchar *end)
{
    guint n_letters = 0;

    if (!g_unichar_isupper(ds_utf8_peek(p)))
        return FALSE;
    for (; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = ds_utf8_peek(p);
        if (c == '.' || c == '-' || c == '\'')
            n_letters = 0;
        else if (!g_unichar_isalpha(c) && !g_unichar_ismark(c))
            return FALSE;
        else
            n_letters++;
        if (n_letters > MAX_NAME_LETTERS)
            return FALSE;
    }
    return TRUE;
}

gboolean
ds_byline_is_name(const DsWords *words, const gchar *text, guint32 start, guint32 end)
{
    const gchar *stop = text + end;
    gboolean initials = FALSE;
    guint n_words = 0;

    if (end <= start || end - start > 80)
        return FALSE;
    g_autofree gchar *folded = ds_utf8_fold_blanks(text + start, (gssize)(end - start));
    if (ds_words_outlet(words, folded) != NULL || ds_words_opens_press(words, folded) ||
        ds_words_line_sign(words, folded).strength != DS_SIGN_NONE)
        return FALSE;
    for (const gchar *p = text + start; p < stop;) {
        const gchar *space = p;
        while (space < stop && !g_unichar_isspace(ds_utf8_peek(space))) {
            initials |= *space == '.' && space > p && space + 1 < stop && space[1] != ' ';
            space = g_utf8_next_char(space);
        }
        if (!is_name_word(p, space) || ++n_words > MAX_NAME_WORDS)
            return FALSE;
        p = space;
        while (p < stop && g_unichar_isspace(ds_utf8_peek(p)))
            p = g_utf8_next_char(p);
    }
    return n_words >= 2 || initials;
}

/* "zing.vn", "http://…": the name of a site. */
static gboolean
is_site(const gchar *folded)
{
    const gchar *dot = strrchr(folded, '.');

    if (strstr(folded, "://") != NULL || g_str_has_prefix(folded, "www."))
        return TRUE;
    if (dot == NULL || strchr(folded, ' ') != NULL || dot == folded)
        return FALSE;
    static const gchar domains[] = " vn com net org gov edu info tv asia biz news uk us fr jp "
                                   "cn ru de io co ";
    g_autofree gchar *domain = g_strconcat(" ", dot + 1, " ", NULL);
    if (strstr(domains, domain) == NULL)
        return FALSE;
    for (const gchar *p = folded; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && *p != '.' && *p != '-')
            return FALSE;
    return TRUE;
}

static void
take_source(Reader *reader, guint32 start, guint32 end, gboolean known)
{
    reader->result.n_outlets++;
    reader->broken = TRUE;
    if (reader->result.source_end != 0 && (reader->result.source_known || !known))
        return;
    reader->result.source_start = start;
    reader->result.source_end = end;
    reader->result.source_known = known;
}

static void
take_author(Reader *reader, guint32 start, guint32 end)
{
    if (reader->broken)
        return;
    if (reader->result.n_names++ == 0)
        reader->result.author_start = start;
    reader->result.author_end = end;
}

static void read_piece(Reader *reader, guint32 start, guint32 end);

/* The label at the head of a piece, in bytes of the text (folding keeps the length of these
 * words); 0 when there is none. */
static guint32
label_length(
    const Reader *reader, const gchar *folded, guint32 start, guint32 end, DsBylineRole role)
{
    const gsize n = ds_words_byline_label(reader->words, folded, role);

    if (n == 0 || start + n > end)
        return 0;
    g_autofree gchar *head = ds_utf8_fold_blanks(reader->text + start, (gssize)n);
    return strncmp(head, folded, n) == 0 ? (guint32)n : 0;
}

/* After "Theo": a person who writes for an outlet ("Theo Hà Dũng"), or the outlet itself. */
static void
read_source(Reader *reader, guint32 start, guint32 end)
{
    trim(reader->text, &start, &end);
    if (start >= end)
        return;
    g_autofree gchar *folded = ds_utf8_fold_blanks(reader->text + start, (gssize)(end - start));
    const gboolean known = ds_words_outlet(reader->words, folded) != NULL || is_site(folded);
    if (!known && ds_byline_is_name(reader->words, reader->text, start, end))
        reader->broken = TRUE; /* "Theo Anh Khoa": a person's text, taken from elsewhere */
    else
        take_source(reader, start, end, known);
}

static gboolean
read_label(Reader *reader, const gchar *folded, guint32 start, guint32 end)
{
    guint32 n = label_length(reader, folded, start, end, DS_BYLINE_SOURCE);

    if (n > 0) {
        reader->result.sourced |= reader->result.n_names == 0;
        read_source(reader, start + n, end);
        return TRUE;
    }
    n = label_length(reader, folded, start, end, DS_BYLINE_PHOTO);
    if (n > 0) {
        reader->broken = TRUE;
        reader->result.pictured = TRUE;
        return TRUE;
    }
    n = label_length(reader, folded, start, end, DS_BYLINE_AUTHOR);
    if (n > 0) {
        reader->result.labelled = TRUE;
        read_piece(reader, start + n, end);
        return TRUE;
    }
    return FALSE;
}

/* "TNO Thu Thảo": the outlet, then the author; also "Thu Thảo Dân Việt" is not taken apart. */
static gboolean
read_outlet_first(Reader *reader, const gchar *folded, guint32 start, guint32 end)
{
    const gsize n = ds_words_outlet_prefix(reader->words, folded);

    if (n == 0)
        return FALSE;
    if (start + n >= end) {
        take_source(reader, start, end, TRUE);
        return TRUE;
    }
    guint32 name = start + (guint32)n;
    trim(reader->text, &name, &end);
    if (!ds_byline_is_name(reader->words, reader->text, name, end))
        return FALSE;
    take_author(reader, name, end);
    take_source(reader, start, start + (guint32)n, TRUE);
    return TRUE;
}

static gboolean
opens_with_surname(const Reader *reader)
{
    const gchar *name = reader->text + reader->result.author_start;
    g_autofree gchar *first = ds_utf8_fold_blanks(name, (gssize)strcspn(name, " /"));

    return ds_words_is_surname(reader->words, first);
}

/* What stands after a name and a stroke ("Hồng Hà/Đời Sống Mới"): another author's name begins
 * with a surname or is short; else it is the outlet. */
static gboolean
read_after_stroke(Reader *reader, const gchar *folded, guint32 start, guint32 end)
{
    guint n_words = 1;

    if (start == 0 || reader->text[start - 1] != '/' || reader->result.n_names == 0 ||
        reader->broken || !g_unichar_isupper(g_utf8_get_char(reader->text + start)))
        return FALSE;
    for (const gchar *p = folded; *p != '\0'; p++)
        n_words += *p == ' ' ? 1 : 0;
    g_autofree gchar *first = g_strndup(folded, strcspn(folded, " "));
    const gboolean is_name = ds_byline_is_name(reader->words, reader->text, start, end);
    const gboolean pen_names = n_words < 3 && !opens_with_surname(reader);
    if (n_words > MAX_NAME_WORDS + 1 ||
        (is_name && (pen_names || ds_words_is_surname(reader->words, first))))
        return FALSE;
    take_source(reader, start, end, TRUE);
    return TRUE;
}

static void
read_piece(Reader *reader, guint32 start, guint32 end)
{
    trim(reader->text, &start, &end);
    if (start >= end)
        return;
    g_autofree gchar *folded = ds_utf8_fold_blanks(reader->text + start, (gssize)(end - start));
    if (ds_words_has_byline_role(reader->words, folded, DS_BYLINE_NOTE) ||
        ds_words_has_byline_role(reader->words, folded, DS_BYLINE_AUTHOR) ||
        ds_words_has_byline_role(reader->words, folded, DS_BYLINE_PHOTO)) {
        reader->result.labelled = TRUE;
    } else if (read_after_stroke(reader, folded, start, end) ||
               read_label(reader, folded, start, end)) {
        return;
    } else if (ds_words_outlet(reader->words, folded) != NULL || is_site(folded)) {
        take_source(reader, start, end, TRUE);
    } else if (read_outlet_first(reader, folded, start, end)) {
        return;
    } else if (ds_byline_is_name(reader->words, reader->text, start, end)) {
        take_author(reader, start, end);
    } else {
        reader->result.all_explained = FALSE;
        reader->broken = TRUE;
    }
}

/* "Nguồn Báo Mới: http://…": the name between the label and the address. */
static gboolean
named_before_address(const Reader *reader,
                     const gchar *folded,
                     const gchar *scheme,
                     guint32 *start,
                     guint32 *end)
{
    const guint32 n = label_length(reader, folded, *start, *end, DS_BYLINE_SOURCE);
    const gchar *name = reader->text + *start + n, *stop = scheme;

    while (stop > name && g_ascii_isalpha(stop[-1])) /* "https" */
        stop--;
    *start += n;
    *end = (guint32)(stop - reader->text);
    trim(reader->text, start, end);
    return n > 0 && *end > *start;
}

/* A line that holds the address of a page: its host is the source. */
static gboolean
read_address(Reader *reader, const gchar *folded, guint32 start, guint32 end)
{
    const gchar *scheme = g_strstr_len(reader->text + start, (gssize)(end - start), "://");

    if (scheme == NULL) {
        if (!is_site(folded))
            return FALSE;
        take_source(reader, start, end, TRUE);
        return TRUE;
    }
    guint32 host = (guint32)(scheme + 3 - reader->text), stop = host;
    if (g_str_has_prefix(reader->text + host, "www."))
        host += 4;
    while (stop < end && (g_ascii_isalnum(reader->text[stop]) || reader->text[stop] == '.' ||
                          reader->text[stop] == '-'))
        stop++;
    reader->result.all_explained =
        g_str_has_prefix(folded, "http") ||
        ds_words_byline_label(reader->words, folded, DS_BYLINE_SOURCE) > 0;
    reader->result.sourced = TRUE;
    guint32 name = start, name_end = end;
    if (named_before_address(reader, folded, scheme, &name, &name_end))
        take_source(reader, name, name_end, TRUE);
    else if (stop > host)
        take_source(reader, host, stop, TRUE);
    return TRUE;
}

DsByline
ds_byline_read(const DsWords *words, const gchar *text, guint32 start, guint32 end)
{
    Reader reader = {.words = words, .text = text, .result.all_explained = TRUE};
    guint32 piece = start;

    if (end <= start || end - start > MAX_LINE_BYTES) {
        reader.result.all_explained = FALSE;
        return reader.result;
    }
    g_autofree gchar *folded = ds_utf8_fold_blanks(text + start, (gssize)(end - start));
    if (read_address(&reader, folded, start, end))
        return reader.result;
    /* labels may hold separators: "Bài, ảnh:" */
    const gchar *colon = memchr(text + start, ':', end - start);
    if (colon != NULL) {
        const guint32 label = (guint32)(colon - text);
        g_autofree gchar *head = ds_utf8_fold_blanks(text + start, (gssize)(label - start));
        if (ds_words_has_byline_role(words, head, DS_BYLINE_AUTHOR)) {
            reader.result.labelled = TRUE;
            piece = label + 1;
        }
    }
    for (guint32 i = piece; i < end; i++)
        if (is_separator(text, i, piece, end)) {
            read_piece(&reader, piece, i);
            piece = i + 1;
            while (piece < end && ((guchar)text[piece] & 0xC0) == 0x80)
                piece++;
        }
    read_piece(&reader, piece, end);
    if (reader.result.n_names == 0 && reader.result.n_outlets == 0 && !reader.result.labelled &&
        !reader.result.pictured)
        reader.result.all_explained = FALSE;
    return reader.result;
}
