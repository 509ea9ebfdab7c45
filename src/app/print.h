/* Standard output, in UTF-8 whatever the locale (g_print would convert). */
#ifndef DS_APP_PRINT_H
#define DS_APP_PRINT_H

#include <glib.h>

void ds_print(const gchar *format, ...) G_GNUC_PRINTF(1, 2);

#endif
