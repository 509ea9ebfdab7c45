/* The book as a reader finds it: entries, links, notes, pages, the same bytes. */
#include <string.h>
#include <zip.h>

#include "../support/small_document.h"
#include "epub/cover_title.h"
#include "epub/epub.h"
#include "epub/fonts.h"
#include "epub/ocf.h"
#include "epub/png.h"
#include "epub/strip.h"
#include "epub/xml.h"

#define EPOCH 1716033600 /* 2024-05-18 12:00 UTC */

static GBytes *
write_book(const gchar *text, DsEpubOptions options, DsDiag *diag)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document(text);
    g_autoptr(GError) error = NULL;

    options.epoch = EPOCH;
    GBytes *bytes = ds_epub_write(document, pack, &options, diag, &error);
    g_assert_no_error(error);
    return bytes;
}

static zip_t *
open_book(GBytes *bytes)
{
    gsize n = 0;
    const void *data = g_bytes_get_data(bytes, &n);
    zip_source_t *source = zip_source_buffer_create(data, n, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);

    g_assert_nonnull(zip);
    return zip;
}

static gchar *
read_entry(GBytes *bytes, const gchar *name)
{
    zip_t *zip = open_book(bytes);
    zip_stat_t stat;

    g_assert_cmpint(zip_stat(zip, name, 0, &stat), ==, 0);
    gchar *text = g_malloc0(stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    g_assert_cmpint(zip_fread(file, text, stat.size), ==, (zip_int64_t)stat.size);
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

static void
test_mimetype_comes_first(void)
{
    g_autoptr(GBytes) bytes = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    const guint8 *data = (const guint8 *)g_bytes_get_data(bytes, NULL);
    zip_t *zip = open_book(bytes);
    zip_stat_t stat;

    g_assert_cmpint(memcmp(data + 30, "mimetypeapplication/epub+zip", 28), ==, 0);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++) {
        g_assert_cmpint(zip_stat_index(zip, i, 0, &stat), ==, 0);
        for (const gchar *p = stat.name; *p != '\0'; p++)
            g_assert_true(g_ascii_isalnum(*p) || strchr("-./", *p) != NULL || *p == '_');
        g_assert_cmpint(zip_file_extra_fields_count(zip, i, ZIP_FL_LOCAL), ==, 0);
        g_assert_cmpint(zip_file_extra_fields_count(zip, i, ZIP_FL_CENTRAL), ==, 0);
    }
    zip_discard(zip);
}

static void
test_same_bytes_in_every_time_zone(void)
{
    g_setenv("TZ", "Africa/Cairo", TRUE);
    g_autoptr(GBytes) first = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_setenv("TZ", "America/Adak", TRUE);
    g_autoptr(GBytes) second = write_book("Một câu.", (DsEpubOptions){0}, NULL);

    g_assert_true(g_bytes_equal(first, second));
}

static void
test_citation_opens_note_in_the_file(void)
{
    g_autoptr(GBytes) bytes = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autofree gchar *front = read_entry(bytes, "EPUB/front.xhtml");
    g_autofree gchar *annex = read_entry(bytes, "EPUB/a1.xhtml");

    g_assert_nonnull(strstr(front, "epub:type=\"noteref\" role=\"doc-noteref\" id=\"r1\" "
                                   "href=\"#n-a1-s1\">[1·1]</a>"));
    g_assert_nonnull(strstr(front, "id=\"n-a1-s1\" epub:type=\"footnote\" "
                                   "role=\"doc-footnote\"><p><a class=\"cite\" href=\"#r1\""));
    g_assert_nonnull(strstr(front, "href=\"a1.xhtml#a1-s1\""));
    g_assert_nonnull(strstr(annex, "href=\"front.xhtml#k1\""));
    g_assert_nonnull(strstr(annex, "href=\"chronology.xhtml#e1\""));
}

/* One item that hundreds of long sentences stand for: some are shown in notes, all are linked,
 * and no file is longer than old readers bear. */
static void
test_no_file_is_too_long(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsDocument) document = small_document("Một câu.");
    g_autofree gchar *words = g_strnfill(900, 'x');
    const DsNode *annex = ds_document_part(document, "annex");
    DsNode *paragraph = (DsNode *)ds_node_child(ds_node_child(annex, "article"), "paragraph");
    DsNode *events =
        (DsNode *)ds_node_child(ds_document_part(document, "chronology"), "events");
    DsNode *event = (DsNode *)ds_node_child(events, "event");
    DsNode *cites = (DsNode *)ds_node_child(event, "event-cites");

    for (gint i = 2; i < 800; i++) {
        DsNode *sentence = ds_node_add_words(paragraph, "sentence", words);
        g_autofree gchar *number = g_strdup_printf("[1·%d]", i);
        sentence->anchor = g_strdup_printf("a1-s%d", i);
        sentence->number = i;
        ds_node_add_inline(cites, DS_INLINE_CITATION, number, NULL, sentence->anchor);
    }
    g_autoptr(GBytes) bytes =
        ds_epub_write(document, pack, &(DsEpubOptions){.epoch = EPOCH}, NULL, NULL);
    g_autofree gchar *chronology = read_entry(bytes, "EPUB/chronology.xhtml");
    gsize n = 0;

    g_assert_cmpuint(strlen(chronology), <=, 200000);
    g_assert_nonnull(strstr(chronology, "href=\"#n-a1-s2\""));
    g_assert_nonnull(strstr(chronology, "href=\"a1.xhtml#a1-s799\""));
    for (const gchar *p = chronology; (p = strstr(p, "class=\"cite\"")) != NULL; p++)
        n++;
    g_assert_cmpuint(n, >=, 800);
}

