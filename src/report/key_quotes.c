#include "report/parts.h"

void
ds_part_key_quotes(DsReportContext *context)
{
    (void)context;
}
