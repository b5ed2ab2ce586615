/* Tests of the dossier layer: making, opening, adding, saving, and who is in the way of whom. */
#include "dossier_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

	tvx_buf_add(&body,
		    TVX_STR("<meta name=\"title\">Été &amp; fall</meta>\n"
			    "<delegation id=\"USA\" as=\"US\">United States</delegation>\n"));
	for (unsigned i = 0; i < paragraphs; i++)
		tvx_buf_printf(&body,
			       "<paragraph id=\"p%u\" label=\"%u.\">\n"
			       "  <text>Words <a n=\"1\"/>and more</text>\n"
			       "  <mark status=\"agreed\"/>\n</paragraph>\n",
			       i, i);
	struct tvx_draft *draft = dossier_draft(body.ptr);
	tvx_draft_format(draft, &before);
	assert_int_equal(
		tvx_dossier_add(dossier, TVX_STR("other"), draft, false, &record, id, &err),
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
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("prog"), draft, false, &record, id, &err),
			 TVX_ERR_USE);
	assert_string_equal(id, "untouched");
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("prog"), draft, true, &record, id, &err),
			 TVX_OK);
	assert_string_equal(id, "");
	dossier_shell(path, "cd $D && echo mine >prog/README && git add . && git commit -qm mine");
	assert_int_equal(
		tvx_dossier_add(dossier, TVX_STR("prog"), shorter, true, &record, id, &err),
		TVX_OK);
	assert_output(path,
		      "cd $D && git diff --name-status --no-renames HEAD^ | cut -c1,2- | "
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
	static const char *const bad[] = { "",   ".git",        "a/b",   "a..b", "a.",
					   "-a", "dossier.xml", "x.XML", "a b",  "nul" };
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

/* Where b.xml must stand: the folders are the first two digits of the hash of its id. */
#define B_FILE "h=$(printf %s b | git hash-object --stdin | sed 's,\\(.\\)\\(.\\).*,\\1/\\2,'); "

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
	assert_output(path,
		      B_FILE "cd $D; [ prog/$h/b.xml = \"$(git diff --name-only HEAD^)\" ] && "
			     "cat prog/$h/b.xml",
		      "<paragraph id=\"b\">\n  <text>Second, better</text>\n</paragraph>");
	assert_output(path, "git -C $D status --porcelain", "");
	assert_output(path, "git -C $D log -1 --format='%an|%ae|%cn|%s|%ad' --date=format:%z",
		      "Costa Rica|delegation@example.org|Secretariat|Change a paragraph|-0500");
	assert_output(path, "git -C $D log -1 --format='%(trailers:separator=%x2c)'",
		      "Draft: prog,Paragraph: b");
	assert_int_equal(dossier_edit(dossier, "Costa Rica", "b", "Second, better", id, &err),
			 TVX_OK);
	assert_string_equal(id, "");
	assert_output(path, "git -C $D fsck --strict --no-dangling 2>&1", "");
	tvx_dossier_free(dossier);
}

static void
test_save_adds_and_removes(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_draft *draft = dossier_draft(
		"<paragraph id=\"a\" kind=\"heading\">\n  <text>First</text>\n</paragraph>\n"
		"<paragraph id=\"b\">\n  <text>Second</text>\n</paragraph>\n"
		"<paragraph id=\"d\">\n  <text>Fourth</text>\n</paragraph>\n");
	struct tvx_str ids[] = { TVX_STR("c"), TVX_STR("d"), TVX_STR("d"), TVX_STR("never") };
	/* The outline is written although nobody asks for it: c and d come and go. */
	struct tvx_change change = { .paragraphs = ids, .paragraph_count = 4 };
	struct tvx_record record = dossier_record("Secretariat", "Replace c by d");
	struct tvx_error err;
	char base[41], id[41];

	(void)state;
	dossier_head(dossier, base);
	assert_int_equal(
		tvx_dossier_save(dossier, TVX_STR("prog"), draft, &change, base, &record, id, &err),
		TVX_OK);
	tvx_draft_free(draft);
	assert_words(dossier, "d", "Fourth");
	draft = dossier_load(dossier, "");
	assert_null(tvx_draft_paragraph(draft, TVX_STR("c")));
	assert_int_equal(draft->paragraph_count, 3);
	tvx_draft_free(draft);
	assert_output(path, "git -C $D status --porcelain; find $D/prog -name c.xml -o -empty", "");
	assert_output(path, "git -C $D diff --name-only HEAD^ | sed 's,.*/,,' | sort",
		      "c.xml\nd.xml\noutline.xml");
	tvx_dossier_free(dossier);
}

