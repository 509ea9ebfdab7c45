/* What the user knows of the sources: lines that are furniture here, dates of articles. Kept
 * with the pack, like all that reading leans on. */
#ifndef DS_CORPUS_KNOWN_H
#define DS_CORPUS_KNOWN_H

#include <dossier/corpus.h>
#include <dossier/diag.h>

#include "corpus/line.h"
#include "pack/pack.h"

/* The lines of a file of the user's, in NFC; NULL with a message when it is no UTF-8. The
 * caller owns them. */
gchar **ds_known_lines(const gchar *name, GBytes *bytes, DsDiag *diag);

/* Reads drop.txt: each line is one that is no part of an article, white space aside; an empty
 * line and one that begins with "#" say nothing. Before anything is read with the pack. name is
 * the file's, for messages. */
void ds_known_read_drop(DsPack *pack, const gchar *name, GBytes *bytes, DsDiag *diag);

/* Reads dates.tsv: the name of an article's file, TAB, the day it was published (YYYY-MM-DD,
 * YYYY-MM or YYYY). A name means every article whose path ends in it. Lines that cannot be
 * understood are told with their number and passed over. */
void ds_known_read_dates(DsPack *pack, const gchar *name, GBytes *bytes, DsDiag *diag);

/* Makes furniture of the lines (of DsLine) that drop.txt names. */
void ds_known_drop(DsPack *pack, GArray *lines, const gchar *text);

/* Gives the articles the dates of dates.tsv; tells of lines that no article answers to. */
void ds_known_date(DsPack *pack, DsCorpus *corpus, DsDiag *diag);

#endif
