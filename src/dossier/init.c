/* Making a dossier: a git repository with a marker in its first commit. */
#include "dossier/commit.h"
#include "dossier/guard.h"
#include "dossier/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Paragraph files must stay what they are: no git may change their line ends. */
#define ATTRIBUTES "*.xml -text\n"

static const struct {
	const char *path, *bytes;
} first_files[] = {
	{ ".gitattributes", ATTRIBUTES },
	{ TVX_DOSSIER_FILE, TVX_DOSSIER_MARKER },
};

enum { FIRST_FILES = sizeof(first_files) / sizeof(first_files[0]) };

static int
refuse(const char *path, struct tvx_error *err, const char *message)
{
	tvx_error_set(err, TVX_ERR_USE, "%s", message);
	tvx_error_place(err, tvx_str_of(path), 0, 0);
	return TVX_ERR_USE;
}

/* Whether a folder has nothing in it but, perhaps, .git. */
static int
check_empty(const char *path, struct tvx_error *err)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool empty = true;

	if (!folder)
		return errno == ENOENT ? TVX_OK : tvx_system_failed(err, "open", path);
	while ((entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    strcmp(entry->d_name, ".git") != 0)
			empty = false;
	closedir(folder);
	return empty ? TVX_OK
		     : refuse(path, err,
			      "the folder is not empty; make the dossier in a new one, and add "
			      "your drafts to it with 'travaux add'");
}

/* What stands at the path already. A repository without a commit is taken over: an init that was
 * interrupted leaves one. */
static int
check_place(const char *path, git_repository **out, struct tvx_error *err)
{
	struct tvx_dossier *dossier;
	git_repository *repo = NULL;
	struct tvx_error ignored;
	int code = git_repository_open_ext(&repo, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);

	*out = NULL;
	if (code == GIT_ENOTFOUND)
		return check_empty(path, err);
	if (code < 0)
		return tvx_git_failed(err, code, "there is a repository that cannot be opened");
	if (git_repository_head_unborn(repo) != 1) {
		git_repository_free(repo);
		if (tvx_dossier_open(path, &dossier, &ignored))
			return refuse(path, err,
				      "there is a git repository already; make the dossier in a "
				      "folder of its own");
		tvx_dossier_free(dossier);
		return refuse(path, err, "there is a dossier already; 'travaux add' adds a draft");
	}
	int status = git_repository_is_bare(repo) ? TVX_OK : check_empty(path, err);
	if (status)
		git_repository_free(repo);
	else
		*out = repo;
	return status;
}

/* Nobody's push may throw away what is recorded, and every move of a branch is logged. */
static int
configure(git_repository *repo)
{
	static const struct {
		const char *name, *value;
	} settings[] = {
		{ "core.logAllRefUpdates", "always" },
		{ "receive.denyNonFastForwards", "true" },
		{ "receive.denyDeletes", "true" },
	};
	git_config *config;
	int code = git_repository_config(&config, repo);

	if (code < 0)
		return code;
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]) && !code; i++)
		code = git_config_set_string(config, settings[i].name, settings[i].value);
	git_config_free(config);
	return code;
}

static int
make_repository(const char *path, bool bare, git_repository **out, struct tvx_error *err)
{
	git_repository_init_options options;
	int code = git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);

	options.flags = GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH |
			(bare ? GIT_REPOSITORY_INIT_BARE : 0);
	options.initial_head = "main";
	if (!code && !*out)
		code = git_repository_init_ext(out, path, &options);
	if (!code)
		code = configure(*out);
	if (code < 0)
		return tvx_git_failed(err, code, "the dossier cannot be made");
	return TVX_OK;
}

static int
plan_first(struct tvx_plan *plan, struct tvx_error *err)
{
	const git_oid nothing = { 0 };
	git_oid id;
	int status = TVX_OK;

	for (size_t i = 0; i < FIRST_FILES && !status; i++) {
		status = tvx_store_write(&plan->store, GIT_OBJECT_BLOB,
					 tvx_str_of(first_files[i].bytes), &id, err);
		if (!status)
			tvx_plan_add(plan, tvx_str_of(first_files[i].path), &nothing, &id);
	}
	return status;
}

static int
first_commit(git_repository *repo, const struct tvx_record *record, struct tvx_error *err)
{
	struct tvx_dossier dossier = { .repo = repo };
	struct tvx_plan plan;
	char id[41];
	int code = git_repository_odb(&dossier.odb, repo);

	if (code < 0)
		return tvx_git_failed(err, code, "the dossier cannot be made");
	tvx_plan_init(&plan, &dossier);
	plan.record = record;
	int status = plan_first(&plan, err);
	if (!status)
		status = tvx_plan_commit(&plan, &dossier, id, err);
	tvx_plan_release(&plan);
	git_odb_free(dossier.odb);
	return status;
}

int
tvx_dossier_init(const char *path, bool bare, const struct tvx_record *record,
		 struct tvx_error *err)
{
	git_repository *repo = NULL;
	int status = tvx_record_check(record, err);

	if (status)
		return status;
	status = tvx_git_start(err);
	if (status)
		return status;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	status = check_place(path, &repo, err);
	if (!status)
		status = make_repository(path, bare, &repo, err);
	if (!status)
		status = first_commit(repo, record, err);
	git_repository_free(repo);
	git_libgit2_shutdown();
	return status;
}
