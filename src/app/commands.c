#include "app/compare.h"
#include "app/completions.h"
#include "app/inspect.h"
#include "app/options.h"
#include "app/run.h"
#include "app/watch.h"

const DsCommand ds_commands[] = {
    {"build", "INPUT…", NULL, "cmd.build", ds_run_build},
    {"render", "MODEL.json", "json", "cmd.render", ds_run_render},
    {"watch", "INPUT…", NULL, "cmd.watch", ds_watch},
    {"inspect", "INPUT…", NULL, "cmd.inspect", ds_inspect},
    {"verify", "MODEL.json SOURCE…", NULL, "cmd.verify", ds_run_verify},
    {"diff", "OLD.json NEW.json", "json epub", "cmd.diff", ds_run_diff},
    {"completions", "bash|zsh|fish", NULL, "cmd.completions", ds_completions},
    {NULL, NULL, NULL, NULL, NULL},
};
