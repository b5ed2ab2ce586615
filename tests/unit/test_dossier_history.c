/* Tests of the dossier layer: histories, revisions, packing and verifying. */
#include "dossier_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct told {
	struct tvx_buf ids;
	unsigned count, limit; /* no limit: all */
};

static bool
write_id(void *context, const struct tvx_commit *commit)
{
	struct told *told = context;

	tvx_buf_printf(&told->ids, "%s%s", told->count ? "\n" : "", commit->id);
	return ++told->count != told->limit;
}

/* The commits of a paragraph, as ours and as git log tell them, must be the same. */
static unsigned
assert_as_git_log(struct tvx_dossier *dossier, const char *path, const char *id, const char *what)
{
	struct told told = { 0 };
	struct tvx_error err;
	char command[200];

	assert_int_equal(tvx_dossier_history(dossier, TVX_STR("prog"), tvx_str_of(id), TVX_STR(""),
					     write_id, &told, &err),
			 TVX_OK);
	snprintf(command, sizeof(command), "git -C $D log --format=%%H -- %s", what);
	char *expected = dossier_output(path, command);
	assert_string_equal(told.ids.len ? told.ids.ptr : "", expected);
	free(expected);
	tvx_buf_release(&told.ids);
	return told.count;
}

static void
edit(struct tvx_dossier *dossier, const char *id, const char *words)
{
	struct tvx_error err;
	char commit[41];

	if (dossier_edit(dossier, "Chile", id, words, commit, &err))
		fail_msg("%s", err.message);
}

/* --- history ----------------------------------------------------------------------------- */

static void
test_history(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct told told = { .limit = 2 };
	struct tvx_error err;
	char words[32];

	(void)state;
	for (int i = 0; i < 12; i++) {
		snprintf(words, sizeof(words), "Words %d", i);
		edit(dossier, i % 3 ? "b" : "c", words);
	}
	assert_int_equal(assert_as_git_log(dossier, path, "b", "'prog/*/*/b.xml'"), 9);
	assert_int_equal(assert_as_git_log(dossier, path, "c", "'prog/*/*/c.xml'"), 5);
	assert_int_equal(assert_as_git_log(dossier, path, "a", "'prog/*/*/a.xml'"), 1);
	assert_int_equal(assert_as_git_log(dossier, path, "", "prog"), 13);
	assert_int_equal(assert_as_git_log(dossier, path, "unknown", "none"), 0);
	assert_int_equal(tvx_dossier_history(dossier, TVX_STR(""), TVX_STR(""), TVX_STR(""),
					     write_id, &told, &err),
			 TVX_OK);
	assert_int_equal(told.count, 2);
	tvx_buf_release(&told.ids);
	tvx_dossier_free(dossier);
}

/* Two branches that touch b in several ways, merged. */
static void
branch_and_merge(const char *path)
{
	dossier_shell(
		path,
		"cd $D && export GIT_AUTHOR_DATE=2020-01-01T10:00:00Z "
		"GIT_COMMITTER_DATE=2020-01-01T10:00:00Z && git switch -qc side && "
		"f=$(ls prog/*/*/b.xml) && sed -i s/Second/Side/ $f && git commit -qam side && "
		"git switch -q main && GIT_COMMITTER_DATE=2020-01-02T10:00:00Z && "
		"g=$(ls prog/*/*/c.xml) && sed -i s/Third/Main/ $g && git commit -qam main && "
		"GIT_COMMITTER_DATE=2020-01-03T10:00:00Z git merge -q -m merge side && "
		"git switch -qc other HEAD^ && sed -i s/Second/Other/ $f && "
		"GIT_COMMITTER_DATE=2020-01-04T10:00:00Z git commit -qam other && "
		"git switch -q main && (git merge -q other >/dev/null || true) && "
		"printf '<paragraph id=\"b\">\\n  <text>Both</text>\\n</paragraph>\\n' >$f && "
		"GIT_COMMITTER_DATE=2020-01-05T10:00:00Z git commit -qam both");
}

static void
test_history_of_merges(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;

	(void)state;
	branch_and_merge(path);
	for (int packed = 0; packed < 2; packed++) {
		assert_int_equal(assert_as_git_log(dossier, path, "b", "'prog/*/*/b.xml'"), 4);
		assert_int_equal(assert_as_git_log(dossier, path, "c", "'prog/*/*/c.xml'"), 2);
		assert_true(assert_as_git_log(dossier, path, "", "prog") >= 5);
		assert_int_equal(tvx_dossier_pack(dossier, &err), TVX_OK);
		dossier_shell(
			path,
			"git -C $D commit-graph verify && git -C $D fsck --strict --no-dangling");
	}
	tvx_dossier_free(dossier);
}