static void
test_hostile_words_stay_words(void)
{
    g_autoptr(GBytes) bytes =
        write_book("</title><script>alert(1)</script> & \"x\"", (DsEpubOptions){0}, NULL);
    static const gchar *const names[] = {"EPUB/front.xhtml", "EPUB/title.xhtml",
                                         "EPUB/nav.xhtml",   "EPUB/book.opf",
                                         "EPUB/toc.ncx",     "EPUB/cover.xhtml"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree gchar *text = read_entry(bytes, names[i]);
        g_assert_null(strstr(text, "<script"));
    }
}

static void
test_range_has_two_dates(void)
{
    g_autoptr(GBytes) bytes = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autofree gchar *text = read_entry(bytes, "EPUB/chronology.xhtml");

    g_assert_nonnull(strstr(text, "<time datetime=\"2024-05-18\">18</time>–"
                                  "<time datetime=\"2024-05-19\">19/5</time>"));
}

static void
test_page_list_only_with_pages(void)
{
    g_autoptr(GHashTable) pages = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(pages, (gpointer) "part-front", GUINT_TO_POINTER(1));
    g_hash_table_insert(pages, (gpointer) "e1", GUINT_TO_POINTER(3));
    g_autoptr(GBytes) without = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autoptr(GBytes) with = write_book(
        "Một câu.", (DsEpubOptions){.page_of_anchor = pages, .pdf_name = "x.pdf"}, NULL);
    g_autofree gchar *plain = read_entry(without, "EPUB/nav.xhtml");
    g_autofree gchar *nav = read_entry(with, "EPUB/nav.xhtml");
    g_autofree gchar *opf = read_entry(with, "EPUB/book.opf");

    g_assert_null(strstr(plain, "page-list"));
    g_assert_nonnull(strstr(nav, "<a href=\"front.xhtml#page-1\">1</a>"));
    g_assert_nonnull(strstr(nav, "<a href=\"chronology.xhtml#page-2\">2</a>"));
    g_assert_nonnull(strstr(nav, "<a href=\"chronology.xhtml#page-3\">3</a>"));
    g_assert_nonnull(strstr(opf, "<dc:source id=\"pdf\">x.pdf</dc:source>"));
}

