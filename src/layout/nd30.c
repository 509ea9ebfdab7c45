#include "layout/layout_private.h"

void
ds_nd30(DsLayout *l)
{
}