struct reader {
	const char *subject, *body, *action, *mail;
	int offset;
	unsigned count;
};

static bool
compare_record(void *context, const struct tvx_commit *commit)
{
	const struct reader *expected = context;
	const struct tvx_record *record = &commit->record;

	assert_true(tvx_str_equal(record->subject, tvx_str_of(expected->subject)));
	assert_true(tvx_str_equal(record->body, tvx_str_of(expected->body)));
	assert_true(tvx_str_equal(record->action, tvx_str_of(expected->action)));
	assert_true(tvx_str_equal(record->author.mail, tvx_str_of(expected->mail)));
	assert_int_equal(record->when.offset_minutes, expected->offset);
	((struct reader *)context)->count++;
	return false;
}

static void
test_records_are_read_back(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct reader ours = { "Accept p1", "Said in the room:\nno objection.",
			       "accept",    "delegation@example.org",
			       -300,        0 };
	struct reader hand = { "Résumé", "Not: a trailer\nbecause of this line.",
			       "",       "hand@example.org",
			       330,      0 };
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_record record = dossier_record("Chair", "Accept p1");
	struct tvx_error err;
	char id[41];

	(void)state;
	record.body = TVX_STR("Said in the room:\nno objection.");
	record.action = TVX_STR("accept");
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("more"), draft, false, &record, id, &err),
			 TVX_OK);
	tvx_draft_free(draft);
	assert_int_equal(tvx_dossier_history(dossier, TVX_STR(""), TVX_STR(""), TVX_STR(""),
					     compare_record, &ours, &err),
			 TVX_OK);
	dossier_shell(path,
		      "cd $D && printf 'R\\351sum\\351\\n\\nNot: a trailer\\nbecause of this "
		      "line.\\n' >../m && GIT_COMMITTER_DATE='2020-01-01T00:00:00 +0530' "
		      "git -c i18n.commitEncoding=ISO-8859-1 commit -q --allow-empty -F ../m");
	assert_int_equal(tvx_dossier_history(dossier, TVX_STR(""), TVX_STR(""), TVX_STR(""),
					     compare_record, &hand, &err),
			 TVX_OK);
	assert_int_equal(ours.count + hand.count, 2);
	tvx_dossier_free(dossier);
}

/* --- revisions ------------------------------------------------------------------------------ */

static void
assert_revision(struct tvx_dossier *dossier, const char *path, const char *revision,
		const char *of_git)
{
	struct tvx_error err;
	char command[80], id[41];

	if (tvx_dossier_resolve(dossier, tvx_str_of(revision), id, &err))
		fail_msg("%s: %s", revision, err.message);
	snprintf(command, sizeof(command), "git -C $D rev-parse '%s^{commit}'", of_git);
	char *expected = dossier_output(path, command);
	assert_string_equal(id, expected);
	free(expected);
}

static void
test_revisions(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;
	char id[41] = "untouched";

	(void)state;
	/* Ten at night in Washington is the next day in Greenwich. */
	dossier_shell(path, "cd $D && GIT_COMMITTER_DATE='2020-03-01T22:00:00 -0500' "
			    "git commit -q --allow-empty -m one && git tag -a -m rev.1 rev.1 && "
			    "GIT_COMMITTER_DATE='2020-03-02T09:00:00 -0500' "
			    "git commit -q --allow-empty -m two && "
			    "GIT_COMMITTER_DATE='2020-03-05T09:00:00 -0500' "
			    "git commit -q --allow-empty -m three");
	assert_revision(dossier, path, "", "HEAD");
	assert_revision(dossier, path, "main", "HEAD");
	assert_revision(dossier, path, "rev.1", "HEAD~2");
	assert_revision(dossier, path, "2020-03-01", "HEAD~2");
	assert_revision(dossier, path, "2020-03-04", "HEAD~1");
	assert_revision(dossier, path, "2020-03-05", "HEAD");
	assert_revision(dossier, path, "2099-12-31", "HEAD");
	dossier_shell(path, "git -C $D tag 2020-03-04 HEAD~2");
	assert_revision(dossier, path, "2020-03-04", "HEAD~2");
	assert_int_equal(tvx_dossier_resolve(dossier, TVX_STR("2001-01-01"), id, &err),
			 TVX_ERR_USE);
	assert_non_null(strstr(err.message, "on or before 2001-01-01"));
	assert_int_equal(tvx_dossier_resolve(dossier, TVX_STR("rev.2"), id, &err), TVX_ERR_USE);
	assert_int_equal(tvx_dossier_resolve(dossier, TVX_STR("HEAD:prog"), id, &err), TVX_ERR_USE);
	assert_string_equal(id, "untouched");
	tvx_dossier_free(dossier);
}

