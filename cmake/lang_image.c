/* Writes what the lists of a language compile to (src/base/image.h): lang_image LANGUAGE FILE.
 * Run by the build. */
#include <stdio.h>
#include <string.h>

#include "base/image.h"
#include "extract/mention_rules-private.h"

/* This program has no image yet. */
const guint8 ds_image_bytes[1];
const guint64 ds_image_n_bytes = 0;

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DsPack) pack = argc == 3 ? ds_pack_load(argv[1], &error) : NULL;
    g_autoptr(GByteArray) image = g_byte_array_new();

    if (pack == NULL) {
        fprintf(stderr, "%s\n", error != NULL ? error->message : "LANGUAGE FILE");
        return 2;
    }
    DsMentionRules *rules = ds_rules_compile(pack);
    ds_image_append(image, argv[1], strlen(argv[1]) + 1, 1);
    ds_rules_save(rules, image);
    ds_mention_rules_free(rules);
    if (!g_file_set_contents(argv[2], (const gchar *)image->data, image->len, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    return 0;
}
