/* The pack's lists as the reader uses them: page furniture, outlets, names, abbreviations. */
#ifndef DS_CORPUS_WORDS_H
#define DS_CORPUS_WORDS_H

#include <dossier/corpus.h>

#include "pack/pack.h"

typedef enum {
    DS_SIGN_NONE,
    DS_SIGN_WEAK,
    DS_SIGN_LIKELY,
    DS_SIGN_SURE,
} DsSignStrength;

/* What a word list says of a line. */
typedef struct {
    DsBlockKind kind;
    DsSignStrength strength;
    guint32 length; /* bytes of the folded line that the form covers */
} DsSign;

typedef enum {
    DS_DATE_WORD_NONE,
    DS_DATE_WORD_WEEKDAY,
    DS_DATE_WORD_MONTH_NAME,
    DS_DATE_WORD_DAY,   /* "ngày" */
    DS_DATE_WORD_MONTH, /* "tháng" */
    DS_DATE_WORD_YEAR,  /* "năm" */
    DS_DATE_WORD_QUARTER,
    DS_DATE_WORD_HALF,  /* AM, PM, sáng … */
    DS_DATE_WORD_CLOCK, /* giờ, phút, GMT … */
    DS_DATE_WORD_LABEL, /* "Cập nhật lúc" … */
    DS_DATE_WORD_TODAY, /* "Hôm nay": the page's clock */
    DS_DATE_WORD_AGO,   /* "giờ trước" */
} DsDateRole;

typedef struct {
    DsDateRole role;
    guint value; /* weekday 1–7, month 1–12 */
} DsDateWord;

typedef enum {
    DS_HEADER_NONE,
    DS_HEADER_TITLE,
    DS_HEADER_DATE,
    DS_HEADER_AUTHOR,
    DS_HEADER_SOURCE,
    DS_HEADER_URL,
} DsHeaderKey;

typedef enum {
    DS_BYLINE_NONE,
    DS_BYLINE_AUTHOR, /* "Tác giả" */
    DS_BYLINE_SOURCE, /* "Theo", "Nguồn" */
    DS_BYLINE_PHOTO,  /* "Ảnh" */
    DS_BYLINE_NOTE,   /* "(thực hiện)" */
} DsBylineRole;

typedef enum {
    DS_CAPTION_NONE,
    DS_CAPTION_SCENE,    /* "Hiện trường": a caption opens with it */
    DS_CAPTION_PERSON,   /* "Bị cáo" */
    DS_CAPTION_PLACE,    /* "tại", "trao đổi": where or how it is seen */
    DS_CAPTION_POINTING, /* "(phải)" */
    DS_CAPTION_TELLING,  /* "cho biết", "đã": the line tells rather than shows */
} DsCaptionRole;

typedef struct DsWords DsWords;

/* The lists of the pack, made once; borrowed, const, shared by threads. */
const DsWords *ds_words(DsPack *pack);

/* Signs of a folded line (see ds_utf8_fold_blanks): the whole line, its start, its end, inside.
 * Each is the strongest found; strength NONE when there is none. */
DsSign ds_words_line_sign(const DsWords *words, const gchar *folded);
DsSign ds_words_start_sign(const DsWords *words, const gchar *folded);
DsSign ds_words_end_sign(const DsWords *words, const gchar *folded);
DsSign ds_words_inner_sign(const DsWords *words, const gchar *folded);

/* The outlet a folded name stands for (its canonical name), or NULL; "báo", "online" and their
 * kin may stand around it. */
const gchar *ds_words_outlet(const DsWords *words, const gchar *folded);

/* Whether the folded line opens with the kind of an outlet: "báo điện tử …", "cổng thông tin
 * điện tử …". */
gboolean ds_words_opens_press(const DsWords *words, const gchar *folded);

/* Bytes of the longest outlet name that folded begins with and that ends at a word's end. */
gsize ds_words_outlet_prefix(const DsWords *words, const gchar *folded);

/* Whether a folded word, or number, may open a phrase that ds_words_date() knows. */
gboolean ds_words_opens_date(const DsWords *words, const gchar *folded);

/* What a folded word or phrase of up to three words means in a date line. */
gboolean ds_words_date(const DsWords *words, const gchar *folded, DsDateWord *word);

DsHeaderKey ds_words_header(const DsWords *words, const gchar *folded);

/* What a folded phrase means in a byline; a phrase may be a label and a note. */
gboolean ds_words_has_byline_role(const DsWords *words, const gchar *folded, DsBylineRole role);

/* Bytes of the longest label of the role that folded begins with, followed by a blank or a
 * colon; 0 when there is none. */
gsize ds_words_byline_label(const DsWords *words, const gchar *folded, DsBylineRole role);

/* Whether a folded line opens with, or holds, a word of the role. */
gboolean ds_words_caption_opens(const DsWords *words, const gchar *folded, DsCaptionRole role);
gboolean ds_words_caption_holds(const DsWords *words, const gchar *folded, DsCaptionRole role);

/* How many names of sections and site functions make up the folded line; 0 when something else
 * stands in it. */
guint ds_words_menu_items(const DsWords *words, const gchar *folded);

gboolean ds_words_is_surname(const DsWords *words, const gchar *folded);
gboolean ds_words_is_role(const DsWords *words, const gchar *folded);
gboolean ds_words_is_common(const DsWords *words, const gchar *folded);

/* How a sentence may go on after an abbreviation with its dot ("TP."): never ends a sentence,
 * maybe, or it is none. */
typedef enum {
    DS_ABBREVIATION_NONE,
    DS_ABBREVIATION_MAYBE,
    DS_ABBREVIATION_NEVER
} DsAbbreviation;
DsAbbreviation ds_words_abbreviation(const DsWords *words, const gchar *form);

/* Language whose function words hold the folded word: interned code, or NULL. */
const gchar *ds_words_language(const DsWords *words, const gchar *folded);

#endif