static void
test_claim_only_by_a_named_party(void)
{
    g_autoptr(GBytes) silent = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autoptr(GBytes) claimed =
        write_book("Một câu.", (DsEpubOptions){.certified_by = "Phòng Tổng hợp"}, NULL);
    g_autofree gchar *plain = read_entry(silent, "EPUB/book.opf");
    g_autofree gchar *opf = read_entry(claimed, "EPUB/book.opf");

    g_assert_null(strstr(plain, "conformsTo"));
    g_assert_nonnull(strstr(opf, "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"));
    g_assert_nonnull(strstr(opf, "\"a11y:certifiedBy\">Phòng Tổng hợp<"));
}

static void
test_model_travels_without_texts(void)
{
    static const gchar text[] =
        "{ \"title\" : null, \"a\\\"b\": \"x, y\",\n \"articles\" : [ { \"id\" : \"a1\",\n"
        " \"text\": \"một [hai] \\\" ba\", \"dates\" : [ {\"start\": 1} ], \"n\": [ 1, -2.5 ] "
        "} ],"
        " \"dates\": [ ], \"people\" : [ { \"text\": \"ở ngoài\", \"edited\": false } ]}";
    g_autoptr(GBytes) model = g_bytes_new_static(text, strlen(text));
    g_autoptr(GBytes) bytes = write_book("Một câu.", (DsEpubOptions){.model = model}, NULL);
    g_autoptr(GBytes) inside = ds_epub_read_model(bytes, NULL);
    g_autofree gchar *json =
        g_strndup((const gchar *)g_bytes_get_data(inside, NULL), g_bytes_get_size(inside));

    g_assert_cmpstr(json, ==,
                    "{\"a\\\"b\":\"x, y\",\"articles\":[{\"id\":\"a1\",\"n\":[1,-2.5]}],"
                    "\"people\":[{\"text\":\"ở ngoài\"}]}\n");
}

/* The about page names the hash of the very file that the book holds. */
static void
test_hash_of_the_model_inside(void)
{
    g_autoptr(GBytes) model = g_bytes_new_static("{ \"x\" : 1 }\n", 12);

    for (gint full = 0; full < 2; full++) {
        const DsEpubOptions options = {.model = model, .full_model = full};
        g_autoptr(GBytes) bytes = write_book("Một câu.", options, NULL);
        g_autoptr(GBytes) inside = ds_epub_read_model(bytes, NULL);
        g_autofree gchar *about = read_entry(bytes, "EPUB/about.xhtml");
        g_autofree gchar *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, inside);
        g_assert_nonnull(strstr(about, sha256));
    }
}

static void
test_whole_model_on_demand(void)
{
    g_autoptr(GBytes) model = g_bytes_new_static("{ \"x\" : null }\n", 15);
    g_autoptr(GBytes) bytes =
        write_book("Một câu.", (DsEpubOptions){.model = model, .full_model = TRUE}, NULL);
    g_autoptr(GBytes) inside = ds_epub_read_model(bytes, NULL);

    g_assert_true(g_bytes_equal(model, inside));
}

static void
test_broken_model_ends(void)
{
    static const gchar *const broken[] = {
        "",  "{",    "{\"a", "{\"a\":", "[[[",      "{\"articles\":[{\"text",
        "}", "\"\\", "{,}",  "[,,",     "{\"a\" }", "{\"articles\":[1 2"};

    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autoptr(GBytes) model = g_bytes_new_static(broken[i], strlen(broken[i]));
        g_autoptr(GBytes) bytes = write_book("Câu.", (DsEpubOptions){.model = model}, NULL);
        g_assert_nonnull(bytes);
    }
}

static void
test_no_model_in_what_is_no_book(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("PK nothing", 10);
    g_autoptr(GError) error = NULL;

    g_assert_null(ds_epub_read_model(bytes, &error));
    g_assert_nonnull(error);
}

static guint
get16(const guint8 *p)
{
    return (guint)p[0] | (guint)p[1] << 8;
}

