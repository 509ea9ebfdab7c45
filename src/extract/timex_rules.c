#include "extract/timex_rules.h"

#include <string.h>

#include <dossier/error.h>

static const gchar *const value_names[N_VALUES] = {
    [VALUE_DATE] = "date",
    [VALUE_BIRTH] = "birth",
    [VALUE_WEEKDAY] = "weekday",
    [VALUE_WEEKDAY_NEXT] = "weekday-next",
    [VALUE_WEEKDAY_LAST] = "weekday-last",
    [VALUE_WEEKDAY_THIS] = "weekday-this",
    [VALUE_FIRST_MONTHS] = "first-months",
    [VALUE_LAST_MONTHS] = "last-months",
    [VALUE_FIRST_QUARTER] = "first-quarter",
    [VALUE_DECADE] = "decade",
    [VALUE_CENTURY] = "century",
    [VALUE_YEAR_NOW] = "year-now",
    [VALUE_MONTH_NOW] = "month-now",
    [VALUE_WEEK_NOW] = "week-now",
    [VALUE_SINCE_YEAR] = "since-year",
    [VALUE_SINCE_MONTH] = "since-month",
    [VALUE_SINCE_WEEK] = "since-week",
    [VALUE_SEASON_NEXT] = "season-next",
    [VALUE_SEASON_LAST] = "season-last",
    [VALUE_SAME_STRETCH] = "same-stretch",
    [VALUE_TET_DAY] = "tet-day",
    [VALUE_LUNAR] = "lunar",
    [VALUE_FULL_MOON] = "full-moon",
    [VALUE_RELATIVE] = "relative",
    [VALUE_COUNTED] = "counted",
    [VALUE_NONE] = "none",
};

static const gchar *const guard_names[N_GUARDS] = {
    [GUARD_NONE] = "none",
    [GUARD_BARE_DAY] = "bare-day",
    [GUARD_BARE_YEAR] = "bare-year",
    [GUARD_BARE_YEARS] = "bare-years",
    [GUARD_AFTER_YEAR] = "after-year",
    [GUARD_EARLY_YEAR] = "early-year",
    [GUARD_ORDINAL] = "ordinal",
    [GUARD_HOLIDAY] = "holiday",
    [GUARD_LONG_PORTION] = "long-portion",
    [GUARD_CONTINUES] = "continues",
};

static gint
index_of(const gchar *const *names, gint n, const gchar *name)
{
    for (gint i = 0; i < n; i++)
        if (g_strcmp0(names[i], name) == 0)
            return i;
    return -1;
}

/* Adds a column of forms as senses of one symbol; a value of -1 stands for the row. */
static void
add_forms(TimexWords *words, const DsTable *table, guint16 symbol, const gchar *value_column)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *value =
            value_column != NULL ? ds_table_get(table, row, value_column) : NULL;
        if (form != NULL && strstr(form, "…") == NULL)
            timex_words_add(words, form, TRUE, symbol,
                            value != NULL ? (gint32)g_ascii_strtoll(value, NULL, 10)
                                          : (gint32)row);
    }
}

static gboolean
has_use(const gchar *uses, const gchar *use)
{
    g_auto(GStrv) list = g_strsplit(uses != NULL ? uses : "", ",", -1);

    return g_strv_contains((const gchar *const *)list, use);
}

static void
add_numbers(TimexWords *words, const DsTable *table)
{
    static const struct {
        const gchar *use;
        guint16 symbol;
        gdouble factor; /* halves occur: counts are kept doubled */
        gboolean any_case;
    } uses[] = {
        {"card", SYMBOL_NUMBER, 2, TRUE},
        {"day", SYMBOL_DAY, 1, TRUE},
        {"month", SYMBOL_MONTH, 1, TRUE},
        {"roman", SYMBOL_ROMAN, 1, FALSE},
    };

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *value = ds_table_get(table, row, "value");
        for (gsize i = 0; i < G_N_ELEMENTS(uses); i++)
            if (form != NULL && value != NULL &&
                has_use(ds_table_get(table, row, "use"), uses[i].use))
                timex_words_add(words, form, uses[i].any_case, uses[i].symbol,
                                (gint32)(g_ascii_strtod(value, NULL) * uses[i].factor));
    }
}

static void
add_months(TimexWords *words, const DsTable *table)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *month = ds_table_get(table, row, "month");
        const gchar *calendar = ds_table_get(table, row, "calendar");
        if (form != NULL && month != NULL)
            timex_words_add(words, form, TRUE, SYMBOL_MONTH_NAME,
                            (gint32)g_ascii_strtoll(month, NULL, 10) +
                                (g_strcmp0(calendar, "lunar") == 0 ? TIMEX_LUNAR : 0));
    }
}

