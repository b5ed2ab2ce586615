/* A folder for dossiers, and the few steps that every test of them takes. */
#include "dossier_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/travaux-dossier-XXXXXX";
static int64_t seconds = 1447000000;

int
dossier_folder_make(void **state)
{
	(void)state;
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return -1;
	/* Nothing of the machine's own settings of git. */
	setenv("HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Hand", 1);
	setenv("GIT_AUTHOR_EMAIL", "hand@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Hand", 1);
	setenv("GIT_COMMITTER_EMAIL", "hand@example.org", 1);
	return 0;
}

int
dossier_folder_remove(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return chdir("/") || system(command) ? -1 : 0;
}

const char *
dossier_path(void)
{
	static char paths[8][64];
	static unsigned count;
	char *path = paths[count % 8];

	snprintf(path, sizeof(paths[0]), "%s/d%u", folder, count++);
	return path;
}

struct tvx_record
dossier_record(const char *author, const char *subject)
{
	seconds += 60;
	return (struct tvx_record){
		.author = { tvx_str_of(author), TVX_STR("delegation@example.org") },
		.recorder = { TVX_STR("Secretariat"), TVX_STR("secretariat@example.org") },
		.when = { seconds, -300 },
		.subject = tvx_str_of(subject),
	};
}

static void
must(int status, const struct tvx_error *err)
{
	if (status)
		fail_msg("%s: %s", err->file, err->message);
}

struct tvx_draft *
dossier_draft(const char *body)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_draft *draft;
	struct tvx_error err;

	tvx_buf_printf(&bytes,
		       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<draft version=\"1\" id=\"prog\" lang=\"en\">\n%s</draft>\n",
		       body);
	must(tvx_draft_parse(tvx_buf_str(&bytes), TVX_STR("test"), (struct tvx_listener){ 0 },
			     &draft, &err),
	     &err);
	tvx_buf_release(&bytes);
	return draft;
}

struct tvx_dossier *
dossier_open(const char *path)
{
	struct tvx_dossier *dossier;
	struct tvx_error err;

	must(tvx_dossier_open(path, &dossier, &err), &err);
	return dossier;
}

struct tvx_dossier *
dossier_make(const char *path, bool bare)
{
	struct tvx_record record = dossier_record("Secretariat", "Open the dossier");
	struct tvx_draft *draft = dossier_draft(
		"<division id=\"D\">\n"
		"<paragraph id=\"a\" kind=\"heading\">\n  <text>First</text>\n</paragraph>\n"
		"<paragraph id=\"b\">\n  <text>Second</text>\n</paragraph>\n"
		"<paragraph id=\"c\">\n  <text>Third</text>\n</paragraph>\n"
		"</division>\n");
	struct tvx_error err;
	char id[41];

	must(tvx_dossier_init(path, bare, &record, &err), &err);
	struct tvx_dossier *dossier = dossier_open(path);
	record = dossier_record("Secretariat", "Add the draft");
	must(tvx_dossier_add(dossier, TVX_STR("prog"), draft, false, &record, id, &err), &err);
	tvx_draft_free(draft);
	return dossier;
}

struct tvx_draft *
dossier_load(struct tvx_dossier *dossier, const char *revision)
{
	struct tvx_draft *draft;
	struct tvx_error err;

	must(tvx_dossier_load(dossier, TVX_STR("prog"), tvx_str_of(revision),
			      (struct tvx_listener){ 0 }, &draft, &err),
	     &err);
	return draft;
}

void
dossier_head(struct tvx_dossier *dossier, char out[static 41])
{
	struct tvx_error err;

	must(tvx_dossier_resolve(dossier, TVX_STR(""), out, &err), &err);
}

void
dossier_write(struct tvx_draft *draft, const char *id, const char *words)
{
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(draft, tvx_str_of(id));

	assert_non_null(paragraph);
	paragraph->texts.first->words = tvx_str_of(words);
}

int
dossier_edit(struct tvx_dossier *dossier, const char *author, const char *id, const char *words,
	     char commit[static 41], struct tvx_error *err)
{
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_str paragraph = tvx_str_of(id);
	struct tvx_change change = { .paragraphs = &paragraph, .paragraph_count = 1 };
	struct tvx_record record = dossier_record(author, "Change a paragraph");
	char base[41];

	dossier_head(dossier, base);
	record.paragraph = paragraph;
	dossier_write(draft, id, words);
	int status = tvx_dossier_save(dossier, TVX_STR("prog"), draft, &change, base, &record,
				      commit, err);
	tvx_draft_free(draft);
	return status;
}

void
dossier_shell(const char *path, const char *command)
{
	setenv("D", path, 1);
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

char *
dossier_output(const char *path, const char *command)
{
	struct tvx_buf text = { 0 };
	char chunk[512];
	size_t got;

	setenv("D", path, 1);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((got = fread(chunk, 1, sizeof(chunk), pipe)))
		tvx_buf_add(&text, (struct tvx_str){ chunk, got });
	assert_int_equal(pclose(pipe), 0);
	tvx_buf_add(&text, TVX_STR(""));
	if (text.len && text.ptr[text.len - 1] == '\n')
		text.ptr[text.len - 1] = '\0';
	return text.ptr;
}

static void
write_down(void *context, const struct tvx_diagnostic *diagnostic)
{
	struct dossier_findings *findings = context;

	tvx_buf_printf(&findings->lines, "%s %.*s\n", diagnostic->name,
		       TVX_STR_ARG(diagnostic->file));
}

struct tvx_listener
dossier_listener(struct dossier_findings *findings)
{
	return (struct tvx_listener){ write_down, findings };
}
