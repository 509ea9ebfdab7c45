#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <dossier/error.h>

#include "corpus/limits.h"
#include "corpus/read.h"
#include "corpus/reader.h"

void
ds_input_free(DsInput *input)
{
    if (input == NULL)
        return;
    g_free(input->path);
    g_clear_pointer(&input->bytes, g_bytes_unref);
    g_free(input);
}

static void
input_free(gpointer data)
{
    ds_input_free((DsInput *)data);
}

static void
append_input(GPtrArray *inputs, const gchar *path, GBytes *bytes)
{
    DsInput *input = g_new0(DsInput, 1);

    input->path = g_strdup(path);
    input->bytes = bytes;
    g_ptr_array_add(inputs, input);
}

static const gchar *
kind_of_file(mode_t mode)
{
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return S_ISLNK(mode) ? "a link" : "no regular file";
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* The names in a folder, sorted by bytes; NULL when it cannot be read. */
static GPtrArray *
folder_names(const gchar *path, DsDiag *diag)
{
    g_autoptr(GError) error = NULL;
    GDir *dir = g_dir_open(path, 0, &error);
    const gchar *name;

    if (dir == NULL) {
        ds_diag_add(diag, DS_DIAG_WARNING, "folder-unreadable", path, 0, 0, "%s; left out",
                    error->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    while ((name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void scan_folder(const gchar *path, guint depth, GPtrArray *inputs, DsDiag *diag);

/* An entry of a folder: what was not named on the command line is looked at with suspicion. */
static void
scan_entry(const gchar *path, const gchar *name, guint depth, GPtrArray *inputs, DsDiag *diag)
{
    struct stat info;

    if (*name == '.')
        return; /* hidden: editors' and systems' files */
    if (lstat(path, &info) != 0) {
        ds_diag_add(diag, DS_DIAG_WARNING, "file-unreadable", path, 0, 0, "%s; left out",
                    g_strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        scan_folder(path, depth + 1, inputs, diag);
    } else if (!S_ISREG(info.st_mode)) {
        ds_diag_add(diag, DS_DIAG_WARNING, "file-special", path, 0, 0, "is %s; left out",
                    kind_of_file(info.st_mode));
    } else if (ds_reader_knows_name(name)) {
        append_input(inputs, path, NULL);
    } else {
        ds_diag_add(diag, DS_DIAG_NOTE, "format-unknown", path, 0, 0,
                    "no format of articles has this ending; left out");
    }
}

static void
scan_folder(const gchar *path, guint depth, GPtrArray *inputs, DsDiag *diag)
{
    if (depth > DS_LIMIT_FOLDER_DEPTH) {
        ds_diag_add(diag, DS_DIAG_WARNING, "folder-depth", path, 0, 0,
                    "folders nest deeper than %d; left out", DS_LIMIT_FOLDER_DEPTH);
        return;
    }
    g_autoptr(GPtrArray) names = folder_names(path, diag);
    for (guint i = 0; names != NULL && i < names->len; i++) {
        const gchar *name = (const gchar *)g_ptr_array_index(names, i);
        g_autofree gchar *child = g_build_filename(path, name, NULL);
        scan_entry(child, name, depth, inputs, diag);
    }
}

static GBytes *
read_standard_input(DsDiag *diag, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 buffer[65536];
    gssize n;

    while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR)) {
        if (n < 0)
            continue;
        if (bytes->len + (guint)n > DS_LIMIT_INPUT_BYTES) {
            ds_diag_add(diag, DS_DIAG_WARNING, "input-size", "-", 0, 0,
                        "standard input is longer than %u bytes; cut there",
                        DS_LIMIT_INPUT_BYTES);
            break;
        }
        g_byte_array_append(bytes, buffer, (guint)n);
    }
    if (n < 0) {
        g_set_error(error, DS_ERROR, DS_ERROR_NO_INPUT, "standard input: %s",
                    g_strerror(errno));
        g_byte_array_unref(bytes);
        return NULL;
    }
    return g_byte_array_free_to_bytes(bytes);
}

static gboolean
scan_path(const gchar *path, GPtrArray *inputs, DsDiag *diag, GError **error)
{
    struct stat info;

    if (g_str_equal(path, "-")) {
        GBytes *bytes = read_standard_input(diag, error);
        if (bytes != NULL)
            append_input(inputs, "-", bytes);
        return bytes != NULL;
    }
    if (stat(path, &info) != 0) {
        g_set_error(error, DS_ERROR, DS_ERROR_NO_INPUT, "%s: %s", path, g_strerror(errno));
        return FALSE;
    }
    if (S_ISDIR(info.st_mode))
        scan_folder(path, 0, inputs, diag);
    else if (S_ISREG(info.st_mode))
        append_input(inputs, path, NULL);
    else
        ds_diag_add(diag, DS_DIAG_WARNING, "file-special", path, 0, 0, "is %s; left out",
                    kind_of_file(info.st_mode));
    return TRUE;
}

static gint
compare_inputs(gconstpointer a, gconstpointer b)
{
    const DsInput *left = *(const DsInput *const *)a, *right = *(const DsInput *const *)b;

    return strcmp(left->path, right->path);
}

/* One path given twice is one input. */
static void
drop_repeated(GPtrArray *inputs)
{
    for (guint i = inputs->len; i-- > 1;) {
        const DsInput *input = (const DsInput *)g_ptr_array_index(inputs, i);
        const DsInput *before = (const DsInput *)g_ptr_array_index(inputs, i - 1);
        if (g_str_equal(input->path, before->path))
            g_ptr_array_remove_index(inputs, i);
    }
}

/* "./a//b" and "a/b" are one path. */
static gchar *
tidy_path(const gchar *path)
{
    GString *out = g_string_new(NULL);

    while (g_str_has_prefix(path, "./") && path[2] != '\0')
        for (path += 2; *path == '/' && path[1] != '\0'; path++)
            ;
    for (; *path != '\0'; path++)
        if (*path != '/' || out->len == 0 || out->str[out->len - 1] != '/')
            g_string_append_c(out, *path);
    while (out->len > 1 && out->str[out->len - 1] == '/')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

GPtrArray *
ds_scan(const gchar *const *paths, DsDiag *diag, GError **error)
{
    g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func(input_free);

    for (; *paths != NULL; paths++) {
        g_autofree gchar *path = tidy_path(*paths);
        if (!scan_path(path, inputs, diag, error))
            return NULL;
    }
    g_ptr_array_sort(inputs, compare_inputs);
    drop_repeated(inputs);
    return g_steal_pointer(&inputs);
}