static void
add_name(void *context, struct tvx_str name)
{
	tvx_buf_printf(context, "%.*s ", TVX_STR_ARG(name));
}

static void
test_drafts(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_record record = dossier_record("Secretariat", "Add");
	struct tvx_buf names = { 0 };
	struct tvx_error err;
	char id[41];

	(void)state;
	tvx_dossier_add(dossier, TVX_STR("prog-2"), draft, false, &record, id, &err);
	tvx_dossier_add(dossier, TVX_STR("Annex"), draft, false, &record, id, &err);
	dossier_shell(path, "cd $D && mkdir notes && echo x >notes/x && git add . && "
			    "git commit -qm notes");
	assert_int_equal(tvx_dossier_drafts(dossier, TVX_STR(""), add_name, &names, &err), TVX_OK);
	assert_string_equal(names.ptr, "Annex prog prog-2 ");
	tvx_buf_clear(&names);
	assert_int_equal(tvx_dossier_drafts(dossier, TVX_STR("HEAD~2"), add_name, &names, &err),
			 TVX_OK);
	assert_string_equal(names.ptr, "prog prog-2 ");
	struct tvx_draft *none = NULL;
	assert_int_equal(tvx_dossier_load(dossier, TVX_STR("Annex"), TVX_STR("HEAD~2"),
					  (struct tvx_listener){ 0 }, &none, &err),
			 TVX_ERR_USE);
	assert_null(none);
	tvx_buf_release(&names);
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

/* --- pack ------------------------------------------------------------------------------------- */

static void
assert_number(const char *path, const char *command, int least, int most)
{
	char *text = dossier_output(path, command);
	int number = atoi(text);

	free(text);
	if (number < least || number > most)
		fail_msg("%s: %d", command, number);
}

static void
test_pack(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, true);
	struct tvx_error err;
	char words[32];

	(void)state;
	/* Enough for a second pack, and for a third one that replaces all. */
	for (int round = 0; round < 12; round++) {
		for (int i = 0; i < 3; i++) {
			snprintf(words, sizeof(words), "Round %d, words %d", round, i);
			edit(dossier, "b", words);
		}
		dossier_shell(path, "echo unreachable$RANDOM | git -C $D hash-object -w --stdin "
				    ">../lost");
		assert_int_equal(tvx_dossier_pack(dossier, &err), TVX_OK);
		dossier_shell(path, "git -C $D cat-file -e $(cat ../lost)");
	}
	assert_number(path, "find $D/objects/[0-9a-f][0-9a-f] -type f 2>/dev/null | wc -l", 0, 0);
	assert_number(path, "ls $D/objects/pack/*.pack | wc -l", 1, 8);
	assert_number(path, "git -C $D fsck --strict --no-dangling 2>&1 | wc -l", 0, 0);
	assert_number(path, "git -C $D commit-graph verify 2>&1 | wc -l", 0, 0);
	assert_int_equal(assert_as_git_log(dossier, path, "b", "'prog/*/*/b.xml'"), 37);
	edit(dossier, "b", "After the pack");
	assert_int_equal(assert_as_git_log(dossier, path, "b", "'prog/*/*/b.xml'"), 38);
	tvx_dossier_free(dossier);
}

static void
test_packs_by_itself(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, true);
	char words[32];

	(void)state;
	for (int i = 0; i < 450; i++) {
		snprintf(words, sizeof(words), "Words %d", i);
		edit(dossier, "b", words);
	}
	assert_number(path, "find $D/objects/[0-9a-f][0-9a-f] -type f 2>/dev/null | wc -l", 0,
		      2700);
	assert_number(path, "ls $D/objects/pack/*.pack | wc -l", 1, 3);
	assert_int_equal(assert_as_git_log(dossier, path, "b", "'prog/*/*/b.xml'"), 451);
	tvx_dossier_free(dossier);
}

/* --- verify ----------------------------------------------------------------------------------- */

/* What verify finds must be these lines, "name file" each, in any place among others. */
static void
assert_findings(const char *path, const char *expected)
{
	struct tvx_dossier *dossier = dossier_open(path);
	struct dossier_findings findings = { 0 };
	struct tvx_error err;
	size_t count = 12345;

	if (tvx_dossier_verify(dossier, dossier_listener(&findings), &count, &err))
		fail_msg("%s", err.message);
	if (!*expected)
		assert_int_equal(count, 0);
	else if (!findings.lines.len || !strstr(findings.lines.ptr, expected))
		fail_msg("expected %s in\n%s", expected,
			 findings.lines.len ? findings.lines.ptr : "nothing");
	tvx_buf_release(&findings.lines);
	tvx_dossier_free(dossier);
}

