/* What every file of this layer works on: the repository, its objects, and how its failures
 * are worded. */
#ifndef TVX_DOSSIER_REPO_H
#define TVX_DOSSIER_REPO_H

#include "base/arena.h"
#include "dossier/git.h"
#include "travaux/dossier.h"

struct tvx_graph;

struct tvx_dossier {
	git_repository *repo;
	git_odb *odb;
	struct tvx_graph *graph; /* the commit-graph file; NULL until a history asks for it */
};

/* What the first line of dossier.xml promises about the layout. */
#define TVX_DOSSIER_MARKER "<dossier version=\"1\"/>\n"
#define TVX_DOSSIER_FILE   "dossier.xml"

/* Writes "what: why" with what libgit2 or the system said last. Returns the status. */
int tvx_git_failed(struct tvx_error *err, int code, const char *format, ...) TVX_PRINTF(3, 4);
/* Writes "what: why" for the system call that just failed. Returns TVX_ERR_SYSTEM. */
int tvx_system_failed(struct tvx_error *err, const char *what, const char *path);

/* Reads an object of one type, which is refused when its bytes do not hash to its name. what
 * says in messages what it holds. Caller frees *out with git_odb_object_free. */
int tvx_object_read(git_odb *odb, const git_oid *id, git_object_t type, const char *what,
		    git_odb_object **out, struct tvx_error *err);
/* Borrowed from object. */
struct tvx_str tvx_object_str(git_odb_object *object);

/* A zero id stands for "nothing there". */
bool tvx_oid_given(const git_oid *id);

/* The commit that HEAD stands at. With out_name, for writing: HEAD must be on a branch, which
 * may have no commit yet (*out is zero). Caller frees *out_name (refs/heads/main) with free. */
int tvx_head_read(struct tvx_dossier *dossier, git_oid *out, char **out_name,
		  struct tvx_error *err);
/* The root tree of a commit; a zero commit has a zero tree. */
int tvx_commit_tree(git_odb *odb, const git_oid *commit, git_oid *out, struct tvx_error *err);

#endif
