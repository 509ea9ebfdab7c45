/* What the readers refuse, all in one place: an input from the outside may be of any size. */
#ifndef DS_CORPUS_LIMITS_H
#define DS_CORPUS_LIMITS_H

/* Bytes of one file or archive member. Offsets are 32-bit; this is far below. */
#define DS_LIMIT_INPUT_BYTES (64u * 1024 * 1024)

/* Bytes that all members of one archive may unpack to, and their number. */
#define DS_LIMIT_ARCHIVE_BYTES   (512u * 1024 * 1024)
#define DS_LIMIT_ARCHIVE_MEMBERS 20000

/* Unpacked bytes per packed byte of a member (deflate reaches 1032); only above 1 MB. */
#define DS_LIMIT_ARCHIVE_RATIO 200

/* Archives within archives. */
#define DS_LIMIT_ARCHIVE_DEPTH 3

/* Folders within folders. */
#define DS_LIMIT_FOLDER_DEPTH 64

/* Elements within elements of a page or an office document. */
#define DS_LIMIT_MARKUP_DEPTH 256

/* Articles of one .jsonl file or archive. */
#define DS_LIMIT_ARTICLES_PER_INPUT 1000000

/* Combining marks on one letter (Unicode's stream-safe text format, UAX #15). */
#define DS_LIMIT_COMBINING_MARKS 30

#endif
