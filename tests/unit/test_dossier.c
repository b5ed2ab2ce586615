/* Tests of the dossier layer: making, opening, adding, saving, and who is in the way of whom. */
#include "unit/dossier_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void
assert_output(const char *path, const char *command, const char *expected)
{
	char *text = dossier_output(path, command);

	assert_string_equal(text, expected);
	free(text);
}

static void
assert_words(struct tvx_dossier *dossier, const char *id, const char *words)
{
	struct tvx_draft *draft = dossier_load(dossier, "");
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(draft, tvx_str_of(id));

	assert_non_null(paragraph);
	assert_true(tvx_str_equal(paragraph->texts.first->words, tvx_str_of(words)));
	tvx_draft_free(draft);
}

/* --- init and open -------------------------------------------------------------------- */

static void
test_init(void **state)
{
	struct tvx_record record = dossier_record("Secretariat", "Open the dossier");
	const char *path = dossier_path(), *bare = dossier_path();
	struct tvx_error err;

	(void)state;
	assert_int_equal(tvx_dossier_init(path, false, &record, &err), TVX_OK);
	assert_output(path, "git -C $D ls-files", ".gitattributes\ndossier.xml");
	assert_output(path, "cat $D/dossier.xml $D/.gitattributes",
		      "<dossier version=\"1\"/>\n*.xml -text");
	assert_output(path, "git -C $D symbolic-ref HEAD", "refs/heads/main");
	assert_output(path, "git -C $D status --porcelain", "");
	assert_int_equal(tvx_dossier_init(bare, true, &record, &err), TVX_OK);
	assert_output(bare,
		      "git -C $D config core.logAllRefUpdates; "
		      "git -C $D config receive.denyNonFastForwards; "
		      "git -C $D config receive.denyDeletes; git -C $D log --format=%an-%cn-%s",
		      "always\ntrue\ntrue\nSecretariat-Secretariat-Open the dossier");
}

static void
test_init_refuses(void **state)
{
	struct tvx_record record = dossier_record("Secretariat", "Open the dossier");
	const char *path = dossier_path(), *git = dossier_path(), *full = dossier_path();
	const char *unborn = dossier_path();
	struct tvx_error err;

	(void)state;
	assert_int_equal(tvx_dossier_init(path, false, &record, &err), TVX_OK);
	assert_int_equal(tvx_dossier_init(path, false, &record, &err), TVX_ERR_USE);
	assert_non_null(strstr(err.message, "a dossier already"));
	assert_output(path, "git -C $D rev-list --count HEAD", "1");
	dossier_shell(git, "git init -q $D && git -C $D commit -q --allow-empty -m x");
	assert_int_equal(tvx_dossier_init(git, false, &record, &err), TVX_ERR_USE);
	assert_non_null(strstr(err.message, "git repository already"));
	dossier_shell(full, "mkdir $D && echo words >$D/letter.txt");
	assert_int_equal(tvx_dossier_init(full, false, &record, &err), TVX_ERR_USE);
	assert_non_null(strstr(err.message, "not empty"));
	assert_output(full, "ls -A $D", "letter.txt");
	/* What an interrupted init leaves is taken over. */
	dossier_shell(unborn, "git init -q -b main $D");
	assert_int_equal(tvx_dossier_init(unborn, false, &record, &err), TVX_OK);
	record.subject = TVX_STR(" \n");
	assert_int_equal(tvx_dossier_init(dossier_path(), false, &record, &err), TVX_ERR_USE);
}

static void
assert_not_opened(const char *path, const char *reason)
{
	struct tvx_dossier *dossier = NULL;
	struct tvx_error err;

	assert_int_equal(tvx_dossier_open(path, &dossier, &err), TVX_ERR_DOSSIER);
	assert_null(dossier);
	if (!strstr(err.message, reason))
		fail_msg("expected \"%s\" in \"%s\"", reason, err.message);
	assert_true(err.file[0]);
}

static void
test_open_says_why_not(void **state)
{
	const char *empty = dossier_path(), *git = dossier_path(), *other = dossier_path();
	const char *unborn = dossier_path(), *shallow = dossier_path();

	(void)state;
	dossier_shell(empty, "mkdir $D");
	assert_not_opened(empty, "no dossier here");
	dossier_shell(unborn, "git init -q $D");
	assert_not_opened(unborn, "without any commit");
	dossier_shell(git, "git init -q $D && git -C $D commit -q --allow-empty -m x");
	assert_not_opened(git, "no dossier.xml");
	tvx_dossier_free(dossier_make(other, false));
	setenv("OTHER", other, 1);
	dossier_shell(shallow, "git clone -q --depth 1 file://$OTHER $D");
	assert_not_opened(shallow, "git fetch --unshallow");
	dossier_shell(other, "cd $D && echo '<dossier version=\"2\"/>' >dossier.xml && "
			     "git commit -qam newer");
	assert_not_opened(other, "version=\"2\"");
}

static void
test_open_from_below(void **state)
{
	const char *path = dossier_path();
	char below[128];

	(void)state;
	tvx_dossier_free(dossier_make(path, false));
	dossier_shell(path, "mkdir -p $D/notes/deep");
	snprintf(below, sizeof(below), "%s/notes/deep", path);
	struct tvx_dossier *dossier = dossier_open(below);
	assert_words(dossier, "b", "Second");
	tvx_dossier_free(dossier);
}

/* --- add and load ----------------------------------------------------------------------- */