/* Walks the central directory: what zip tools may not tell. */
static void
test_zip_says_nothing_of_the_machine(void)
{
    g_autoptr(GBytes) bytes = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    gsize n = 0;
    const guint8 *data = (const guint8 *)g_bytes_get_data(bytes, &n);
    const guint8 *end = data + n - 22;
    const guint n_entries = get16(end + 10);
    const guint8 *p = data + (get16(end + 16) | get16(end + 18) << 16);

    g_assert_cmpint(memcmp(end, "PK\5\6", 4), ==, 0);
    for (guint i = 0; i < n_entries; i++) {
        const guint8 *local = data + (get16(p + 42) | get16(p + 44) << 16);
        g_assert_cmpint(memcmp(p, "PK\1\2", 4), ==, 0);
        g_assert_cmpuint(get16(p + 4) >> 8, ==, 0);  /* made by DOS */
        g_assert_cmpuint(get16(p + 8) & ~6u, ==, 0); /* no descriptor */
        g_assert_cmpuint(
            get16(p + 10), ==,
            i == 0 || strncmp((const gchar *)p + 46, "EPUB/cover.png", 14) == 0 ? 0 : 8);
        g_assert_cmpuint(get16(p + 12), ==, 12 << 11); /* noon */
        g_assert_cmpuint(get16(p + 14), ==, (2024 - 1980) << 9 | 5 << 5 | 18);
        g_assert_cmpuint(get16(p + 30), ==, 0); /* extra field */
        g_assert_cmpuint(get16(p + 32), ==, 0); /* comment */
        g_assert_cmpuint(get16(p + 36) | get16(p + 38) | get16(p + 40), ==, 0); /* attributes */
        g_assert_cmpuint(get16(local + 28), ==, 0);
        g_assert_cmpuint(get16(local + 10), ==, 12 << 11);
        p += 46 + get16(p + 28);
    }
    g_assert_true(p == end);
}

static void
test_identifier_follows_the_content(void)
{
    g_autoptr(GBytes) one = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autoptr(GBytes) same =
        write_book("Một câu.", (DsEpubOptions){.opf_language = "en"}, NULL);
    g_autoptr(GBytes) other = write_book("Câu khác.", (DsEpubOptions){0}, NULL);
    GBytes *const books[] = {one, same, other};
    gchar *ids[3];

    for (gsize i = 0; i < 3; i++) {
        g_autofree gchar *opf = read_entry(books[i], "EPUB/book.opf");
        g_autofree gchar *ncx = read_entry(books[i], "EPUB/toc.ncx");
        const gchar *id = strstr(opf, "urn:uuid:");
        ids[i] = g_strndup(id, 45);
        g_assert_cmpint(ids[i][9 + 14], ==, '5');
        g_assert_nonnull(strchr("89ab", ids[i][9 + 19]));
        g_assert_nonnull(strstr(ncx, ids[i]));
    }
    g_assert_cmpstr(ids[0], ==, ids[1]);
    g_assert_cmpstr(ids[0], !=, ids[2]);
    for (gsize i = 0; i < 3; i++)
        g_free(ids[i]);
}

static void
test_copy_for_one_shop_differs_in_its_language_alone(void)
{
    g_autoptr(GBytes) one = write_book("Một câu.", (DsEpubOptions){0}, NULL);
    g_autoptr(GBytes) copy =
        write_book("Một câu.", (DsEpubOptions){.opf_language = "en"}, NULL);
    g_autofree gchar *opf = read_entry(one, "EPUB/book.opf");
    g_autofree gchar *other = read_entry(copy, "EPUB/book.opf");
    g_autofree gchar *text = read_entry(copy, "EPUB/front.xhtml");
    g_auto(GStrv) parts = g_strsplit(opf, "<dc:language>vi</dc:language>", 2);
    g_autofree gchar *expected = g_strjoinv("<dc:language>en</dc:language>", parts);

    g_assert_cmpstr(expected, ==, other);
    g_assert_nonnull(strstr(text, "xml:lang=\"vi\""));
}