static void
add_weekdays(TimexWords *words, const DsTable *table)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *weekday = ds_table_get(table, row, "weekday");
        const gchar *risk = ds_table_get(table, row, "risk");
        gint32 value = 0;
        if (form == NULL || weekday == NULL)
            continue;
        value = (gint32)g_ascii_strtoll(weekday, NULL, 10);
        if (g_strcmp0(risk, "ordinal") == 0)
            value += TIMEX_ORDINAL;
        else if (g_strcmp0(risk, "room") == 0)
            value += TIMEX_ROOM;
        timex_words_add(words, form, FALSE, SYMBOL_WEEKDAY, value);
    }
    /* Only then the other capitalisations, so that the rows written out decide first. */
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gchar *weekday = ds_table_get(table, row, "weekday");
        if (form != NULL && weekday != NULL &&
            g_strcmp0(ds_table_get(table, row, "risk"), "room") != 0)
            timex_words_add(words, form, TRUE, SYMBOL_WEEKDAY,
                            (gint32)g_ascii_strtoll(weekday, NULL, 10) + TIMEX_ORDINAL);
    }
}

/* Words of a table whose column has one of the values. */
static void
add_chosen(TimexWords *words,
           const DsTable *table,
           const gchar *column,
           const gchar *value,
           guint16 symbol)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        if (form != NULL && g_strcmp0(ds_table_get(table, row, column), value) == 0)
            timex_words_add(words, form, TRUE, symbol, 0);
    }
}

static void
add_context_words(TimexWords *words, DsPack *pack)
{
    static const gchar *const before_dates[] = {"at",    "since",   "until", "before",
                                                "after", "between", "birth"};
    static const gchar *const before_numbers[] = {"number", "every", "approx"};
    const DsTable *prepositions = ds_pack_table(pack, "date_prepositions");
    const DsTable *tense = ds_pack_table(pack, "date_tense");

    for (gsize i = 0; i < G_N_ELEMENTS(before_dates); i++)
        add_chosen(words, prepositions, "sense", before_dates[i], SYMBOL_PREPOSITION);
    for (gsize i = 0; i < G_N_ELEMENTS(before_numbers); i++)
        add_chosen(words, prepositions, "sense", before_numbers[i], SYMBOL_NO_DATE);
    add_chosen(words, tense, "tense", "future", SYMBOL_FUTURE);
    add_chosen(words, tense, "tense", "past", SYMBOL_PAST);
}

/* "-N", "N", "-3": factor × N + constant. */
static void
read_offset(const gchar *text, gint8 *factor, gint16 *constant)
{
    if (text == NULL)
        return;
    if (strchr(text, 'N') != NULL)
        *factor = *text == '-' ? -1 : 1;
    else
        *constant = (gint16)g_ascii_strtoll(text, NULL, 10);
}

static DsPrecision
precision_of(const gchar *name)
{
    DsPrecision precision;

    return name != NULL && ds_precision_from_name(name, &precision) ? precision
                                                                    : DS_PRECISION_RANGE;
}

static guint16
relative_symbol(const TimexRelative *relative, gboolean vague)
{
    static const guint16 symbols[N_UNITS] = {
        [UNIT_DAY] = SYMBOL_RELATIVE_DAY,     [UNIT_WEEK] = SYMBOL_RELATIVE_WEEK,
        [UNIT_MONTH] = SYMBOL_RELATIVE_MONTH, [UNIT_QUARTER] = SYMBOL_RELATIVE_QUARTER,
        [UNIT_YEAR] = SYMBOL_RELATIVE_YEAR,
    };

    if (vague)
        return SYMBOL_VAGUE;
    if (relative->precision == DS_PRECISION_APPROX || symbols[relative->unit] == 0)
        return SYMBOL_RELATIVE_OTHER;
    return symbols[relative->unit];
}

static gboolean
add_rule(DsTimexRules *rules, const gchar *pattern, TimexRule rule, GError **error)
{
    g_array_append_val(rules->rules, rule);
    if (timex_patterns_add(rules->patterns, rules->words, pattern, rules->rules->len - 1,
                           rule.guard == GUARD_CONTINUES, error))
        return TRUE;
    g_prefix_error(error, "%s: ", rule.id);
    return FALSE;
}

static const gchar *
rule_id(const gchar *prefix, const gchar *name)
{
    g_autofree gchar *id = g_strconcat(prefix, name, NULL);

    return g_intern_string(id);
}

/* "N ngày trước": the count is a slot, so that the row is a pattern of its own. */
static gboolean
add_counted(DsTimexRules *rules, const gchar *form, guint row, gboolean vague, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(form, " ", -1);
    const TimexRule rule = {.id = g_intern_string(vague ? "timex-vague" : "timex-counted"),
                            .value = vague ? VALUE_NONE : VALUE_COUNTED,
                            .row = row};

    for (gchar **part = parts; *part != NULL; part++)
        if (g_str_equal(*part, "N")) {
            g_free(*part);
            *part = g_strdup("{n}");
        }
    g_autofree gchar *pattern = g_strjoinv(" ", parts);
    return add_rule(rules, pattern, rule, error);
}

