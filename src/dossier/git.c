/* Loading libgit2 when it is needed. */
#define TVX_GIT_LOADING /* the names themselves */
#include "dossier/git.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

struct tvx_git tvx_git;

static char failure[200]; /* why it could not be loaded; empty when it could */

static const struct {
	const char *name;
	size_t at; /* in tvx_git */
} functions[] = {
#define F(name) { #name, offsetof(struct tvx_git, name) },
	TVX_GIT_FUNCTIONS(F)
#undef F
};

static void
load(void)
{
	void *library = dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_LAZY | RTLD_LOCAL);

	for (size_t i = 0; library && i < sizeof(functions) / sizeof(functions[0]); i++) {
		void *function = dlsym(library, functions[i].name);
		if (!function)
			library = NULL;
		memcpy((char *)&tvx_git + functions[i].at, &function, sizeof(function));
	}
	if (!library)
		strncpy(failure, dlerror(), sizeof(failure) - 1);
}

int
tvx_git_start(struct tvx_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	if (failure[0])
		return tvx_error_set(err, TVX_ERR_SYSTEM, "cannot load libgit2: %s", failure);
	tvx_git.git_libgit2_init();
	return TVX_OK;
}
