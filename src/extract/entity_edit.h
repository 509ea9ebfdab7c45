/* Entities of the annotations joined, told apart and taken out after they were settled. */
#ifndef DS_EXTRACT_ENTITY_EDIT_H
#define DS_EXTRACT_ENTITY_EDIT_H

#include <dossier/annotations.h>

/* The institutions or the people, being edited. */
typedef struct {
    DsAnnotations *annotations;
    const DsCorpus *corpus;
    gboolean people;
    gboolean edited; /* something was changed: see ds_entities_settle() */
} DsEntities;

/* The entity that a name, an alias or an acronym stands for, letters' case aside; -1: none. */
gint ds_entities_find(const DsEntities *entities, const gchar *name);

/* Calls an entity by one of its names. */
void ds_entities_rename(DsEntities *entities, guint32 index, const gchar *name);

/* The mentions, roles and quotes of other become those of index. */
void ds_entities_merge(DsEntities *entities, guint32 index, guint32 other);

/* Mentions of the entity that read form become those of a new one; FALSE when there are none,
 * or no others. */
gboolean ds_entities_split(DsEntities *entities, guint32 index, const gchar *form);

/* Takes an entity out, with its mentions. */
void ds_entities_hide(DsEntities *entities, guint32 index);

/* After all edits: counts mentions anew, drops entities without any and puts the rest in
 * order. */
void ds_entities_settle(DsEntities *entities);

#endif
