#include "corpus/facts.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "corpus/clue.h"

/* How many bytes before a name its title stands. */
#define MAX_TITLE 80

#define MAX_FACTS 32 /* of one article */

typedef struct {
    gchar **titles;    /* one of them stands before the name; folded; NULL: none need stand */
    const gchar *name; /* as written, owned by the pack or by Facts */
    DsDate from, to;   /* year 0: it lasts */
    gboolean is_event;
} Fact;

typedef struct {
    GArray *facts;       /* of Fact */
    GHashTable *by_word; /* hash of a name's first word → GArray of guint, indices of facts */
    GPtrArray *forms;    /* of gchar **, owned: names of institutions */
    const GPtrArray *ex; /* words before a title that is no more */
} Facts;

static guint64
hash_of(const gchar *text, gsize n)
{
    guint64 hash = G_GUINT64_CONSTANT(14695981039346656037); /* FNV-1a */

    for (gsize i = 0; i < n; i++)
        hash = (hash ^ (guchar)text[i]) * G_GUINT64_CONSTANT(1099511628211);
    return hash;
}

static void
fact_clear(gpointer data)
{
    g_strfreev(((Fact *)data)->titles);
}

static void
file_fact(Facts *facts, Fact fact)
{
    const guint64 hash = hash_of(fact.name, strcspn(fact.name, " "));
    GArray *same = (GArray *)g_hash_table_lookup(facts->by_word, &hash);

    if (same == NULL) {
        same = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(facts->by_word, g_memdup2(&hash, sizeof hash), same);
    }
    g_array_append_val(same, facts->facts->len);
    g_array_append_val(facts->facts, fact);
}

static void
add_fact(Facts *facts, const DsTable *table, guint row)
{
    Fact fact = {.name = ds_table_get(table, row, "name"),
                 .is_event = g_strcmp0(ds_table_get(table, row, "kind"), "event") == 0};
    const gchar *titles = ds_table_get(table, row, "title");
    const gchar *from = ds_table_get(table, row, "from"), *to = ds_table_get(table, row, "to");

    if (fact.name == NULL || from == NULL || !ds_date_from_iso(from, &fact.from))
        return;
    if (to != NULL)
        ds_date_from_iso(to, &fact.to);
    if (titles != NULL)
        fact.titles = g_strsplit(titles, "|", -1);
    file_fact(facts, fact);
}

/* A name that tells its time stands for one institution: of fewer words it may be that of
 * another country or of a province. Those older than the press on the web tell nothing. */
#define MIN_NAME_WORDS 4
#define FIRST_TELLING  2001

static gboolean
is_telling_name(const gchar *name)
{
    guint n_words = 1;

    for (const gchar *p = strchr(name, ' '); p != NULL; p = strchr(p + 1, ' '))
        n_words++;
    return n_words >= MIN_NAME_WORDS;
}

/* The institution under its name and its other names, for the years it had them. */
static void
add_institution(Facts *facts, const DsTable *table, guint row)
{
    const gchar *from = ds_table_get(table, row, "from"), *to = ds_table_get(table, row, "to");
    const gchar *name = ds_table_get(table, row, "canonical");
    const gchar *aliases = ds_table_get(table, row, "aliases");
    Fact fact = {0};

    if (g_strcmp0(ds_table_get(table, row, "country"), "VN") != 0 || from == NULL ||
        !ds_date_from_iso(from, &fact.from) || (fact.from.year < FIRST_TELLING && to == NULL))
        return;
    fact.from.month = 1;
    if (to != NULL && ds_date_from_iso(to, &fact.to))
        fact.to.month = 12;
    g_autofree gchar *names = g_strconcat(name, aliases != NULL ? "; " : NULL, aliases, NULL);
    gchar **forms = g_strsplit(names, "; ", -1);
    g_ptr_array_add(facts->forms, forms);
    for (gchar **form = forms; *form != NULL; form++) {
        fact.name = *form;
        if (is_telling_name(fact.name))
            file_fact(facts, fact);
    }
}

static gpointer
facts_make(DsPack *pack)
{
    const DsTable *table = ds_pack_table(pack, "reference_facts");
    const DsTable *institutions = ds_pack_table(pack, "institutions");
    const DsTable *words = ds_pack_table(pack, "reference_words");
    GPtrArray *ex = g_ptr_array_new();
    Facts *facts = g_new0(Facts, 1);

    facts->forms = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    facts->facts = g_array_new(FALSE, TRUE, sizeof(Fact));
    g_array_set_clear_func(facts->facts, fact_clear);
    facts->by_word = g_hash_table_new_full(ds_hash_int64, g_int64_equal, g_free,
                                           (GDestroyNotify)g_array_unref);
    for (guint row = 0; row < ds_table_n_rows(table); row++)
        add_fact(facts, table, row);
    for (guint row = 0; row < ds_table_n_rows(institutions); row++)
        add_institution(facts, institutions, row);
    for (guint row = 0; row < ds_table_n_rows(words); row++)
        if (g_strcmp0(ds_table_get(words, row, "role"), "former") == 0)
            g_ptr_array_add(ex, (gpointer)ds_table_get(words, row, "form"));
    facts->ex = ex;
    return facts;
}

