#include "corpus/age.h"

#include <string.h>

#include "base/utf8.h"
#include "corpus/clue.h"

#define MAX_AGE    110
#define FIRST_BORN 1880

/* Two things told of a person stand in one bracket when no more lies between them. */
#define MAX_BETWEEN 24

typedef struct {
    GPtrArray *birth; /* of gchar: right before a year of birth */
    GPtrArray *age;   /* right after a number of years */
} AgeWords;

static gpointer
age_words_make(DsPack *pack)
{
    const DsTable *roles = ds_pack_table(pack, "reference_words");
    const DsTable *ages = ds_pack_table(pack, "age_words");
    AgeWords *words = g_new0(AgeWords, 1);

    words->birth = g_ptr_array_new();
    words->age = g_ptr_array_new();
    for (guint row = 0; row < ds_table_n_rows(roles); row++)
        if (g_strcmp0(ds_table_get(roles, row, "role"), "birth") == 0)
            g_ptr_array_add(words->birth, (gpointer)ds_table_get(roles, row, "form"));
    for (guint row = 0; row < ds_table_n_rows(ages); row++)
        g_ptr_array_add(words->age, (gpointer)ds_table_get(ages, row, "word"));
    return words;
}

static void
age_words_free(gpointer data)
{
    AgeWords *words = (AgeWords *)data;

    g_ptr_array_unref(words->birth);
    g_ptr_array_unref(words->age);
    g_free(words);
}

/* The start of the longest form that ends right before end; end when none does. */
static guint32
form_before(const GPtrArray *forms, const gchar *text, guint32 start, guint32 end)
{
    guint32 found = end;

    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const guint32 n = (guint32)strlen(form);
        if (n > end - start || ((guchar)text[end - n] & 0xC0) == 0x80 || end - n >= found)
            continue;
        g_autofree gchar *folded = ds_utf8_fold(text + end - n, (gssize)n);
        if (g_str_equal(folded, form) && (end - n == start || strchr(" (,", text[end - n - 1])))
            found = end - n;
    }
    return found;
}

static gboolean
form_at(const GPtrArray *forms, const gchar *text, guint32 at, guint32 end)
{
    for (guint i = 0; i < forms->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(forms, i);
        const gsize n = strlen(form);
        if (at + n <= end && strncmp(text + at, form, n) == 0 &&
            !g_unichar_isalnum(g_utf8_get_char(text + at + n)))
            return TRUE;
    }
    return FALSE;
}

static guint32
skip_back(const gchar *text, guint32 start, guint32 end, const gchar *marks)
{
    while (end > start && strchr(marks, text[end - 1]) != NULL)
        end--;
    return end;
}

static guint32
capital_word_before(const gchar *text, guint32 start, guint32 end)
{
    guint32 at = end;

    while (at > start && strchr(" ,(.;:\"", text[at - 1]) == NULL)
        at--;
    return at < end && g_unichar_isupper(g_utf8_get_char(text + at)) ? at : end;
}

/* Hash of the two capitalised words that end at end, or of the one that a small word stands
 * before ("anh Rachid"); 0 when there is none. */
static guint64
name_before(const gchar *text, guint32 start, guint32 end)
{
    guint32 at = capital_word_before(text, start, end);

    if (at == end || at == start || text[at - 1] != ' ')
        return 0;
    at = MIN(at, capital_word_before(text, start, at - 1));
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037); /* FNV-1a */
    for (guint32 i = at; i < end; i++)
        hash = (hash ^ (guchar)text[i]) * G_GUINT64_CONSTANT(1099511628211);
    return hash;
}

/* The person that what begins at start is told of: named right before it, or by what was told
 * of a person just before. */
static guint64
person_of(const gchar *text, const DsSentence *sentence, guint32 start, const GArray *ages)
{
    const guint32 end = skip_back(text, sentence->start, start, " (,-");
    const guint64 name = name_before(text, sentence->start, end);

    if (name != 0 || ages->len == 0)
        return name;
    const DsAge *before = &g_array_index(ages, DsAge, ages->len - 1);
    return before->start >= sentence->start && start - before->end <= MAX_BETWEEN &&
                   memchr(text + before->end, ')', start - before->end) == NULL
               ? before->name
               : 0;
}

