#include "report/parts.h"

void
ds_part_gaps(DsReportContext *context)
{
    (void)context;
}
