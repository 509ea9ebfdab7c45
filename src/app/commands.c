#include "app/options.h"
#include "app/run.h"

const DsCommand ds_commands[] = {
    {"build", "INPUT…", "cmd.build", ds_run_build},
    {"render", "MODEL.json", "cmd.render", ds_run_render},
    {NULL, NULL, NULL, NULL},
};