static void
test_missing_letter_is_told(void)
{
    g_autoptr(DsDiag) diag = ds_diag_new();
    g_autoptr(GBytes) bytes = write_book("Chữ 龍", (DsEpubOptions){0}, diag);
    g_assert_nonnull(bytes);

    g_assert_cmpuint(ds_diag_size(diag), ==, 1);
    g_assert_cmpstr(ds_diag_message(diag, 0)->code, ==, "epub-no-glyph");
}

static void
test_control_character_is_an_error(void)
{
    g_autoptr(DsXml) xml = ds_xml_new();
    g_autoptr(GError) error = NULL;

    ds_xml_element(xml, "p", NULL,
                   "a\x01"
                   "b");
    g_assert_null(ds_xml_finish(xml, "x.xhtml", &error));
    g_assert_nonnull(error);
}

static void
test_no_element_closes_itself(void)
{
    g_autoptr(DsXml) xml = ds_xml_new();

    ds_xml_open(xml, "p");
    ds_xml_open(xml, "span");
    ds_xml_close(xml);
    ds_xml_open(xml, "br");
    ds_xml_close(xml);
    g_autoptr(GBytes) bytes = ds_xml_finish(xml, "x.xhtml", NULL);
    g_autofree gchar *text =
        g_strndup((const gchar *)g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_nonnull(strstr(text, "<p><span></span><br/></p>"));
}

static DsNode *
timeline_new(guint n)
{
    DsNode *timeline = ds_node_new("timeline");

    timeline->when = (DsWhen){{1990, 1, 1}, {2024, 5, 18}, DS_PRECISION_RANGE, 0, FALSE};
    for (guint i = 0; i < n; i++) {
        DsNode *item = ds_node_add(timeline, "timeline-item");
        const DsDate day = ds_date_from_days(ds_date_days((DsDate){2020, 1, 1}) + (gint)i);
        item->when = (DsWhen){day, day, DS_PRECISION_DAY, DS_ABOUT_EVENT, FALSE};
    }
    return timeline;
}

static void
test_strip_stays_inside(void)
{
    static const DsStripMetrics metrics = {86, 14, 236, 3.8, 8.6, 5.6, 8, 12, 6, 4};

    for (guint n = 0; n < 400; n = 2 * n + 1) {
        g_autoptr(DsNode) timeline = timeline_new(n);
        g_autoptr(GArray) shapes = ds_strip_shapes(timeline, &metrics);
        guint n_marks = 0;
        for (guint i = 0; i < shapes->len; i++) {
            const DsStripShape *shape = &g_array_index(shapes, DsStripShape, i);
            g_assert_cmpfloat(shape->x, >=, 0);
            g_assert_cmpfloat(shape->x, <=, 336);
            n_marks += shape->kind == DS_STRIP_DOT ? 1 : 0;
        }
        g_assert_cmpuint(n_marks, ==, n);
    }
}

static void
test_png_is_png(void)
{
    static const guint32 palette[] = {0xffffff, 0x000000};
    const guint8 pixels[] = {0, 1, 1, 0, 1, 1};
    g_autoptr(GBytes) png = ds_png_write(pixels, 3, 3, 2, palette, 2);

    g_assert_cmpint(memcmp(g_bytes_get_data(png, NULL), "\x89PNG\r\n\x1a\n", 8), ==, 0);
}

static void
test_title_keeps_compounds_whole(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsLetters) letters =
        ds_letters_new("fonts/SourceSerif4Display-Semibold.ttf", "vi", NULL);
    const DsTable *compounds = ds_pack_table(pack, "compounds");
    const gint column = ds_table_column(compounds, "form");
    g_autoptr(GString) text = g_string_new(NULL);

    /* "thông tin" between words of one syllable, at every place of a line. */
    for (guint n = 0; n < 9; n++) {
        DsCoverTitle title;
        g_string_append(text, "của ");
        g_autofree gchar *whole =
            g_strconcat(text->str, ds_table_field(compounds, 0, column), " từ năm bài", NULL);
        ds_cover_title_set(&title, letters, pack, whole, 336, 220);
        gboolean found = FALSE;
        for (guint i = 0; i < title.lines->len; i++) {
            const gchar *line = (const gchar *)g_ptr_array_index(title.lines, i);
            g_assert_cmpfloat(ds_letters_width(letters, line) * title.size, <=, 336.5);
            found = found || strstr(line, ds_table_field(compounds, 0, column)) != NULL;
        }
        g_assert_true(found);
        g_assert_cmpfloat(title.lines->len * title.leading, <=, 220);
        ds_cover_title_clear(&title);
    }
}

