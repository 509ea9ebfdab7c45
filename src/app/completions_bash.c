#include "app/completions.h"

#include "app/print.h"
#include "app/values.h"

/* bash cuts words at "=" and ":", whatever the program thinks of them: the script looks at the
 * line itself, finds the option whose value stands at its end, and gives back what follows the
 * last such cut. Functions are named after the program. */
static const gchar head[] =
    "# bash completion of dossier\n"
    "_dossier_words()\n"
    "{\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$value\")\n"
    "    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace "
    "2>/dev/null\n"
    "}\n"
    "_dossier_files()\n"
    "{\n"
    "    local extension\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    if (($# == 0)); then\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$value\")\n"
    "        return\n"
    "    fi\n"
    "    mapfile -t COMPREPLY < <(\n"
    "        compgen -d -- \"$value\"\n"
    "        for extension; do compgen -f -X \"!*.$extension\" -- \"$value\"; done | sort -u)\n"
    "}\n";

static const gchar before_options[] =
    "_dossier()\n"
    "{\n"
    "    local line=${COMP_LINE:0:COMP_POINT} word value before option= command= cut\n"
    "    local -a words\n"
    "    COMPREPLY=()\n"
    "    read -ra words <<<\"$line\"\n"
    "    word=${line##*[[:space:]]} value=$word\n"
    "    before=${line%\"$word\"} before=${before%\"${before##*[![:space:]]}\"}\n"
    "    before=${before##*[[:space:]]}\n"
    "    case $word in\n"
    "    --*=*) option=${word%%=*} value=${word#*=} ;;\n"
    "    *) option=$before ;;\n"
    "    esac\n"
    "    [[ ${#words[@]} -gt 1 && $before != \"${words[0]}\" ]] && command=${words[1]}\n"
    "    case $option in\n";

static const gchar after_options[] = "    *)\n"
                                     "        value=$word\n"
                                     "        case $word,$command in\n"
                                     "        -*) _dossier_words '%s' ;;\n"
                                     "        *,) _dossier_files; mapfile -t -O "
                                     "${#COMPREPLY[@]} COMPREPLY < <(compgen -W '%s' -- "
                                     "\"$value\") ;;\n";

static const gchar tail[] =
    "        *) _dossier_files ;;\n"
    "        esac\n"
    "        ;;\n"
    "    esac\n"
    "    for cut in = :; do\n"
    "        if [[ $COMP_WORDBREAKS == *$cut* && $value == *$cut* ]]; then\n"
    "            COMPREPLY=(\"${COMPREPLY[@]#\"${value%\"$cut\"*}$cut\"}\")\n"
    "            value=${value##*$cut}\n"
    "        fi\n"
    "    done\n"
    "}\n"
    "complete -F _dossier dossier\n";

/* "    -o | --output) … ;;" */
static void
print_option(const DsOptionInfo *option)
{
    g_auto(GStrv) words = ds_value_words(option->name);
    g_auto(GStrv) extensions = ds_value_extensions(option->name);
    g_autofree gchar *list = g_strjoinv(" ", words);
    g_autofree gchar *kinds = g_strjoinv(" ", extensions);

    if (option->argument == NULL)
        return;
    ds_print("    ");
    if (option->letter != 0)
        ds_print("-%c | ", option->letter);
    ds_print("--%s) ", option->name);
    switch (ds_value_kind(option->name)) {
    case DS_VALUE_CHOICE:
    case DS_VALUE_SETTING:
        ds_print("_dossier_words '%s' ;;\n", list);
        break;
    case DS_VALUE_STYLE:
        ds_print("_dossier_files %s; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "
                 "'%s' -- \"$value\") ;;\n",
                 kinds, list);
        break;
    case DS_VALUE_FILE:
        ds_print("_dossier_files %s ;;\n", kinds);
        break;
    default:
        ds_print(";;\n");
    }
}

static gchar *
option_words(const GArray *options)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < options->len; i++)
        g_string_append_printf(words, "%s--%s", i > 0 ? " " : "",
                               g_array_index(options, DsOptionInfo, i).name);
    return g_string_free(words, FALSE);
}

void
ds_completions_bash(DsPack *pack, const GArray *options)
{
    g_autofree gchar *names = option_words(options);
    g_autofree gchar *commands = ds_completions_commands();

    (void)pack; /* bash shows no explanations */
    ds_print("%s%s", head, before_options);
    for (guint i = 0; i < options->len; i++)
        print_option(&g_array_index(options, DsOptionInfo, i));
    ds_print(after_options, names, commands);
    for (const DsCommand *command = ds_commands; command->name != NULL; command++) {
        g_autofree gchar *arguments = ds_completions_arguments(command);
        if (arguments != NULL)
            ds_print("        *,%s) _dossier_words '%s' ;;\n", command->name, arguments);
        else if (command->extensions != NULL)
            ds_print("        *,%s) _dossier_files %s ;;\n", command->name,
                     command->extensions);
    }
    ds_print("%s", tail);
}
