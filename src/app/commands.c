#include "app/compare.h"
#include "app/completions.h"
#include "app/inspect.h"
#include "app/options.h"
#include "app/run.h"
#include "app/watch.h"

const DsCommand ds_commands[] = {
    {"build", "INPUT…", "cmd.build", ds_run_build},
    {"render", "MODEL.json", "cmd.render", ds_run_render},
    {"watch", "INPUT…", "cmd.watch", ds_watch},
    {"inspect", "INPUT…", "cmd.inspect", ds_inspect},
    {"verify", "MODEL.json SOURCE…", "cmd.verify", ds_run_verify},
    {"diff", "OLD.json NEW.json", "cmd.diff", ds_run_diff},
    {"completions", "bash|zsh|fish", "cmd.completions", ds_completions},
    {NULL, NULL, NULL, NULL},
};