static void
test_title_of_any_length_has_lines(void)
{
    g_autoptr(DsPack) pack = ds_pack_load("vi", NULL);
    g_autoptr(DsLetters) letters =
        ds_letters_new("fonts/SourceSerif4Display-Semibold.ttf", "vi", NULL);
    g_autofree gchar *endless = g_strnfill(3000, 'm');
    g_autofree gchar *figures = g_strnfill(2000, '8');
    for (guint i = 1; i < 2000; i += 2)
        figures[i] = ' ';
    const gchar *const texts[] = {"", " ", "a", endless, figures, "0 1 2 3 4"};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        DsCoverTitle title;
        ds_cover_title_set(&title, letters, pack, texts[i], 336, 220);
        g_assert_cmpuint(title.lines->len, >=, 1);
        for (guint k = 0; k < title.lines->len; k++)
            g_assert_cmpfloat(
                ds_letters_width(letters, (const gchar *)g_ptr_array_index(title.lines, k)) *
                    title.size,
                <=, 370);
        ds_cover_title_clear(&title);
    }
}

static void
assert_sets(const DsFontText *text, const gchar *expected)
{
    const hb_set_t *characters = ds_font_text_characters(text);

    for (gchar c = 'a'; c <= 'z'; c++)
        g_assert_cmpint(hb_set_has(characters, (hb_codepoint_t)c), ==,
                        strchr(expected, c) != NULL);
}

/* What a style sheet sets in no face but the text's need not be in the others. */
static void
test_faces_hold_what_they_set(void)
{
    static const gchar css[] = "@font-face{font-family:\"Dossier Sans\";font-weight:bold}\n"
                               "p{margin:0}\n.lead,.box dt{font-weight:bold}\n"
                               ".note{font-family:\"Dossier Sans\",sans-serif}\n";
    static const gchar xml[] =
        "<?xml version=\"1.0\"?><!DOCTYPE html><body class=\"x\">a<p>b<i>c</i></p>"
        "<p id=\"lead\" class=\"point lead\">d<i>e<br/>f</i>g</p>h<dt>i</dt>"
        "<p class=\"note\">j<b>k</b>l</p>m<h1>n</h1><b class=\"leads\">o</b>p</body>";
    g_autoptr(GBytes) sheet = g_bytes_new_static(css, strlen(css));
    g_autoptr(DsFontFaces) faces = ds_font_faces_new(sheet);
    DsFontText *texts[DS_N_FONTS];

    for (guint i = 0; i < DS_N_FONTS; i++)
        texts[i] = ds_font_text_new();
    ds_font_faces_read(faces, xml, strlen(xml), texts);
    assert_sets(texts[DS_FONT_REGULAR], "abcdefghijklmnop");
    assert_sets(texts[DS_FONT_SEMIBOLD], "defgikno");
    assert_sets(texts[DS_FONT_SANS], "jkl");
    for (guint i = 0; i < DS_N_FONTS; i++)
        ds_font_text_free(texts[i]);
}

static void
assert_same_letters(const DsFontText *a, const DsFontText *b)
{
    g_autoptr(GArray) first = ds_font_text_pairs(a);
    g_autoptr(GArray) second = ds_font_text_pairs(b);

    g_assert_true(hb_set_is_equal(ds_font_text_characters(a), ds_font_text_characters(b)));
    g_assert_cmpuint(first->len, ==, second->len);
    g_assert_true(first->len == 0 ||
                  memcmp(first->data, second->data, first->len * sizeof(DsFontPair)) == 0);
}

