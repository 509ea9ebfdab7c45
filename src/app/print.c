#include "app/print.h"

#include <stdio.h>

void
ds_print(const gchar *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fputs(text, stdout);
}
