#include "report/parts.h"

void
ds_part_themes(DsReportContext *context)
{
    (void)context;
}
