/* Options from tables: parsed here, and nowhere else. */
#include "cli.h"

#include <string.h>

const struct option global_options[] = {
	{ "directory", 'C', "DIR", NULL, "look for the dossier from this folder" },
	{ "color", 0, "WHEN", colour_choices, "auto, always or never" },
	{ "no-pager", 0, NULL, NULL, "print long output without a pager" },
	{ "help", 'h', NULL, NULL, "say how it is used" },
	{ "version", 'V', NULL, NULL, "say which version this is" },
	{ 0 },
};

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
name_difference(const char *a, const char *b)
{
	enum { MOST = 30 };
	size_t row[MOST + 1], a_len = strlen(a), b_len = strlen(b);

	if (a_len > MOST || b_len > MOST)
		return MOST;
	for (size_t j = 0; j <= b_len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			size_t change = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = least_of(change, least_of(row[j], row[j - 1]) + 1);
		}
	}
	return row[b_len];
}

static const char *
nearest_option(const struct option *table, const char *name)
{
	const char *nearest = NULL;
	size_t least = 3;

	for (const struct option *o = table; o->name; o++) {
		if (name_difference(o->name, name) < least) {
			least = name_difference(o->name, name);
			nearest = o->name;
		}
	}
	return nearest;
}

static int
unknown_option(const struct option *table, const char *word)
{
	const char *nearest = word[1] == '-' ? nearest_option(table, word + 2) : NULL;

	if (nearest)
		fail_use("there is no option %s; did you mean --%s?", word, nearest);
	else
		fail_use("there is no option %s; travaux help COMMAND lists those there are", word);
	return -2;
}

static int
find_option(const struct option *table, const char *word, const char **attached)
{
	*attached = NULL;
	for (int i = 0; table[i].name; i++) {
		size_t len = strlen(table[i].name);
		if (word[1] == '-' && strncmp(word + 2, table[i].name, len) == 0 &&
		    (word[2 + len] == '\0' || word[2 + len] == '=')) {
			*attached = word[2 + len] ? word + len + 3 : NULL;
			return i;
		}
		if (word[1] != '-' && table[i].letter && word[1] == table[i].letter) {
			*attached = word[2] ? word + 2 : NULL;
			return i;
		}
	}
	return -1;
}

static bool
is_choice(const struct option *option, const char *value)
{
	for (size_t i = 0; option->choices && option->choices[i]; i++)
		if (strcmp(option->choices[i], value) == 0)
			return true;
	return !option->choices;
}

int
option_match(const struct option *table, int count, char **words, int *index, const char **value)
{
	const char *word = words[*index], *attached;

	if (word[0] != '-' || !word[1])
		return -1;
	int found = find_option(table, word, &attached);
	if (found < 0)
		return -1;
	const struct option *option = &table[found];
	(*index)++;
	*value = attached;
	if (!option->value && attached)
		return fail_use("--%s takes no value", option->name), -2;
	if (option->value && !attached && *index == count)
		return fail_use("--%s needs a value: %s", option->name, option->help), -2;
	if (option->value && !attached)
		*value = words[(*index)++];
	if (option->value && !is_choice(option, *value))
		return fail_use("--%s takes %s, not \"%s\"", option->name, option->help, *value),
		       -2;
	return found;
}

bool
options_parse(struct invocation *inv, int count, char **words)
{
	const struct command *command = inv->command;
	int index = 0, arguments = 0;
	bool literal = false;

	while (index < count) {
		const char *value = NULL;
		int found = -1;
		if (!literal && strcmp(words[index], "--") == 0) {
			literal = true;
			index++;
			continue;
		}
		if (!literal && words[index][0] == '-' && words[index][1]) {
			found = option_match(command->options, count, words, &index, &value);
			if (found == -1)
				found = unknown_option(command->options, words[index]);
			if (found < 0)
				return false;
			inv->values[found] = value ? value : "";
			continue;
		}
		words[arguments++] = words[index++];
	}
	inv->arguments = words;
	inv->argument_count = arguments;
	if (arguments >= command->least && arguments <= command->most)
		return true;
	fail_use("%s; the form is: travaux %s [options] %s",
		 arguments < command->least ? "something is missing" : "that is too much",
		 command->name, command->arguments);
	return false;
}