static void
facts_free(gpointer data)
{
    Facts *facts = (Facts *)data;

    g_array_unref(facts->facts);
    g_ptr_array_unref(facts->forms);
    g_hash_table_unref(facts->by_word);
    g_ptr_array_unref((GPtrArray *)facts->ex);
    g_free(facts);
}

static gboolean
is_bounded(const gchar *folded, const gchar *p, gsize n)
{
    return (p == folded || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(p)))) &&
           !g_unichar_isalnum(g_utf8_get_char(p + n));
}

/* Whether a word of a former holder ends right before at. */
static gboolean
is_former(const Facts *facts, const gchar *folded, const gchar *at)
{
    while (at > folded && at[-1] == ' ')
        at--;
    for (guint i = 0; i < facts->ex->len; i++) {
        const gchar *form = (const gchar *)g_ptr_array_index(facts->ex, i);
        const gsize n = strlen(form);
        if (n <= (gsize)(at - folded) && strncmp(at - n, form, n) == 0 &&
            is_bounded(folded, at - n, n))
            return TRUE;
    }
    return FALSE;
}

/* The title stands before the name in the same clause and is not a former one's. */
static gboolean
has_title(const Facts *facts, const Fact *fact, const gchar *left)
{
    if (fact->titles == NULL)
        return TRUE;
    for (gchar **title = fact->titles; *title != NULL; title++) {
        const gsize n = strlen(*title);
        for (const gchar *p = strstr(left, *title); p != NULL; p = strstr(p + n, *title))
            if (is_bounded(left, p, n) && strpbrk(p + n, ".;:()\"") == NULL)
                return !is_former(facts, left, p);
    }
    return FALSE;
}

static gchar *
left_of(const gchar *text, guint32 start, guint32 at)
{
    guint32 from = at - start > MAX_TITLE ? at - MAX_TITLE : start;

    while (((guchar)text[from] & 0xC0) == 0x80)
        from++;
    return ds_utf8_fold_blanks(text + from, (gssize)(at - from));
}

static gboolean
is_known(const GArray *clues, guint first, const DsClue *fresh)
{
    for (guint i = first; i < clues->len; i++) {
        const DsClue *clue = &g_array_index(clues, DsClue, i);
        if (ds_date_compare(clue->date, fresh->date) == 0 &&
            ds_date_compare(clue->until, fresh->until) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
match_fact(const Facts *facts,
           const Fact *fact,
           const DsArticle *article,
           const DsSentence *sentence,
           guint32 at,
           guint first,
           GArray *clues)
{
    const gsize n = strlen(fact->name);

    if (at + n > sentence->end || strncmp(article->text + at, fact->name, n) != 0 ||
        g_unichar_isalnum(g_utf8_get_char(article->text + at + n)))
        return;
    g_autofree gchar *left = left_of(article->text, sentence->start, at);
    if (!has_title(facts, fact, left))
        return;
    const DsClue clue = {.kind = fact->is_event ? DS_CLUE_MONTH : DS_CLUE_TERM,
                         .date = fact->from,
                         .until = fact->to,
                         .known = TRUE,
                         .start = at,
                         .end = at + (guint32)n};
    if (!is_known(clues, first, &clue))
        g_array_append_val(clues, clue);
}

void
ds_facts_read(const DsArticle *article, DsPack *pack, GArray *clues)
{
    const Facts *facts =
        (const Facts *)ds_pack_memo(pack, "corpus-facts", facts_make, facts_free);
    const guint first = clues->len;

    for (guint i = 0; i < article->sentences->len; i++) {
        const DsSentence *sentence = &g_array_index(article->sentences, DsSentence, i);
        for (guint32 t = 1; t < sentence->n_tokens && clues->len - first < MAX_FACTS; t++) {
            const DsToken *token =
                &g_array_index(article->tokens, DsToken, sentence->first_token + t);
            if ((token->flags & DS_TOKEN_CAPITAL) == 0 &&
                !g_ascii_isdigit(article->text[token->start]))
                continue;
            const guint64 hash =
                hash_of(article->text + token->start, token->end - token->start);
            const GArray *same = (const GArray *)g_hash_table_lookup(facts->by_word, &hash);
            for (guint k = 0; same != NULL && k < same->len; k++)
                match_fact(facts,
                           &g_array_index(facts->facts, Fact, g_array_index(same, guint, k)),
                           article, sentence, token->start, first, clues);
        }
    }
}