/* The birth or the age that the number in text[start, end) is, still without its person. */
static gboolean
read_number(const AgeWords *words,
            const gchar *text,
            const DsSentence *sentence,
            DsAge *age,
            gint value)
{
    if (age->end - age->start == 4) {
        const guint32 at = skip_back(text, sentence->start, age->start, " :");
        const guint32 form = form_before(words->birth, text, sentence->start, at);
        age->born = (gint16)value;
        age->start = form;
        return form < at && value >= FIRST_BORN;
    }
    if (age->end - age->start > 3 || text[age->end] != ' ' || value < 1 || value > MAX_AGE)
        return FALSE;
    age->age = (gint16)value;
    return form_at(words->age, text, age->end + 1, sentence->end);
}

static void
scan_sentence(const AgeWords *words,
              const gchar *text,
              const DsSentence *sentence,
              GArray *ages)
{
    for (guint32 i = sentence->start; i < sentence->end; i++) {
        if (!g_ascii_isdigit(text[i]))
            continue;
        DsAge age = {.start = i, .end = i};
        gint value = 0;
        for (; age.end < sentence->end && g_ascii_isdigit(text[age.end]); age.end++)
            value = MIN(value * 10 + (text[age.end] - '0'), 9999);
        i = age.end - 1;
        if (!read_number(words, text, sentence, &age, value))
            continue;
        age.name = person_of(text, sentence, age.start, ages);
        if (age.name != 0)
            g_array_append_val(ages, age);
    }
}

GArray *
ds_ages_read(const DsArticle *article, DsPack *pack)
{
    const AgeWords *words =
        (const AgeWords *)ds_pack_memo(pack, "corpus-ages", age_words_make, age_words_free);
    GArray *ages = g_array_new(FALSE, FALSE, sizeof(DsAge));

    for (guint i = 0; i < article->sentences->len; i++)
        scan_sentence(words, article->text, &g_array_index(article->sentences, DsSentence, i),
                      ages);
    return ages;
}

typedef struct {
    DsClue clue;
    guint64 name;
} AgeClue;

static gboolean
is_known(const GArray *found, const AgeClue *fresh)
{
    for (guint i = 0; i < found->len; i++) {
        const AgeClue *known = &g_array_index(found, AgeClue, i);
        if (known->name == fresh->name && known->clue.date.year == fresh->clue.date.year)
            return TRUE;
    }
    return FALSE;
}

static void
pair_age(const DsAge *own, const GArray *theirs, GArray *found)
{
    for (guint i = 0; i < theirs->len; i++) {
        const DsAge *other = &g_array_index(theirs, DsAge, i);
        if (other->name != own->name || (own->born == 0) == (other->born == 0))
            continue;
        const gint born = own->born + other->born, age = own->age + other->age;
        const AgeClue fresh = {.clue = {.kind = DS_CLUE_AGE,
                                        .date = {(gint16)(born + age), 0, 0},
                                        .born = (gint16)born,
                                        .start = own->start,
                                        .end = own->end},
                               .name = own->name};
        if (!is_known(found, &fresh))
            g_array_append_val(found, fresh);
    }
}

static guint
count_year(const GArray *found, gint year)
{
    guint n = 0;

    for (guint i = 0; i < found->len; i++)
        n += g_array_index(found, AgeClue, i).clue.date.year == year;
    return n;
}

void
ds_ages_pair(const GArray *own, const GPtrArray *accounts, GArray *clues)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(AgeClue));
    guint most = 0;

    for (guint i = 0; i < own->len; i++)
        for (guint k = 0; k < accounts->len; k++)
            pair_age(&g_array_index(own, DsAge, i),
                     (const GArray *)g_ptr_array_index(accounts, k), found);
    for (guint i = 0; i < found->len; i++)
        most = MAX(most, count_year(found, g_array_index(found, AgeClue, i).clue.date.year));
    for (guint i = 0; i < found->len; i++) {
        const DsClue clue = g_array_index(found, AgeClue, i).clue;
        if (count_year(found, clue.date.year) == most)
            g_array_append_val(clues, clue);
    }
}