static void
test_same_input_same_commits(void **state)
{
	const char *paths[2] = { dossier_path(), dossier_path() };
	char *heads[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct tvx_record record = { .author = { TVX_STR("A"), TVX_STR("a@example.org") },
					     .recorder = { TVX_STR("B"), TVX_STR("") },
					     .when = { 1447000000, 330 },
					     .subject = TVX_STR("Open") };
		struct tvx_error err;

		assert_int_equal(tvx_dossier_init(paths[i], i == 0, &record, &err), TVX_OK);
		heads[i] = dossier_output(paths[i], "git -C $D rev-parse HEAD");
	}
	assert_string_equal(heads[0], heads[1]);
	free(heads[0]);
	free(heads[1]);
}

static void
test_messages_are_tame(void **state)
{
	const char *path = dossier_path();
	struct tvx_record record = dossier_record(" .<Evil> \nName, ", "One\nsubject  \t line\r\n");
	struct tvx_error err;

	(void)state;
	record.author.mail = TVX_STR("<>");
	record.body = TVX_STR("  First line  \r\nParagraph: forged\n\nAction: forged\n\n");
	record.action = TVX_STR("open\nDraft: forged");
	record.meeting = TVX_STR("2015-11-05-im");
	assert_int_equal(tvx_dossier_init(path, true, &record, &err), TVX_OK);
	assert_output(path, "git -C $D log --format='%an|%ae|%s'",
		      "Evil  Name|unknown|One subject line");
	assert_output(path, "git -C $D log --format='%(trailers:separator=%x2c)'",
		      "Action: open Draft: forged,Meeting: 2015-11-05-im");
	assert_output(path, "git -C $D fsck --strict 2>&1", "");
	record.when.seconds = -1;
	assert_int_equal(tvx_dossier_init(dossier_path(), true, &record, &err), TVX_ERR_USE);
	record = dossier_record("\xff", "x");
	assert_int_equal(tvx_dossier_init(dossier_path(), true, &record, &err), TVX_ERR_USE);
}

/* --- others write too ------------------------------------------------------------------------ */

/* Saves a change of one paragraph that was made on the commit base. */
static int
edit_on(struct tvx_dossier *dossier, const char *base, const char *author, const char *id,
	const char *words, char commit[static 41], struct tvx_error *err)
{
	struct tvx_draft *draft = dossier_load(dossier, base);
	struct tvx_str paragraph = tvx_str_of(id);
	struct tvx_change change = { .paragraphs = &paragraph, .paragraph_count = 1 };
	struct tvx_record record = dossier_record(author, "Change a paragraph");

	dossier_write(draft, id, words);
	int status = tvx_dossier_save(dossier, TVX_STR("prog"), draft, &change, base, &record,
				      commit, err);
	tvx_draft_free(draft);
	return status;
}

