/* Writing the commit-graph file. */
#include "dossier/graph_write.h"

#include "dossier/graph.h"

int
tvx_graph_write(struct tvx_dossier *dossier, struct tvx_error *err)
{
	git_commit_graph_writer *writer = NULL;
	git_commit_graph_writer_options options;
	git_revwalk *walk = NULL;
	struct tvx_buf folder = { 0 };

	tvx_buf_printf(&folder, "%sobjects/info", git_repository_commondir(dossier->repo));
	int code = git_commit_graph_writer_options_init(&options,
							GIT_COMMIT_GRAPH_WRITER_OPTIONS_VERSION);
	if (!code)
		code = git_commit_graph_writer_new(&writer, folder.ptr);
	if (!code)
		code = git_revwalk_new(&walk, dossier->repo);
	if (!code)
		code = git_revwalk_push_glob(walk, "*");
	if (!code)
		code = git_commit_graph_writer_add_revwalk(writer, walk);
	if (!code)
		code = git_commit_graph_writer_commit(writer, &options);
	git_revwalk_free(walk);
	git_commit_graph_writer_free(writer);
	tvx_buf_release(&folder);
	if (code < 0)
		return tvx_git_failed(err, code, "the commit-graph cannot be written");
	tvx_graph_free(dossier->graph);
	dossier->graph = NULL;
	return TVX_OK;
}
