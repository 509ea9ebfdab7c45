#include <dossier/annotations.h>

#include "base/shelf.h"

static const gchar *const precision_names[DS_N_PRECISIONS] = {
    "day", "range", "month", "quarter", "year", "years", "decade", "approx"};
static const gchar *const timex_kind_names[] = {"absolute", "partial", "relative"};
static const gchar *const quote_kind_names[] = {"direct", "indirect", "interview"};

const gchar *
ds_precision_name(DsPrecision precision)
{
    return precision_names[precision];
}

gboolean
ds_precision_from_name(const gchar *name, DsPrecision *precision)
{
    for (guint i = 0; i < DS_N_PRECISIONS; i++)
        if (g_str_equal(precision_names[i], name)) {
            *precision = (DsPrecision)i;
            return TRUE;
        }
    return FALSE;
}

const gchar *
ds_timex_kind_name(DsTimexKind kind)
{
    return timex_kind_names[kind];
}

const gchar *
ds_quote_kind_name(DsQuoteKind kind)
{
    return quote_kind_names[kind];
}

DsArticleNotes *
ds_article_notes_new(void)
{
    DsArticleNotes *notes = g_new0(DsArticleNotes, 1);

    notes->dates = g_array_new(FALSE, TRUE, sizeof(DsTimex));
    notes->institutions = g_array_new(FALSE, TRUE, sizeof(DsMention));
    notes->people = g_array_new(FALSE, TRUE, sizeof(DsMention));
    notes->quotes = g_array_new(FALSE, TRUE, sizeof(DsAttribution));
    return notes;
}

void
ds_article_notes_free(DsArticleNotes *notes)
{
    if (notes == NULL)
        return;
    void (*free_array)(GArray *) = notes->at_rest ? ds_shelf_free_array : g_array_unref;
    free_array(notes->dates);
    free_array(notes->institutions);
    free_array(notes->people);
    free_array(notes->quotes);
    g_free(notes);
}

void
ds_article_notes_rest(DsArticleNotes *notes, DsShelf *shelf)
{
    if (shelf == NULL || notes->at_rest)
        return;
    ds_shelf_take_array(shelf, notes->dates);
    ds_shelf_take_array(shelf, notes->institutions);
    ds_shelf_take_array(shelf, notes->people);
    ds_shelf_take_array(shelf, notes->quotes);
    notes->at_rest = TRUE;
}

DsInstitution *
ds_institution_new(void)
{
    DsInstitution *institution = g_new0(DsInstitution, 1);

    institution->aliases = g_ptr_array_new_with_free_func(g_free);
    institution->articles = g_array_new(FALSE, FALSE, sizeof(guint32));
    institution->parent = -1;
    institution->kind = g_intern_static_string("other");
    return institution;
}

void
ds_institution_free(DsInstitution *institution)
{
    if (institution == NULL)
        return;
    g_free(institution->name);
    g_free(institution->acronym);
    g_ptr_array_unref(institution->aliases);
    g_array_unref(institution->articles);
    g_free(institution);
}

DsPerson *
ds_person_new(void)
{
    DsPerson *person = g_new0(DsPerson, 1);

    person->aliases = g_ptr_array_new_with_free_func(g_free);
    person->roles = g_ptr_array_new_with_free_func((GDestroyNotify)ds_role_free);
    person->articles = g_array_new(FALSE, FALSE, sizeof(guint32));
    return person;
}

void
ds_person_free(DsPerson *person)
{
    if (person == NULL)
        return;
    g_free(person->name);
    g_ptr_array_unref(person->aliases);
    g_ptr_array_unref(person->roles);
    g_array_unref(person->articles);
    g_free(person);
}

DsRole *
ds_role_new(void)
{
    DsRole *role = g_new0(DsRole, 1);

    role->institution = -1;
    role->evidence = g_array_new(FALSE, FALSE, sizeof(DsEvidence));
    return role;
}

void
ds_role_free(DsRole *role)
{
    if (role == NULL)
        return;
    g_free(role->role);
    g_array_unref(role->evidence);
    g_free(role);
}

DsAcronym *
ds_acronym_new(void)
{
    DsAcronym *acronym = g_new0(DsAcronym, 1);

    acronym->institution = -1;
    acronym->evidence = g_array_new(FALSE, FALSE, sizeof(DsEvidence));
    return acronym;
}

void
ds_acronym_free(DsAcronym *acronym)
{
    if (acronym == NULL)
        return;
    g_free(acronym->acronym);
    g_free(acronym->expansion);
    g_array_unref(acronym->evidence);
    g_free(acronym);
}

DsAnnotations *
ds_annotations_new(void)
{
    DsAnnotations *annotations = g_new0(DsAnnotations, 1);

    annotations->articles =
        g_ptr_array_new_with_free_func((GDestroyNotify)ds_article_notes_free);
    annotations->institutions =
        g_ptr_array_new_with_free_func((GDestroyNotify)ds_institution_free);
    annotations->people = g_ptr_array_new_with_free_func((GDestroyNotify)ds_person_free);
    annotations->acronyms = g_ptr_array_new_with_free_func((GDestroyNotify)ds_acronym_free);
    return annotations;
}

void
ds_annotations_free(DsAnnotations *annotations)
{
    if (annotations == NULL)
        return;
    g_ptr_array_unref(annotations->articles);
    g_ptr_array_unref(annotations->institutions);
    g_ptr_array_unref(annotations->people);
    g_ptr_array_unref(annotations->acronyms);
    g_free(annotations);
}
