#include "cache/build_id.h"

#include <link.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    GString *id;
    ElfW(Addr) inside; /* an address in the object that is looked for */
} Search;

/* The description of the note NT_GNU_BUILD_ID in a segment of notes, as hex. */
static void
read_notes(Search *search, const guint8 *notes, gsize n)
{
    while (n >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        memcpy(&note, notes, sizeof note);
        const gsize name = (note.n_namesz + 3u) & ~3u, text = (note.n_descsz + 3u) & ~3u;
        if (n < sizeof note + name + text)
            return;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU)
            for (gsize i = 0; i < note.n_descsz; i++)
                g_string_append_printf(search->id, "%02x", notes[sizeof note + name + i]);
        notes += sizeof note + name + text;
        n -= sizeof note + name + text;
    }
}

static gboolean
holds_address(const struct dl_phdr_info *object, ElfW(Addr) address)
{
    for (gsize i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        const ElfW(Addr) start = object->dlpi_addr + segment->p_vaddr;
        if (segment->p_type == PT_LOAD && address >= start &&
            address < start + segment->p_memsz)
            return TRUE;
    }
    return FALSE;
}

static int
read_object(struct dl_phdr_info *object, size_t size, void *data)
{
    Search *search = (Search *)data;

    if (!holds_address(object, search->inside))
        return 0;
    for (gsize i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type == PT_NOTE)
            read_notes(search, (const guint8 *)(object->dlpi_addr + segment->p_vaddr),
                       segment->p_memsz);
    }
    return 1;
}

/* NULL when the object at the address has no id. */
static gchar *
id_at(const gchar *head, ElfW(Addr) address)
{
    Search search = {g_string_new(head), address};
    const gsize n = search.id->len;

    dl_iterate_phdr(read_object, &search);
    const gboolean found = search.id->len > n;
    return g_string_free(search.id, !found);
}

gchar *
ds_build_id_at(guintptr address)
{
    return id_at("", (ElfW(Addr))address);
}

gchar *
ds_build_id(void)
{
    gchar *id = id_at(DOSSIER_VERSION " ", (ElfW(Addr)) & ds_build_id);
    struct stat program;

    /* a linker that leaves no id: then the file tells builds apart */
    if (id == NULL && stat("/proc/self/exe", &program) == 0)
        id = g_strdup_printf(DOSSIER_VERSION " %" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT,
                             (gint64)program.st_mtim.tv_sec, program.st_mtim.tv_nsec,
                             (gint64)program.st_size);
    return id != NULL ? id : g_strdup(DOSSIER_VERSION " ");
}
