/* Word lists of a pack: the first line names the list of the Vietnamese pack that the rest
 * stands in for; an article is read and told of with it. */
#include "pack/pack.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/data.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "fuzz.h"
#include "report/build.h"

static const gchar article[] =
    "Hà Nội thay ống nước\n\nThứ tư ngày 3/4/2019, Sở Xây dựng Hà Nội cho biết đã thay 120 ống "
    "nước, hơn 2 triệu đồng, từ Tết Nguyên đán đến nay.\n\n"
    "\"Chúng tôi sẽ làm xong trong tháng 5\", ông Nguyễn Văn Minh, Giám đốc Sở, nói hôm "
    "qua.\n\n"
    "Tuy nhiên, bà Lan (42 tuổi) cho rằng UBND TP.HCM chưa kiểm tra.\n\nTheo Tuổi Trẻ\n";

static gchar *folder; /* "…/lang/vi" */

static void
remove_folder(void)
{
    g_autofree gchar *lang = g_path_get_dirname(folder);
    g_autofree gchar *root = g_path_get_dirname(lang);

    g_rmdir(folder);
    g_rmdir(lang);
    g_rmdir(root);
    g_free(folder);
}

static void
make_folder(void)
{
    g_autofree gchar *root = g_dir_make_tmp("dossier-fuzz-XXXXXX", NULL);

    g_assert(root != NULL);
    folder = g_build_filename(root, "lang", "vi", NULL);
    g_assert(g_mkdir_with_parents(folder, 0700) == 0);
    g_assert(g_setenv("DOSSIER_DATA", root, TRUE));
    atexit(remove_folder);
}

static void
read_article(DsPack *pack)
{
    static const DsReportOptions options = {.n_key_points = 5};
    DsCorpus *corpus = ds_corpus_new();
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static(article, strlen(article));
    const DsInput input = {.path = (gchar *)"a.txt", .bytes = bytes};
    g_autoptr(GError) error = NULL;

    ds_read_input(&input, pack, corpus->articles, diag, NULL);
    ds_corpus_settle(corpus, pack, diag);
    DsExtractor *extractor = ds_extractor_new(pack, &error);
    if (extractor != NULL && corpus->articles->len > 0)
        ds_report_free(ds_report_build(corpus, ds_extract(extractor, corpus, 1, NULL), pack,
                                       &options, NULL));
    ds_corpus_unref(corpus);
    ds_extractor_free(extractor);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize n)
{
    const guint8 *line_end = n > 0 ? memchr(data, '\n', n) : NULL;
    if (line_end == NULL)
        return 0;
    g_autofree gchar *name = g_strndup((const gchar *)data, (gsize)(line_end - data));
    g_auto(GStrv) lists = ds_data_list("lang/vi");
    if (!g_strv_contains((const gchar *const *)lists, name))
        return 0;
    if (folder == NULL)
        make_folder();
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    const gsize size = n - (gsize)(line_end + 1 - data);
    FILE *file = g_fopen(path, "wb");
    g_assert(file != NULL && fwrite(line_end + 1, 1, size, file) == size && fclose(file) == 0);
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    read_article(pack);
    g_unlink(path);
    return 0;
}
