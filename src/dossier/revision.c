/* Revisions: annotated tags NAME/REVISION, which a person issued and stock git can verify. */
#include "dossier/layout.h"
#include "dossier/message.h"
#include "dossier/resolve.h"

#include "model/draft.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NAME_BYTES = 80 };

/* --- names ------------------------------------------------------------------------------------ */

/* "Rev. 1" is the tag Rev.1: git has no blanks in names. */
static int
tag_name(struct tvx_str draft, struct tvx_str revision, struct tvx_buf *out, struct tvx_error *err)
{
	size_t from;

	tvx_buf_printf(out, "%.*s/", TVX_STR_ARG(draft));
	from = out->len;
	for (size_t i = 0; i < revision.len; i++) {
		bool after_stop = out->len > from && out->ptr[out->len - 1] == '.';
		if (revision.ptr[i] != ' ')
			tvx_buf_add_char(out, revision.ptr[i]);
		else if (!after_stop)
			tvx_buf_add_char(out, '-');
	}
	struct tvx_str name = { out->ptr + from, out->len - from };
	if (name.len <= MOST_NAME_BYTES && tvx_id_valid(name))
		return TVX_OK;
	return tvx_error_set(err, TVX_ERR_USE,
			     "\"%.*s\" cannot name a revision; use letters, digits, stops and -, "
			     "as in \"Rev. 1\"",
			     TVX_STR_ARG(revision));
}

bool
tvx_resolve_revision(struct tvx_dossier *dossier, struct tvx_str draft, struct tvx_str revision,
		     git_oid *out)
{
	struct tvx_buf name = { 0 }, full = { 0 };
	git_object *object, *commit;
	struct tvx_error ignored;
	bool found = false;

	if (revision.len && !tag_name(draft, revision, &name, &ignored)) {
		tvx_buf_printf(&full, "refs/tags/%s", name.ptr);
		if (git_revparse_single(&object, dossier->repo, full.ptr) == 0) {
			found = git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;
			git_object_free(object);
		}
		if (found) {
			*out = *git_object_id(commit);
			git_object_free(commit);
		}
	}
	tvx_buf_release(&name);
	tvx_buf_release(&full);
	return found;
}

/* --- issuing ------------------------------------------------------------------------------------- */

static int
check_free(struct tvx_dossier *dossier, const char *name, struct tvx_error *err)
{
	struct tvx_buf full = { 0 };
	git_oid id;

	tvx_buf_printf(&full, "refs/tags/%s", name);
	int code = git_reference_name_to_id(&id, dossier->repo, full.ptr);
	tvx_buf_release(&full);
	if (code == GIT_ENOTFOUND)
		return TVX_OK;
	if (code == 0)
		return tvx_error_set(err, TVX_ERR_USE,
				     "%s was issued already; what is issued stays as it is", name);
	return tvx_git_failed(err, code, "the revision %s cannot be looked up", name);
}

