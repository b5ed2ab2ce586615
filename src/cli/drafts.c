/* Drafts by the names that people give them: a file, or NAME[@REVISION] in the dossier around. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int
open_dossier(struct invocation *inv, struct tvx_error *err)
{
	if (inv->dossier)
		return TVX_OK;
	return tvx_dossier_open(inv->directory ? inv->directory : ".", &inv->dossier, err);
}

void
split_revision(const char *argument, struct tvx_str *name, struct tvx_str *revision)
{
	*revision = tvx_str_of(argument);
	*name = tvx_str_split(revision, '@');
}

static bool
ends_in_xml(const char *argument)
{
	size_t len = strlen(argument);

	return len > 4 && strcmp(argument + len - 4, ".xml") == 0;
}

/* A name has no slash and no ending; a file that is there is meant all the same. The folder of
 * a draft in the dossier has its name. */
bool
is_file(const char *argument)
{
	struct stat st;

	if (strcmp(argument, "-") == 0 || strchr(argument, '/') || ends_in_xml(argument))
		return true;
	return stat(argument, &st) == 0 && !S_ISDIR(st.st_mode);
}

struct names {
	struct tvx_buf list; /* separated by ", " */
	struct tvx_buf first;
	size_t count;
};

static void
collect_name(void *context, struct tvx_str name)
{
	struct names *names = context;

	if (names->count++ == 0)
		tvx_buf_add(&names->first, name);
	else
		tvx_buf_add(&names->list, TVX_STR(", "));
	tvx_buf_add(&names->list, name);
}

int
only_draft(struct invocation *inv, struct tvx_buf *out, struct tvx_error *err)
{
	struct names names = { 0 };
	int status = open_dossier(inv, err);

	if (!status)
		status = tvx_dossier_drafts(inv->dossier, TVX_STR(""), collect_name, &names, err);
	if (!status && names.count == 0)
		status = tvx_error_set(
			err, TVX_ERR_USE,
			"the dossier has no draft yet; travaux add FILE puts one in");
	else if (!status && names.count > 1)
		status = tvx_error_set(err, TVX_ERR_USE, "which draft? there are %s",
				       names.list.ptr);
	else if (!status)
		tvx_buf_add(out, tvx_buf_str(&names.first));
	tvx_buf_release(&names.list);
	tvx_buf_release(&names.first);
	return status;
}

static int
load_named(struct invocation *inv, const char *argument, struct tvx_listener listener,
	   struct tvx_draft **out, struct tvx_error *err)
{
	struct tvx_buf only = { 0 };
	struct tvx_str name = TVX_STR(""), revision = TVX_STR("");
	int status = TVX_OK;

	if (argument) {
		split_revision(argument, &name, &revision);
		status = open_dossier(inv, err);
	}
	if (!status && !name.len) {
		status = only_draft(inv, &only, err);
		name = tvx_buf_str(&only);
	}
	if (!status)
		status = tvx_dossier_load(inv->dossier, name, revision, listener, out, err);
	tvx_buf_release(&only);
	return status;
}

int
fetch_draft(struct invocation *inv, const char *argument, struct tvx_listener listener,
	    struct tvx_draft **out, struct tvx_error *err)
{
	if (argument && is_file(argument))
		return tvx_read_file(argument, NULL, listener, out, err);
	return load_named(inv, argument, listener, out, err);
}

int
fail_draft(int status, const struct tvx_error *err)
{
	/* What is wrong in a draft was said line by line. */
	if (status == TVX_ERR_INPUT && err->line)
		return EXIT_INPUT;
	return fail_with(status, err);
}

int
load_draft(struct invocation *inv, const char *argument, struct tvx_draft **out)
{
	struct tvx_error err = { 0 };
	int status = fetch_draft(inv, argument, talker(), out, &err);

	return status ? fail_draft(status, &err) : EXIT_DONE;
}

/* --- who writes things down ------------------------------------------------------------------ */

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* "SECONDS +HHMM" as git writes it, with or without @ before it. */
static bool
read_moment(const char *text, struct tvx_moment *out)
{
	char *end;

	if (!text)
		return false;
	long long seconds = strtoll(text + (*text == '@'), &end, 10);
	if (end == text || seconds < 0 || (*end && *end != ' '))
		return false;
	long zone = *end ? strtol(end, NULL, 10) : 0;
	out->seconds = seconds;
	out->offset_minutes = (int)(zone / 100 * 60 + zone % 100);
	return true;
}

static struct tvx_moment
now(void)
{
	struct tvx_moment moment = { .seconds = time(NULL) };
	time_t seconds = (time_t)moment.seconds;
	struct tm local;

	if (read_moment(variable("GIT_COMMITTER_DATE"), &moment) ||
	    read_moment(variable("SOURCE_DATE_EPOCH"), &moment))
		return moment;
	if (localtime_r(&seconds, &local))
		moment.offset_minutes = (int)(local.tm_gmtoff / 60);
	return moment;
}

void
recorder_setup(struct invocation *inv, struct tvx_record *record)
{
	const char *name = variable("GIT_COMMITTER_NAME"), *mail = variable("GIT_COMMITTER_EMAIL");

	*record = (struct tvx_record){ .when = now() };
	tvx_buf_clear(&inv->name);
	tvx_buf_clear(&inv->mail);
	tvx_dossier_recorder(inv->dossier, &inv->name, &inv->mail);
	record->recorder = (struct tvx_person){ tvx_buf_str(&inv->name), tvx_buf_str(&inv->mail) };
	if (name)
		record->recorder.name = tvx_str_of(name);
	if (mail)
		record->recorder.mail = tvx_str_of(mail);
	if (!record->recorder.name.len)
		record->recorder.name = TVX_STR("Secretariat");
	if (!record->recorder.mail.len)
		record->recorder.mail = TVX_STR("secretariat@travaux.invalid");
	record->author = record->recorder;
}