static void
add_and_load(bool bare, unsigned paragraphs)
{
	struct tvx_buf body = { 0 }, before = { 0 }, after = { 0 };
	struct tvx_dossier *dossier = dossier_make(dossier_path(), bare);
	struct tvx_record record = dossier_record("Secretariat", "Add another");
	struct tvx_draft *loaded;
	struct tvx_error err;
	char id[41];

	tvx_buf_add(&body, TVX_STR("<meta name=\"title\">Été &amp; fall</meta>\n"
				   "<delegation id=\"USA\" as=\"US\">United States</delegation>\n"));
	for (unsigned i = 0; i < paragraphs; i++)
		tvx_buf_printf(&body,
			       "<paragraph id=\"p%u\" label=\"%u.\">\n"
			       "  <text>Words <a n=\"1\"/>and more</text>\n"
			       "  <mark status=\"agreed\"/>\n</paragraph>\n",
			       i, i);
	struct tvx_draft *draft = dossier_draft(body.ptr);
	tvx_draft_format(draft, &before);
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("other"), draft, false, &record, id,
					 &err),
			 TVX_OK);
	assert_int_equal(tvx_dossier_load(dossier, TVX_STR("other"), tvx_str_of(id),
					  (struct tvx_listener){ 0 }, &loaded, &err),
			 TVX_OK);
	tvx_draft_format(loaded, &after);
	assert_string_equal(before.ptr, after.ptr);
	tvx_draft_free(draft);
	tvx_draft_free(loaded);
	tvx_buf_release(&body);
	tvx_buf_release(&before);
	tvx_buf_release(&after);
	tvx_dossier_free(dossier);
}

static void
test_add_and_load(void **state)
{
	(void)state;
	add_and_load(true, 3);
	add_and_load(false, 3);
	/* Beyond the size from which on a pack is written. */
	add_and_load(true, 500);
	add_and_load(false, 500);
}

static void
test_add_replaces_when_asked(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_draft *shorter = dossier_draft(
		"<paragraph id=\"b\">\n  <text>Second</text>\n</paragraph>\n"
		"<paragraph id=\"z\">\n  <text>Last</text>\n</paragraph>\n");
	struct tvx_record record = dossier_record("Secretariat", "Add again");
	struct tvx_error err;
	char id[41] = "untouched";

	(void)state;
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("prog"), draft, false, &record, id,
					 &err),
			 TVX_ERR_USE);
	assert_string_equal(id, "untouched");
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("prog"), draft, true, &record, id, &err),
			 TVX_OK);
	assert_string_equal(id, "");
	dossier_shell(path, "cd $D && echo mine >prog/README && git add . && git commit -qm mine");
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("prog"), shorter, true, &record, id,
					 &err),
			 TVX_OK);
	assert_output(path, "cd $D && git diff --name-status --no-renames HEAD^ | cut -c1,2- | "
			    "grep -c ^D",
		      "2");
	assert_output(path, "cd $D && git diff --name-only HEAD^ -- 'prog/*/*/b.xml'", "");
	assert_output(path, "cat $D/prog/README; git -C $D status --porcelain", "mine");
	tvx_draft_free(draft);
	tvx_draft_free(shorter);
	tvx_dossier_free(dossier);
}

static void
test_names(void **state)
{
	static const char *const bad[] = { "",	   ".git",    "a/b", "a..b",	"a.",
					   "-a",   "dossier.xml", "x.XML", "a b", "nul" };
	struct tvx_dossier *dossier = dossier_make(dossier_path(), true);
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_record record = dossier_record("Secretariat", "Add");
	struct tvx_error err;
	char id[41];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (tvx_dossier_add(dossier, tvx_str_of(bad[i]), draft, true, &record, id, &err) !=
		    TVX_ERR_USE)
			fail_msg("'%s' was taken for a name", bad[i]);
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("PROG"), draft, false, &record, id, &err),
			 TVX_ERR_USE);
	assert_non_null(strstr(err.message, "only in capitals"));
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

/* --- save ------------------------------------------------------------------------------------ */

static void
test_save(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;
	char id[41];

	(void)state;
	assert_int_equal(dossier_edit(dossier, "Costa Rica", "b", "Second, better", id, &err),
			 TVX_OK);
	assert_words(dossier, "b", "Second, better");
	assert_output(path, "cd $D && f=$(git diff --name-only HEAD^) && echo ${f##*/} && "
			    "printf %s b | git hash-object --stdin | cut -c1,2 | sed 's/./&/'"
			    " >/dev/null; git status --porcelain",
		      "b.xml");
	assert_output(path, "cd $D && h=$(printf %s b | git hash-object --stdin) && x=${h%${h#?}} && "
			    "r=${h#?} && y=${r%${r#?}} && git cat-file -e HEAD:prog/$x/$y/b.xml && "
			    "echo there",
		      "there");
	assert_output(path, "git -C $D log -1 --format='%an|%ae|%cn|%s|%ad' --date=iso",
		      "Costa Rica|delegation@example.org|Secretariat|Change a paragraph|"
		      "2015-11-08 11:30:40 -0500" + 0);
	assert_output(path, "git -C $D log -1 --format='%(trailers)'", "Draft: prog\nParagraph: b\n");
	dossier_edit(dossier, "Costa Rica", "b", "Second, better", id, &err);
	assert_string_equal(id, "");
	assert_output(path, "git -C $D fsck --strict --no-dangling 2>&1", "");
	tvx_dossier_free(dossier);
}

int
main(void)
{
	return 0;
}
