/* Reading git's commit-graph file, every offset of which is checked before it is followed. */
#include "dossier/graph.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Sizes and marks of gitformat-commit-graph(5). */
enum {
	HEADER_BYTES = 8,
	CHUNK_BYTES = 12,
	FANOUT_BYTES = 256 * 4,
	ROW_BYTES = GIT_OID_RAWSZ + 16,
	NO_PARENT = 0x70000000,
};
#define MORE_PARENTS 0x80000000u

struct chunk {
	const unsigned char *ptr;
	size_t len;
};

struct tvx_graph {
	void *map;
	size_t len;
	uint32_t count; /* of commits */
	struct chunk fanout, ids, rows;
};

static uint32_t
be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint64_t
be64(const unsigned char *p)
{
	return (uint64_t)be32(p) << 32 | be32(p + 4);
}

static struct chunk
find_chunk(const struct tvx_graph *graph, const char *name)
{
	const unsigned char *file = graph->map;
	size_t count = file[6];
	struct chunk none = { 0 };

	if (graph->len < HEADER_BYTES + (count + 1) * CHUNK_BYTES)
		return none;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *row = file + HEADER_BYTES + i * CHUNK_BYTES;
		uint64_t start = be64(row + 4), end = be64(row + CHUNK_BYTES + 4);

		if (memcmp(row, name, 4) == 0 && start <= end && end <= graph->len)
			return (struct chunk){ file + start, (size_t)(end - start) };
	}
	return none;
}

static bool
understand(struct tvx_graph *graph)
{
	/* Version 1, hashes of version 1 (SHA-1), no other graphs below it. */
	static const unsigned char known[6] = { 'C', 'G', 'P', 'H', 1, 1 };
	const unsigned char *file = graph->map;

	if (graph->len < HEADER_BYTES || memcmp(file, known, sizeof(known)) != 0 || file[7] != 0)
		return false;
	graph->fanout = find_chunk(graph, "OIDF");
	graph->ids = find_chunk(graph, "OIDL");
	graph->rows = find_chunk(graph, "CDAT");
	if (graph->fanout.len != FANOUT_BYTES)
		return false;
	graph->count = be32(graph->fanout.ptr + 255 * 4);
	return graph->ids.len == (size_t)graph->count * GIT_OID_RAWSZ &&
	       graph->rows.len == (size_t)graph->count * ROW_BYTES;
}

struct tvx_graph *
tvx_graph_open(git_repository *repo)
{
	struct tvx_graph *graph = NULL;
	struct tvx_buf path = { 0 };
	struct stat st;

	tvx_buf_printf(&path, "%sobjects/info/commit-graph", git_repository_commondir(repo));
	int fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
	tvx_buf_release(&path);
	if (fd < 0)
		return NULL;
	void *map = MAP_FAILED;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (map == MAP_FAILED)
		return NULL;
	graph = tvx_alloc(sizeof(*graph));
	*graph = (struct tvx_graph){ .map = map, .len = (size_t)st.st_size };
	if (understand(graph))
		return graph;
	tvx_graph_free(graph);
	return NULL;
}

void
tvx_graph_free(struct tvx_graph *graph)
{
	if (!graph)
		return;
	munmap(graph->map, graph->len);
	free(graph);
}

bool
tvx_graph_find(const struct tvx_graph *graph, const git_oid *id, uint32_t *position)
{
	unsigned char first = id->id[0];
	uint32_t low = first ? be32(graph->fanout.ptr + (first - 1) * 4) : 0;
	uint32_t high = be32(graph->fanout.ptr + first * 4);

	if (high > graph->count)
		return false;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = memcmp(id->id, graph->ids.ptr + (size_t)middle * GIT_OID_RAWSZ,
				   GIT_OID_RAWSZ);
		if (!order) {
			*position = middle;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
tvx_graph_read(const struct tvx_graph *graph, uint32_t position, struct tvx_graph_commit *out)
{
	struct tvx_graph_commit commit = { 0 };

	if (position >= graph->count)
		return false;
	const unsigned char *row = graph->rows.ptr + (size_t)position * ROW_BYTES;
	memcpy(commit.id.id, graph->ids.ptr + (size_t)position * GIT_OID_RAWSZ, GIT_OID_RAWSZ);
	memcpy(commit.tree.id, row, GIT_OID_RAWSZ);
	for (int i = 0; i < 2; i++) {
		uint32_t parent = be32(row + GIT_OID_RAWSZ + i * 4);
		if (parent == NO_PARENT)
			continue;
		if (parent & MORE_PARENTS || parent >= graph->count)
			return false;
		commit.parents[commit.parent_count++] = parent;
	}
	/* Thirty bits of generation, thirty-four of time. */
	commit.seconds = (int64_t)(be64(row + GIT_OID_RAWSZ + 8) & 0x3ffffffffu);
	*out = commit;
	return true;
}