static gboolean
add_relatives(DsTimexRules *rules, const DsTable *table, GError **error)
{
    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *form = ds_table_get(table, row, "form");
        const gboolean vague = g_strcmp0(ds_table_get(table, row, "resolve"), "yes") != 0;
        TimexRelative relative = {
            .story = g_strcmp0(ds_table_get(table, row, "anchor"), "ref") != 0,
            .bound = g_strcmp0(ds_table_get(table, row, "anchor"), "told") == 0,
            .precision = precision_of(ds_table_get(table, row, "precision"))};
        const gboolean known =
            timex_unit_from_name(ds_table_get(table, row, "unit"), &relative.unit);
        read_offset(ds_table_get(table, row, "from"), &relative.from_factor, &relative.from);
        read_offset(ds_table_get(table, row, "to"), &relative.to_factor, &relative.to);
        g_array_append_val(rules->relatives, relative);
        if (form == NULL || !known)
            continue;
        if (g_str_has_prefix(form, "N ") || strstr(form, " N ") != NULL) {
            /* What may turn out to hang in the air must not leave its end to other rows. */
            if (!add_counted(rules, form, row, vague, error) ||
                (relative.bound && !add_counted(rules, form, row, TRUE, error)))
                return FALSE;
        } else {
            timex_words_add(rules->words, form, TRUE, relative_symbol(&relative, vague),
                            (gint32)row);
            if (relative.bound)
                timex_words_add(rules->words, form, TRUE, SYMBOL_VAGUE, (gint32)row);
        }
    }
    return TRUE;
}

/* The rows of a list of patterns: parts named with "@", the others rules. */
static gboolean
add_patterns(DsTimexRules *rules, const DsTable *table, const gchar *prefix, GError **error)
{
    const gboolean dates = ds_table_column(table, "value") >= 0;

    for (guint row = 0; row < ds_table_n_rows(table); row++) {
        const gchar *id = ds_table_get(table, row, "id");
        const gchar *pattern = ds_table_get(table, row, "pattern");
        const gchar *guard = ds_table_get(table, row, "guard");
        if (id == NULL || pattern == NULL)
            continue;
        if (*id == '@') {
            timex_patterns_define(rules->patterns, id + 1, pattern);
            continue;
        }
        const gint value =
            dates ? index_of(value_names, N_VALUES, ds_table_get(table, row, "value"))
                  : VALUE_NONE;
        const gint checked =
            dates && guard != NULL ? index_of(guard_names, N_GUARDS, guard) : GUARD_NONE;
        if (value < 0 || checked < 0) {
            g_set_error(error, DS_ERROR, DS_ERROR_FORMAT,
                        "date pattern %s: no such value or guard", id);
            return FALSE;
        }
        const TimexRule rule = {.id = rule_id(prefix, id),
                                .value = (TimexValueKind)value,
                                .guard = (TimexGuard)checked};
        if (!add_rule(rules, pattern, rule, error))
            return FALSE;
    }
    return TRUE;
}

static void
add_words(DsTimexRules *rules, DsPack *pack)
{
    TimexWords *words = rules->words;

    add_numbers(words, ds_pack_table(pack, "date_numbers"));
    add_months(words, ds_pack_table(pack, "date_months"));
    add_weekdays(words, ds_pack_table(pack, "date_weekdays"));
    add_forms(words, ds_pack_table(pack, "date_dayparts"), SYMBOL_DAYPART, NULL);
    add_forms(words, ds_pack_table(pack, "date_portions"), SYMBOL_PORTION, NULL);
    add_forms(words, ds_pack_table(pack, "date_seasons"), SYMBOL_SEASON, NULL);
    add_forms(words, ds_pack_table(pack, "date_holidays"), SYMBOL_HOLIDAY, NULL);
    add_forms(words, ds_pack_table(pack, "date_lunar"), SYMBOL_LUNAR, NULL);
    add_forms(words, ds_pack_table(pack, "date_counted"), SYMBOL_COUNTED, NULL);
    add_context_words(words, pack);
}

DsTimexRules *
ds_timex_rules_new(DsPack *pack, GError **error)
{
    DsTimexRules *rules = g_new0(DsTimexRules, 1);
    const TimexRule vague = {.id = g_intern_static_string("timex-vague"), .value = VALUE_NONE};

    rules->words = timex_words_new();
    rules->patterns = timex_patterns_new();
    rules->rules = g_array_new(FALSE, FALSE, sizeof(TimexRule));
    rules->relatives = g_array_new(FALSE, FALSE, sizeof(TimexRelative));
    rules->calendar = timex_calendar_new(pack);
    add_words(rules, pack);
    if (!add_patterns(rules, ds_pack_table(pack, "date_formats"), "timex-", error) ||
        !add_relatives(rules, ds_pack_table(pack, "date_relative"), error) ||
        !add_patterns(rules, ds_pack_table(pack, "date_not"), "timex-not-", error) ||
        !add_rule(rules, "{V}", vague, error)) {
        ds_timex_rules_free(rules);
        return NULL;
    }
    timex_words_freeze(rules->words);
    timex_patterns_freeze(rules->patterns);
    return rules;
}

void
ds_timex_rules_free(DsTimexRules *rules)
{
    if (rules == NULL)
        return;
    timex_words_free(rules->words);
    timex_patterns_free(rules->patterns);
    g_array_unref(rules->rules);
    g_array_unref(rules->relatives);
    timex_calendar_free(rules->calendar);
    g_free(rules);
}
