/* From what a person calls a revision to the commit that it is. */
#include "dossier/resolve.h"
#include "dossier/history.h"
#include "dossier/message.h"

#include <stdio.h>
#include <stdlib.h>

/* The day on the clock of whoever recorded a commit. */
static struct tvx_date
day_of(struct tvx_moment when)
{
	int64_t days = (when.seconds + (int64_t)when.offset_minutes * 60);

	days = days >= 0 ? days / 86400 : -((86399 - days) / 86400);
	/* Days since 0000-03-01 of the proleptic Gregorian calendar, which repeats every 146097
	 * days; years counted from March put the leap day last. */
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * of_year + 2) / 153;
	int64_t year = year_of_era + era * 400 + (month >= 10);

	if (year < 1 || year > 9999)
		return (struct tvx_date){ 9999, 12, 31 };
	return (struct tvx_date){ (int16_t)year, (uint8_t)(month < 10 ? month + 3 : month - 9),
				  (uint8_t)(of_year - (153 * month + 2) / 5 + 1) };
}

struct by_day {
	struct tvx_date day;
	char id[41];
};

static bool
is_by_then(void *context, const struct tvx_commit *commit)
{
	struct by_day *search = context;

	if (tvx_date_compare(day_of(commit->record.when), search->day) > 0)
		return true;
	snprintf(search->id, sizeof(search->id), "%s", commit->id);
	return false;
}

static int
resolve_day(struct tvx_dossier *dossier, struct tvx_date day, git_oid *out, struct tvx_error *err)
{
	struct by_day search = { .day = day };
	struct tvx_str all = { 0 };
	int status = tvx_dossier_history(dossier, all, all, all, is_by_then, &search, err);

	if (status)
		return status;
	if (!search.id[0]) {
		char text[11];

		tvx_date_format(day, text);
		return tvx_error_set(err, TVX_ERR_USE,
				     "nothing was recorded on or before %s; 'travaux log' lists "
				     "what was",
				     text);
	}
	git_oid_fromstr(out, search.id);
	return TVX_OK;
}

static int
resolve_name(struct tvx_dossier *dossier, const char *name, git_oid *out, struct tvx_error *err)
{
	git_object *object, *commit;
	int code = git_revparse_single(&object, dossier->repo, name);

	if (code == GIT_EAMBIGUOUS)
		return tvx_error_set(err, TVX_ERR_USE,
				     "more than one commit begins with '%s'; give more letters",
				     name);
	if (code < 0)
		return tvx_error_set(err, TVX_ERR_USE,
				     "no revision '%s' in this dossier; use a tag, a branch, a "
				     "commit that 'travaux log' lists, or a day as YYYY-MM-DD",
				     name);
	code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	if (code < 0)
		return tvx_error_set(err, TVX_ERR_USE, "'%s' is no commit", name);
	git_oid_cpy(out, git_object_id(commit));
	git_object_free(commit);
	return TVX_OK;
}

int
tvx_resolve(struct tvx_dossier *dossier, struct tvx_str revision, git_oid *out,
	    struct tvx_error *err)
{
	struct tvx_date day;
	struct tvx_buf name = { 0 };

	if (!revision.len)
		return tvx_head_read(dossier, out, NULL, err);
	tvx_buf_add(&name, revision);
	int status = resolve_name(dossier, name.ptr, out, err);
	tvx_buf_release(&name);
	/* A tag that is named like a day comes first. */
	if (status && tvx_date_parse(revision, &day))
		status = resolve_day(dossier, day, out, err);
	return status;
}

int
tvx_dossier_resolve(struct tvx_dossier *dossier, struct tvx_str revision, char out[static 41],
		    struct tvx_error *err)
{
	git_oid id;
	int status = tvx_resolve(dossier, revision, &id, err);

	if (!status)
		git_oid_tostr(out, 41, &id);
	return status;
}