/* What a text needs can be told and recalled, beside what is there, in the same order. */
static void
test_letters_are_recalled(void)
{
    static const gchar before[] = "<p>xin chào &amp; nhau</p>";
    static const gchar chapter[] = "<p>Bộ Y tế → 中 \U0001F600 “ngày”</p>";
    DsFontText *own[DS_N_FONTS], *read[DS_N_FONTS], *recalled[DS_N_FONTS];
    g_autoptr(GByteArray) told = g_byte_array_new();

    for (guint i = 0; i < DS_N_FONTS; i++) {
        own[i] = ds_font_text_new();
        read[i] = ds_font_text_new();
        recalled[i] = ds_font_text_new();
        ds_font_text_add(own[i], "zzz", 3);
        ds_font_text_clear(own[i]);
        ds_font_text_add(own[i], chapter, strlen(chapter));
        ds_font_text_add(read[i], before, strlen(before));
        ds_font_text_add(read[i], chapter, strlen(chapter));
        ds_font_text_add(recalled[i], before, strlen(before));
    }
    g_assert_true(ds_font_texts_tell(own, told));
    g_assert_false(ds_font_texts_recall(recalled, told->data, told->len - 1));
    g_assert_false(ds_font_texts_recall(recalled, told->data, 5));
    g_assert_true(ds_font_texts_recall(recalled, told->data, told->len));
    for (guint i = 0; i < DS_N_FONTS; i++) {
        assert_same_letters(read[i], recalled[i]);
        ds_font_text_free(own[i]);
        ds_font_text_free(read[i]);
        ds_font_text_free(recalled[i]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/mimetype-comes-first", test_mimetype_comes_first);
    g_test_add_func("/epub/same-bytes-in-every-time-zone", test_same_bytes_in_every_time_zone);
    g_test_add_func("/epub/citation-opens-note-in-the-file",
                    test_citation_opens_note_in_the_file);
    g_test_add_func("/epub/no-file-is-too-long", test_no_file_is_too_long);
    g_test_add_func("/epub/hostile-words-stay-words", test_hostile_words_stay_words);
    g_test_add_func("/epub/range-has-two-dates", test_range_has_two_dates);
    g_test_add_func("/epub/page-list-only-with-pages", test_page_list_only_with_pages);
    g_test_add_func("/epub/claim-only-by-a-named-party", test_claim_only_by_a_named_party);
    g_test_add_func("/epub/model-travels-without-texts", test_model_travels_without_texts);
    g_test_add_func("/epub/hash-of-the-model-inside", test_hash_of_the_model_inside);
    g_test_add_func("/epub/whole-model-on-demand", test_whole_model_on_demand);
    g_test_add_func("/epub/broken-model-ends", test_broken_model_ends);
    g_test_add_func("/epub/no-model-in-what-is-no-book", test_no_model_in_what_is_no_book);
    g_test_add_func("/epub/zip-says-nothing-of-the-machine",
                    test_zip_says_nothing_of_the_machine);
    g_test_add_func("/epub/identifier-follows-the-content",
                    test_identifier_follows_the_content);
    g_test_add_func("/epub/copy-for-one-shop-differs-in-its-language-alone",
                    test_copy_for_one_shop_differs_in_its_language_alone);
    g_test_add_func("/epub/missing-letter-is-told", test_missing_letter_is_told);
    g_test_add_func("/epub/control-character-is-an-error", test_control_character_is_an_error);
    g_test_add_func("/epub/no-element-closes-itself", test_no_element_closes_itself);
    g_test_add_func("/epub/strip-stays-inside", test_strip_stays_inside);
    g_test_add_func("/epub/png-is-png", test_png_is_png);
    g_test_add_func("/epub/title-keeps-compounds-whole", test_title_keeps_compounds_whole);
    g_test_add_func("/epub/title-of-any-length-has-lines", test_title_of_any_length_has_lines);
    g_test_add_func("/epub/letters-are-recalled", test_letters_are_recalled);
    g_test_add_func("/epub/faces-hold-what-they-set", test_faces_hold_what_they_set);
    return g_test_run();
}