int
tvx_revision_format(struct tvx_dossier *dossier, struct tvx_str draft, struct tvx_str revision,
		    const struct tvx_record *record, struct tvx_buf *out, struct tvx_error *err)
{
	struct tvx_record plain = *record;
	struct tvx_buf name = { 0 }, commit = { 0 };
	char hex[GIT_OID_HEXSZ + 1];
	git_oid head, nothing = { 0 };
	int status = tag_name(draft, revision, &name, err);

	if (!status)
		status = check_free(dossier, name.ptr, err);
	if (!status)
		status = tvx_record_check(record, err);
	if (!status)
		status = tvx_head_read(dossier, &head, NULL, err);
	if (!status) {
		/* What a commit of this record says is what the tag says: who, when, and the words. */
		plain.action = plain.paragraph = plain.proposal = plain.meeting = TVX_STR("");
		tvx_commit_format(&plain, TVX_STR(""), &head, &nothing, &commit);
		const char *who = memmem(commit.ptr, commit.len, "\ncommitter ", 11);
		who += 11;
		const char *end = memchr(who, '\n', (size_t)(commit.ptr + commit.len - who));
		tvx_buf_printf(out, "object %s\ntype commit\ntag %s\ntagger %.*s\n",
			       git_oid_tostr(hex, sizeof(hex), &head), name.ptr, (int)(end - who),
			       who);
		tvx_buf_add(out, (struct tvx_str){ end + 1,
						   (size_t)(commit.ptr + commit.len - end) - 1 });
		while (out->len && out->ptr[out->len - 1] == '\n')
			out->ptr[--out->len] = '\0';
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_release(&name);
	tvx_buf_release(&commit);
	return status;
}

int
tvx_revision_write(struct tvx_dossier *dossier, struct tvx_str draft, struct tvx_str revision,
		   struct tvx_str bytes, struct tvx_error *err)
{
	struct tvx_buf name = { 0 }, full = { 0 };
	git_reference *made = NULL;
	git_oid id;
	int code, status = tag_name(draft, revision, &name, err);

	if (!status)
		status = check_free(dossier, name.ptr, err);
	if (!status) {
		tvx_buf_printf(&full, "refs/tags/%s", name.ptr);
		code = git_odb_write(&id, dossier->odb, bytes.ptr, bytes.len, GIT_OBJECT_TAG);
		/* Only if nobody else issued it meanwhile. */
		if (!code)
			code = git_reference_create(&made, dossier->repo, full.ptr, &id, 0, NULL);
		if (code)
			status = tvx_git_failed(err, code, "the revision %s cannot be issued",
						name.ptr);
	}
	git_reference_free(made);
	tvx_buf_release(&name);
	tvx_buf_release(&full);
	return status;
}

/* --- those there are --------------------------------------------------------------------------------- */

struct listing {
	struct tvx_dossier *dossier;
	size_t prefix; /* bytes of "refs/tags/NAME/" */
	struct tvx_revision *list;
	size_t count;
	struct tvx_arena *arena;
};

static int
add_revision(const char *ref, void *payload)
{
	static const char armour[] = "-----BEGIN SSH SIGNATURE-----";
	struct listing *listing = payload;
	struct tvx_arena *arena = listing->arena;
	git_object *commit;
	git_tag *tag;
	git_oid id;

	if (git_reference_name_to_id(&id, listing->dossier->repo, ref) < 0 ||
	    git_tag_lookup(&tag, listing->dossier->repo, &id) < 0)
		return 0;
	const git_signature *tagger = git_tag_tagger(tag);
	const char *message = git_tag_message(tag);
	if (tagger && git_tag_peel(&commit, tag) == 0) {
		listing->list = tvx_realloc(listing->list, listing->count + 1,
					    sizeof(*listing->list));
		struct tvx_revision *r = &listing->list[listing->count++];
		*r = (struct tvx_revision){
			.name = tvx_arena_str(arena, tvx_str_of(ref + listing->prefix)),
			.issuer = tvx_arena_str(arena, tvx_str_of(tagger->name)),
			.when = { tagger->when.time, tagger->when.offset },
			.is_signed = message && strstr(message, armour),
			.note = tvx_arena_str(arena, tvx_str_of(message ? message : "")),
		};
		git_oid_tostr(r->commit, sizeof(r->commit), git_object_id(commit));
		git_object_free(commit);
	}
	git_tag_free(tag);
	return 0;
}

static int
by_age(const void *a, const void *b)
{
	const struct tvx_revision *x = a, *y = b;

	if (x->when.seconds != y->when.seconds)
		return x->when.seconds < y->when.seconds ? -1 : 1;
	return tvx_str_compare(x->name, y->name);
}

int
tvx_dossier_revisions(struct tvx_dossier *dossier, struct tvx_str draft,
		      void (*tell)(void *context, const struct tvx_revision *revision),
		      void *context, struct tvx_error *err)
{
	struct tvx_buf glob = { 0 };
	struct listing listing = { .dossier = dossier, .arena = tvx_arena_new() };

	tvx_buf_printf(&glob, "refs/tags/%.*s/", TVX_STR_ARG(draft));
	listing.prefix = glob.len;
	tvx_buf_add_char(&glob, '*');
	int code = git_reference_foreach_glob(dossier->repo, glob.ptr, add_revision, &listing);
	if (listing.count)
		qsort(listing.list, listing.count, sizeof(*listing.list), by_age);
	for (size_t i = 0; i < listing.count && !code; i++)
		tell(context, &listing.list[i]);
	free(listing.list);
	tvx_arena_free(listing.arena);
	tvx_buf_release(&glob);
	return code < 0 ? tvx_git_failed(err, code, "the revisions cannot be listed") : TVX_OK;
}
