/* travaux completion: what a shell needs to complete our command lines, from the tables. */
#include "commands.h"

#include <string.h>

static void
words_of_command(struct tvx_buf *out, const struct command *command)
{
	for (const struct option *o = command->options; o->name; o++)
		tvx_buf_printf(out, "--%s ", o->name);
	for (const struct option *o = global_options; o->name; o++)
		tvx_buf_printf(out, "--%s ", o->name);
}

static void
choices_of(struct tvx_buf *out, const struct option *option)
{
	for (size_t i = 0; option->choices[i]; i++)
		tvx_buf_printf(out, "%s%s", i ? " " : "", option->choices[i]);
}

static void
names_of_commands(struct tvx_buf *out)
{
	for (size_t i = 0; i < command_count; i++)
		tvx_buf_printf(out, "%s%s", i ? " " : "", commands[i]->name);
}

static void
bash_choices(struct tvx_buf *out, const struct option *options)
{
	for (const struct option *o = options; o->name; o++) {
		if (!o->choices)
			continue;
		tvx_buf_printf(out, "  *:--%s) COMPREPLY=($(compgen -W \"", o->name);
		choices_of(out, o);
		tvx_buf_printf(out, "\" -- \"$word\")); return ;;\n");
	}
}

static void
write_bash(struct tvx_buf *out)
{
	tvx_buf_printf(out,
		       "_travaux() {\n"
		       "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
		       "  local command=${COMP_WORDS[1]}\n"
		       "  case $command:$before in\n");
	bash_choices(out, global_options);
	for (size_t i = 0; i < command_count; i++)
		bash_choices(out, commands[i]->options);
	tvx_buf_printf(out, "  esac\n"
			    "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
			    "    COMPREPLY=($(compgen -W \"");
	names_of_commands(out);
	tvx_buf_printf(out, "\" -- \"$word\"))\n"
			    "    return\n"
			    "  fi\n"
			    "  case $word in -*)\n"
			    "    case $command in\n");
	for (size_t i = 0; i < command_count; i++) {
		tvx_buf_printf(out, "    %s) COMPREPLY=($(compgen -W \"", commands[i]->name);
		words_of_command(out, commands[i]);
		tvx_buf_printf(out, "\" -- \"$word\")) ;;\n");
	}
	tvx_buf_printf(out, "    esac\n"
			    "    return ;;\n"
			    "  esac\n"
			    "  COMPREPLY=($(compgen -f -- \"$word\"))\n"
			    "}\n"
			    "complete -o filenames -F _travaux travaux\n");
}

/* Inside single quotes, with brackets and colons as zsh wants them. */
static void
zsh_quoted(struct tvx_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			tvx_buf_add(out, TVX_STR("'\\''"));
		else if (strchr("[]:", *text))
			tvx_buf_printf(out, "\\%c", *text);
		else
			tvx_buf_add_char(out, *text);
	}
}

static void
zsh_options(struct tvx_buf *out, const struct option *options)
{
	for (const struct option *o = options; o->name; o++) {
		tvx_buf_printf(out, " '--%s[", o->name);
		zsh_quoted(out, o->help);
		tvx_buf_printf(out, "]");
		if (o->value)
			tvx_buf_printf(out, ":%s:", o->value);
		if (o->choices) {
			tvx_buf_printf(out, "(");
			choices_of(out, o);
			tvx_buf_printf(out, ")");
		}
		tvx_buf_printf(out, "'");
	}
}

static void
write_zsh(struct tvx_buf *out)
{
	tvx_buf_printf(out, "#compdef travaux\n"
			    "_travaux() {\n"
			    "  local -a commands\n"
			    "  commands=(\n");
	for (size_t i = 0; i < command_count; i++) {
		tvx_buf_printf(out, "    '%s:", commands[i]->name);
		zsh_quoted(out, commands[i]->summary);
		tvx_buf_printf(out, "'\n");
	}
	tvx_buf_printf(out, "  )\n"
			    "  if (( CURRENT == 2 )); then\n"
			    "    _describe command commands\n"
			    "    return\n"
			    "  fi\n"
			    "  case ${words[2]} in\n");
	for (size_t i = 0; i < command_count; i++) {
		tvx_buf_printf(out, "    %s) _arguments", commands[i]->name);
		zsh_options(out, commands[i]->options);
		zsh_options(out, global_options);
		tvx_buf_printf(out, " '*:file:_files' ;;\n");
	}
	tvx_buf_printf(out,
		       "  esac\n"
		       "}\n"
		       "if [ \"$funcstack[1]\" = _travaux ]; then _travaux; else compdef _travaux "
		       "travaux; fi\n");
}

static void
fish_quoted(struct tvx_buf *out, const char *text)
{
	tvx_buf_add_char(out, '\'');
	for (; *text; text++)
		tvx_buf_printf(out, *text == '\'' || *text == '\\' ? "\\%c" : "%c", *text);
	tvx_buf_add_char(out, '\'');
}

static void
fish_options(struct tvx_buf *out, const char *condition, const struct option *options)
{
	for (const struct option *o = options; o->name; o++) {
		tvx_buf_printf(out, "complete -c travaux%s -l %s", condition, o->name);
		if (o->letter)
			tvx_buf_printf(out, " -s %c", o->letter);
		if (o->value)
			tvx_buf_printf(out, " -r");
		if (o->choices) {
			tvx_buf_printf(out, " -f -a '");
			choices_of(out, o);
			tvx_buf_printf(out, "'");
		}
		tvx_buf_printf(out, " -d ");
		fish_quoted(out, o->help);
		tvx_buf_add_char(out, '\n');
	}
}

static void
write_fish(struct tvx_buf *out)
{
	fish_options(out, "", global_options);
	for (size_t i = 0; i < command_count; i++) {
		struct tvx_buf condition = { 0 };
		tvx_buf_printf(out, "complete -c travaux -f -n __fish_use_subcommand -a %s -d ",
			       commands[i]->name);
		fish_quoted(out, commands[i]->summary);
		tvx_buf_add_char(out, '\n');
		tvx_buf_printf(&condition, " -n '__fish_seen_subcommand_from %s'",
			       commands[i]->name);
		fish_options(out, condition.ptr, commands[i]->options);
		tvx_buf_release(&condition);
	}
}

static const struct shell {
	const char *name;
	void (*write)(struct tvx_buf *out);
} shells[] = { { "bash", write_bash }, { "zsh", write_zsh }, { "fish", write_fish } };

static int
run(struct invocation *inv)
{
	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (strcmp(inv->arguments[0], shells[i].name) == 0) {
			shells[i].write(&inv->out);
			return EXIT_DONE;
		}
	}
	return fail_use("no completion for \"%s\"; there is one for bash, zsh and fish",
			inv->arguments[0]);
}

const struct command command_completion = {
	.name = "completion",
	.arguments = "SHELL",
	.summary = "command line completion for bash, zsh or fish",
	.group = "Help",
	.least = 1,
	.most = 1,
	.run = run,
};
