/* Who records: what git's own configuration says. */
#include "dossier/repo.h"

static void
add_value(git_config *config, const char *name, struct tvx_buf *out)
{
	git_buf value = { 0 };

	if (git_config_get_string_buf(&value, config, name) == 0)
		tvx_buf_add(out, (struct tvx_str){ value.ptr, value.size });
	git_buf_dispose(&value);
}

void
tvx_dossier_recorder(struct tvx_dossier *dossier, struct tvx_buf *name, struct tvx_buf *mail)
{
	git_config *config;

	if (tvx_git_start(NULL))
		return;
	int code = dossier ? git_repository_config_snapshot(&config, dossier->repo)
			   : git_config_open_default(&config);
	if (!code) {
		add_value(config, "user.name", name);
		add_value(config, "user.email", mail);
		git_config_free(config);
	}
	git_libgit2_shutdown();
}