static void
test_saves_from_one_base(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;
	char base[41], id[41] = "untouched", head[41];

	(void)state;
	dossier_head(dossier, base);
	assert_int_equal(edit_on(dossier, base, "Mexico", "b", "Mexico's", head, &err), TVX_OK);
	assert_int_equal(edit_on(dossier, base, "Chile", "c", "Chile's", head, &err), TVX_OK);
	assert_words(dossier, "b", "Mexico's");
	assert_words(dossier, "c", "Chile's");
	assert_int_equal(edit_on(dossier, base, "Panama", "b", "Panama's", id, &err), TVX_ERR_BUSY);
	assert_string_equal(id, "untouched");
	assert_non_null(strstr(err.message, "Mexico changed"));
	assert_non_null(strstr(err.message, "\"Change a paragraph\""));
	assert_words(dossier, "b", "Mexico's");
	dossier_head(dossier, id);
	assert_string_equal(id, head);
	assert_output(path, "git -C $D rev-list --count HEAD; git -C $D status --porcelain", "4");
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_record record = dossier_record("Panama", "Change nothing");
	struct tvx_change change = { .head = true };
	assert_int_equal(tvx_dossier_save(dossier, TVX_STR("prog"), draft, &change, "HEAD", &record,
					  id, &err),
			 TVX_ERR_USE);
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

static void
test_waits_for_a_lock(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, true);
	struct tvx_error err;
	char id[41], head[41];

	(void)state;
	dossier_shell(path, ": >$D/refs/heads/main.lock; (sleep 1; rm $D/refs/heads/main.lock) &");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "Chile's", id, &err), TVX_OK);
	dossier_shell(path, ": >$D/refs/heads/main.lock");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "More", id, &err), TVX_ERR_BUSY);
	assert_non_null(strstr(err.message, "refs/heads/main.lock"));
	dossier_head(dossier, head);
	assert_string_equal(id, head);
	/* A lock of another program is never removed. */
	dossier_shell(path, "rm $D/refs/heads/main.lock");
	tvx_dossier_free(dossier);
}

static void
test_hand_edits_are_kept(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;
	char id[41];

	(void)state;
	dossier_shell(path, B_FILE "echo '<!-- mine -->' >>$D/prog/$h/b.xml");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "Chile's", id, &err), TVX_ERR_DOSSIER);
	assert_non_null(strstr(err.message, "git commit prog/"));
	assert_non_null(strstr(err.file, "b.xml"));
	assert_output(path, B_FILE "tail -n 1 $D/prog/$h/b.xml", "<!-- mine -->");
	assert_int_equal(dossier_edit(dossier, "Chile", "c", "Chile's", id, &err), TVX_OK);
	assert_output(path, "git -C $D status --porcelain | cut -c1-2", " M");
	/* Staged is changed too. */
	dossier_shell(path, "git -C $D add -A");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "Chile's", id, &err), TVX_ERR_DOSSIER);
	dossier_shell(path, "git -C $D commit -qm 'By hand'");
	assert_words(dossier, "b", "Second");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "Chile's", id, &err), TVX_OK);
	assert_output(path, "git -C $D status --porcelain", "");
	/* A file in the way of a new one. */
	struct tvx_draft *draft = dossier_load(dossier, "");
	struct tvx_record record = dossier_record("Secretariat", "Add another");
	dossier_shell(path, "mkdir $D/more && echo mine >$D/more/draft.xml");
	assert_int_equal(tvx_dossier_add(dossier, TVX_STR("more"), draft, false, &record, id, &err),
			 TVX_ERR_DOSSIER);
	assert_output(path, "cat $D/more/draft.xml", "mine");
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

static void
test_no_writing_without_a_branch(void **state)
{
	const char *path = dossier_path();
	struct tvx_dossier *dossier = dossier_make(path, false);
	struct tvx_error err;
	char id[41];

	(void)state;
	dossier_shell(path, "git -C $D checkout -q --detach");
	assert_words(dossier, "b", "Second");
	assert_int_equal(dossier_edit(dossier, "Chile", "b", "Chile's", id, &err), TVX_ERR_DOSSIER);
	assert_non_null(strstr(err.message, "git switch"));
	tvx_dossier_free(dossier);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_init),
		cmocka_unit_test(test_init_refuses),
		cmocka_unit_test(test_open_says_why_not),
		cmocka_unit_test(test_open_from_below),
		cmocka_unit_test(test_add_and_load),
		cmocka_unit_test(test_add_replaces_when_asked),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_save),
		cmocka_unit_test(test_save_adds_and_removes),
		cmocka_unit_test(test_same_input_same_commits),
		cmocka_unit_test(test_messages_are_tame),
		cmocka_unit_test(test_saves_from_one_base),
		cmocka_unit_test(test_waits_for_a_lock),
		cmocka_unit_test(test_hand_edits_are_kept),
		cmocka_unit_test(test_no_writing_without_a_branch),
	};

	return cmocka_run_group_tests_name("dossier", tests, dossier_folder_make,
					   dossier_folder_remove);
}
