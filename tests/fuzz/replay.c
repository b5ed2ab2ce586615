/* Gives a fuzz target every file that is named: its corpus, in builds without libFuzzer. */
#include "fuzz/fuzz.h"

#include "travaux/base.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static size_t count;

static int
replay_file(const char *path)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_error err;

	if (tvx_file_read(path, SIZE_MAX, &bytes, &err)) {
		fprintf(stderr, "%s: %s\n", path, err.message);
		return 1;
	}
	LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
	tvx_buf_release(&bytes);
	count++;
	return 0;
}

static int
replay_folder(const char *path, DIR *folder)
{
	int failed = 0;

	for (struct dirent *entry; (entry = readdir(folder));) {
		char name[4096];
		/* Folders in it are corpora of their own. */
		if (entry->d_name[0] == '.' || entry->d_type == DT_DIR)
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		failed |= replay_file(name);
	}
	return failed;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		DIR *folder = opendir(argv[i]);
		failed |= folder ? replay_folder(argv[i], folder) : replay_file(argv[i]);
		if (folder)
			closedir(folder);
	}
	printf("%zu inputs\n", count);
	return failed || !count;
}