static void
test_verify_files(void **state)
{
	const char *path = dossier_path();

	(void)state;
	tvx_dossier_free(dossier_make(path, false));
	assert_findings(path, "");
	dossier_shell(path, "cd $D && f=$(ls prog/*/*/b.xml) && "
			    "printf '<paragraph  id=\"b\"><text>Second</text></paragraph>' >$f && "
			    "git commit -qam 'by hand'");
	struct tvx_dossier *dossier = dossier_open(path);
	struct tvx_draft *draft = dossier_load(dossier, "");
	assert_true(tvx_str_equal(tvx_draft_paragraph(draft, TVX_STR("b"))->texts.first->words,
				  TVX_STR("Second")));
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
	assert_findings(path, "not-canonical prog/");
	dossier_shell(path, "cd $D && mkdir -p prog/0/0 && git mv prog/*/*/b.xml prog/0/0 && "
			    "git commit -qm moved");
	assert_findings(path, "misplaced-file prog/0/0/b.xml");
	dossier_shell(path, "cd $D && cp prog/0/0/b.xml prog/0/0/x.xml && git add . && "
			    "git commit -qm stray");
	assert_findings(path, "stray-file prog/0/0/x.xml");
	dossier_shell(path, "cd $D && git rm -q prog/0/0/b.xml && git commit -qm gone");
	assert_findings(path, "missing-file prog/");
	dossier_shell(path, "cd $D && git rm -q prog/outline.xml && git commit -qm outline");
	assert_findings(path, "missing-file prog");
}

static void
test_load_names_what_is_missing(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_draft *draft = NULL;
	struct tvx_error err;

	(void)state;
	dossier_shell(path, "cd $D && git rm -q 'prog/*/*/b.xml' && git commit -qm gone");
	assert_int_equal(tvx_dossier_load(dossier, TVX_STR("prog"), TVX_STR(""),
					  (struct tvx_listener){ 0 }, &draft, &err),
			 TVX_ERR_DOSSIER);
	assert_null(draft);
	assert_non_null(strstr(err.file, "/b.xml"));
	tvx_dossier_free(dossier);
}

/* The file of the object that b.xml is. */
#define B_OBJECT                                                          \
	"o=$(git -C $D ls-files -s 'prog/*/*/b.xml' | cut -d' ' -f2) && " \
	"p=$D/.git/objects/$(echo $o | sed 's,..,&/,') && chmod u+w $p && "

static void
test_verify_objects(void **state)
{
	const char *altered = dossier_path(), *missing = dossier_path();
	struct tvx_draft *draft;
	struct tvx_error err;

	(void)state;
	tvx_dossier_free(dossier_make(altered, false));
	/* Another object's bytes under this one's name: only the hash can tell. */
	dossier_shell(altered, B_OBJECT
		      "n=$(echo '<paragraph id=\"b\"/>' | git -C $D hash-object -w --stdin) && "
		      "cp -f $D/.git/objects/$(echo $n | sed 's,..,&/,') $p");
	assert_findings(altered, "altered-object prog/");
	struct tvx_dossier *dossier = dossier_open(altered);
	assert_int_equal(tvx_dossier_load(dossier, TVX_STR("prog"), TVX_STR(""),
					  (struct tvx_listener){ 0 }, &draft, &err),
			 TVX_ERR_DOSSIER);
	assert_non_null(strstr(err.message, "altered"));
	assert_non_null(strstr(err.message, "b.xml"));
	tvx_dossier_free(dossier);
	tvx_dossier_free(dossier_make(missing, false));
	dossier_shell(missing, B_OBJECT "rm $p");
	assert_findings(missing, "missing-object prog/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_history_of_merges),
		cmocka_unit_test(test_records_are_read_back),
		cmocka_unit_test(test_revisions),
		cmocka_unit_test(test_drafts),
		cmocka_unit_test(test_pack),
		cmocka_unit_test(test_packs_by_itself),
		cmocka_unit_test(test_verify_files),
		cmocka_unit_test(test_load_names_what_is_missing),
		cmocka_unit_test(test_verify_objects),
	};

	return cmocka_run_group_tests_name("dossier history", tests, dossier_folder_make,
					   dossier_folder_remove);
}
