/* Tests of the base layer: strings, buffers, dates, errors, maps, UTF-8, files, arenas. */
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
assert_str(struct tvx_str got, const char *expected)
{
	assert_int_equal(got.len, strlen(expected));
	assert_memory_equal(got.ptr, expected, got.len);
}

/* --- strings ------------------------------------------------------------------------- */

static void
test_str_equal(void **state)
{
	struct tvx_str none = { NULL, 0 };

	(void)state;
	assert_true(tvx_str_equal(none, TVX_STR("")));
	assert_true(tvx_str_equal(tvx_str_of(NULL), none));
	assert_true(tvx_str_equal(tvx_str_of("agreed"), TVX_STR("agreed")));
	assert_false(tvx_str_equal(TVX_STR("agreed"), TVX_STR("agree")));
	assert_false(tvx_str_equal(TVX_STR("Agreed"), TVX_STR("agreed")));
	assert_true(tvx_str_equal_nocase(TVX_STR("V.B.23BIS"), TVX_STR("v.b.23bis")));
	assert_false(tvx_str_equal_nocase(TVX_STR("V.B.23bis"), TVX_STR("V.B.23")));
	/* Only ASCII letters fold: [ and { are 32 apart too. */
	assert_false(tvx_str_equal_nocase(TVX_STR("["), TVX_STR("{")));
}

static void
test_str_compare(void **state)
{
	(void)state;
	assert_true(tvx_str_compare(TVX_STR("a"), TVX_STR("b")) < 0);
	assert_true(tvx_str_compare(TVX_STR("b"), TVX_STR("a")) > 0);
	assert_true(tvx_str_compare(TVX_STR("a"), TVX_STR("ab")) < 0);
	assert_true(tvx_str_compare(TVX_STR("ab"), TVX_STR("a")) > 0);
	assert_int_equal(tvx_str_compare(TVX_STR("ab"), TVX_STR("ab")), 0);
	assert_true(tvx_str_compare(TVX_STR("z"), TVX_STR("é")) < 0);
	assert_int_equal(tvx_str_compare(TVX_STR(""), tvx_str_of(NULL)), 0);
}

static void
test_str_trim(void **state)
{
	(void)state;
	assert_str(tvx_str_trim(TVX_STR(" \t\r\n a b \n")), "a b");
	assert_str(tvx_str_trim(TVX_STR(" \n ")), "");
	assert_str(tvx_str_trim(TVX_STR("")), "");
}

static void
test_str_split(void **state)
{
	struct tvx_str rest = TVX_STR("USA BRA  CAN");

	(void)state;
	assert_str(tvx_str_split(&rest, ' '), "USA");
	assert_str(tvx_str_split(&rest, ' '), "BRA");
	assert_str(tvx_str_split(&rest, ' '), "");
	assert_str(rest, "CAN");
	assert_str(tvx_str_split(&rest, ' '), "CAN");
	assert_int_equal(rest.len, 0);
	assert_str(tvx_str_split(&rest, ' '), "");
}

/* --- buffers --------------------------------------------------------------------------- */

static void
test_buf_grows(void **state)
{
	struct tvx_buf buf = { 0 };

	(void)state;
	assert_str(tvx_buf_str(&buf), "");
	for (int i = 0; i < 1000; i++)
		tvx_buf_printf(&buf, "%03d", i);
	tvx_buf_add(&buf, TVX_STR("end"));
	tvx_buf_add_char(&buf, '!');
	assert_int_equal(buf.len, 3004);
	assert_int_equal(strlen(buf.ptr), 3004);
	assert_memory_equal(buf.ptr + 2997, "999end!", 7);
	tvx_buf_clear(&buf);
	assert_str(tvx_buf_str(&buf), "");
	assert_int_equal(buf.ptr[0], 0);
	tvx_buf_add(&buf, TVX_STR("again"));
	assert_str(tvx_buf_str(&buf), "again");
	tvx_buf_release(&buf);
	assert_null(buf.ptr);
	tvx_buf_release(&buf);
}

/* --- dates -------------------------------------------------------------------------------- */

static void
test_date_parse(void **state)
{
	static const char *const days[] = { "2015-11-05", "2024-02-29", "2000-02-29", "0001-01-01",
					    "9999-12-31" };
	static const char *const none[] = {
		"",           "2015",        "2015-11-5",  "2015-13-01",  "2015-00-10",
		"2015-04-31", "2015-02-29",  "1900-02-29", "2015-11-00",  "0000-01-01",
		"15-11-2015", "2015/11/05",  "2015-11-32", "2015-11-05 ", "+015-11-05",
		"2015-1a-05", "-2015-01-01",
	};
	char text[11];

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct tvx_date date = { 0 };
		assert_true(tvx_date_parse(tvx_str_of(days[i]), &date));
		tvx_date_format(date, text);
		assert_string_equal(text, days[i]);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		struct tvx_date date = { 77, 7, 7 };
		assert_false(tvx_date_parse(tvx_str_of(none[i]), &date));
		assert_int_equal(date.year, 77);
	}
}

static void
test_date_compare(void **state)
{
	struct tvx_date day = { 2015, 11, 5 }, none = { 0 };
	struct tvx_date later[] = { { 2015, 11, 6 }, { 2015, 12, 1 }, { 2016, 1, 1 } };
	char text[11] = "x";

	(void)state;
	assert_int_equal(tvx_date_compare(day, day), 0);
	for (size_t i = 0; i < 3; i++) {
		assert_true(tvx_date_compare(day, later[i]) < 0);
		assert_true(tvx_date_compare(later[i], day) > 0);
	}
	assert_true(tvx_date_given(day));
	assert_false(tvx_date_given(none));
	tvx_date_format(none, text);
	assert_string_equal(text, "");
}

/* --- errors ----------------------------------------------------------------------------------- */

static void
test_error(void **state)
{
	struct tvx_error err = { 0 };
	struct tvx_buf big = { 0 };

	(void)state;
	assert_int_equal(tvx_error_set(&err, TVX_ERR_INPUT, "no %s", "words"), TVX_ERR_INPUT);
	tvx_error_place(&err, TVX_STR("a.xml"), 3, 7);
	assert_string_equal(err.message, "no words");
	assert_string_equal(err.file, "a.xml");
	assert_int_equal(err.line, 3);
	assert_int_equal(err.column, 7);
	tvx_error_set(&err, TVX_ERR_USE, "other");
	assert_string_equal(err.file, "");
	assert_int_equal(err.line, 0);
	for (int i = 0; i < 2000; i++)
		tvx_buf_add_char(&big, 'x');
	tvx_error_set(&err, TVX_ERR_USE, "%s", big.ptr);
	tvx_error_place(&err, tvx_buf_str(&big), 0, 0);
	assert_int_equal(strlen(err.message), sizeof(err.message) - 1);
	assert_int_equal(strlen(err.file), sizeof(err.file) - 1);
	assert_int_equal(tvx_error_set(NULL, TVX_ERR_BUSY, "to nobody"), TVX_ERR_BUSY);
	tvx_error_place(NULL, TVX_STR("nowhere"), 1, 1);
	tvx_buf_release(&big);
}

/* --- maps -------------------------------------------------------------------------------------- */

static void
test_map(void **state)
{
	enum { COUNT = 5000 };
	static int values[COUNT];
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_map *map = tvx_map_new(arena);
	int other = 0;

	(void)state;
	assert_null(tvx_map_get(map, TVX_STR("k1")));
	for (int i = 0; i < COUNT; i++)
		assert_null(tvx_map_add(map, tvx_arena_printf(arena, "k%d", i), &values[i]));
	for (int i = 0; i < COUNT; i++)
		assert_ptr_equal(tvx_map_get(map, tvx_arena_printf(arena, "k%d", i)), &values[i]);
	assert_ptr_equal(tvx_map_add(map, TVX_STR("k17"), &other), &values[17]);
	assert_ptr_equal(tvx_map_get(map, TVX_STR("k17")), &values[17]);
	assert_null(tvx_map_get(map, TVX_STR("k")));
	assert_null(tvx_map_add(map, TVX_STR(""), &other));
	assert_ptr_equal(tvx_map_get(map, tvx_str_of(NULL)), &other);
	tvx_map_clear(map);
	assert_null(tvx_map_get(map, TVX_STR("k17")));
	assert_null(tvx_map_add(map, TVX_STR("k17"), &other));
	assert_ptr_equal(tvx_map_get(map, TVX_STR("k17")), &other);
	tvx_arena_free(arena);
}

/* --- UTF-8 -------------------------------------------------------------------------------------- */

static void
test_utf8_decodes(void **state)
{
	static const char text[] = "aé€😀";
	static const uint32_t expected[] = { 'a', 0xE9, 0x20AC, 0x1F600 };
	const char *at = text, *end = text + sizeof(text) - 1;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(tvx_utf8_next(&at, end), expected[i]);
		assert_int_equal(tvx_utf8_last(text, at), expected[i]);
	}
	assert_ptr_equal(at, end);
	assert_true(tvx_utf8_valid(TVX_STR("aé€😀\U0010FFFF")));
	assert_true(tvx_utf8_valid(TVX_STR("")));
	assert_int_equal(tvx_utf8_count(TVX_STR("aé€😀")), 4);
	assert_int_equal(tvx_utf8_count(tvx_str_of(NULL)), 0);
}

static void
test_utf8_refuses(void **state)
{
	/* RFC 3629, section 3 and 10: overlong, surrogates, past the end, cut off, stray. */
	static const char *const wrong[] = {
		"\xC0\x80",     "\xC1\xBF", "\xE0\x80\xAF",     "\xE0\x9F\xBF",     "\xED\xA0\x80",
		"\xED\xBF\xBF", "\x80",     "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80",
		"\xFF",         "\xC3",     "\xE2\x82",         "\xF0\x9F\x98",     "\xC3(",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		const char *at = wrong[i], *end = at + strlen(at);
		assert_false(tvx_utf8_valid(tvx_str_of(wrong[i])));
		assert_int_equal(tvx_utf8_next(&at, end), 0xFFFD);
		assert_ptr_equal(at, wrong[i] + 1);
	}
	/* A character is not looked for past the end, even when its bytes follow. */
	const char *at = "€", stray[] = "a\x82";
	assert_int_equal(tvx_utf8_next(&at, at + 2), 0xFFFD);
	assert_int_equal(tvx_utf8_last(stray, &stray[2]), 0xFFFD);
	assert_int_equal(tvx_utf8_count(TVX_STR("a\xFF\xFE")), 3);
}

/* --- files ----------------------------------------------------------------------------------------- */

static char folder[] = "/tmp/test_base.XXXXXX";

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static void
test_file_roundtrip(void **state)
{
	struct tvx_error err = { 0 };
	struct tvx_buf path = { 0 }, bytes = { 0 };
	struct stat st;

	(void)state;
	tvx_buf_printf(&path, "%s/draft.xml", folder);
	assert_int_equal(tvx_file_write(path.ptr, TVX_STR("first"), &err), TVX_OK);
	assert_int_equal(chmod(path.ptr, 0640), 0);
	assert_int_equal(tvx_file_write(path.ptr, TVX_STR("second"), &err), TVX_OK);
	assert_int_equal(stat(path.ptr, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	tvx_buf_add(&bytes, TVX_STR("before "));
	assert_int_equal(tvx_file_read(path.ptr, 6, &bytes, &err), TVX_OK);
	assert_str(tvx_buf_str(&bytes), "before second");
	/* One byte more than the limit: refused, and nothing added. */
	assert_int_equal(tvx_file_read(path.ptr, 5, &bytes, &err), TVX_ERR_INPUT);
	assert_string_equal(err.file, path.ptr);
	assert_non_null(strstr(err.message, "larger than 5"));
	assert_str(tvx_buf_str(&bytes), "before second");
	assert_int_equal(unlink(path.ptr), 0);
	tvx_buf_release(&path);
	tvx_buf_release(&bytes);
}

/* A device that a file took the place of would be missed by the whole machine. */
static void
test_file_into_a_pipe(void **state)
{
	struct tvx_error err = { 0 };
	struct tvx_buf path = { 0 };
	char got[8] = { 0 };
	struct stat st;

	(void)state;
	tvx_buf_printf(&path, "%s/pipe", folder);
	assert_int_equal(mkfifo(path.ptr, 0600), 0);
	int fd = open(path.ptr, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(tvx_file_write(path.ptr, TVX_STR("words"), &err), TVX_OK);
	assert_int_equal(stat(path.ptr, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
	assert_int_equal(read(fd, got, sizeof(got)), 5);
	assert_string_equal(got, "words");
	close(fd);
	unlink(path.ptr);
	tvx_buf_release(&path);
}

static void
test_file_failures(void **state)
{
	struct tvx_error err = { 0 };
	struct tvx_buf path = { 0 }, bytes = { 0 };

	(void)state;
	tvx_buf_printf(&path, "%s/none/draft.xml", folder);
	assert_int_equal(tvx_file_read(path.ptr, 100, &bytes, &err), TVX_ERR_USE);
	assert_string_equal(err.file, path.ptr);
	assert_int_equal(err.line, 0);
	assert_int_equal(tvx_file_write(path.ptr, TVX_STR("x"), &err), TVX_ERR_USE);
	/* A folder cannot be replaced by a file; the temporary file beside it is gone again,
	 * or else removing the folder at the end fails. */
	tvx_buf_clear(&path);
	tvx_buf_printf(&path, "%s/sub", folder);
	assert_int_equal(mkdir(path.ptr, 0700), 0);
	assert_true(tvx_file_write(path.ptr, TVX_STR("x"), &err) < 0);
	assert_true(tvx_file_read(path.ptr, 100, &bytes, &err) < 0);
	assert_int_equal(bytes.len, 0);
	assert_int_equal(rmdir(path.ptr), 0);
	tvx_buf_release(&path);
	tvx_buf_release(&bytes);
}

/* --- arenas ------------------------------------------------------------------------------------------ */

static void
test_arena(void **state)
{
	struct tvx_arena *arena = tvx_arena_new();
	unsigned char *pieces[400];

	(void)state;
	for (size_t i = 0; i < 400; i++) {
		size_t size = i * 37 % 5000;
		pieces[i] = tvx_arena_alloc(arena, size);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < size; j++)
			assert_int_equal(pieces[i][j], 0);
		memset(pieces[i], (int)i, size);
		/* A string in between puts the next piece at an odd place. */
		struct tvx_str s = tvx_arena_printf(arena, "%zu", i);
		assert_int_equal(s.ptr[s.len], 0);
	}
	for (size_t i = 0; i < 400; i++)
		for (size_t j = 0; j < i * 37 % 5000; j++)
			assert_int_equal(pieces[i][j], (unsigned char)i);
	char *large = tvx_arena_alloc(arena, 5 * 1024 * 1024);
	large[5 * 1024 * 1024 - 1] = 'x';
	struct tvx_str copy = tvx_arena_str(arena, (struct tvx_str){ "agreed words", 6 });
	assert_str(copy, "agreed");
	assert_int_equal(copy.ptr[6], 0);
	tvx_arena_free(arena);
	tvx_arena_free(NULL);
}

static jmp_buf refused;

static void
jump_out(void)
{
	longjmp(refused, 1);
}

/* What cannot be had goes to the hook, and does not wrap around to something small. */
static void
test_out_of_memory(void **state)
{
	struct tvx_arena *arena = tvx_arena_new();
	volatile int times = 0;

	(void)state;
	tvx_set_out_of_memory(jump_out);
	if (setjmp(refused) == 0)
		tvx_realloc(NULL, SIZE_MAX / 2, 4);
	else
		times++;
	if (setjmp(refused) == 0)
		tvx_arena_alloc(arena, SIZE_MAX - 8);
	else
		times++;
	tvx_set_out_of_memory(NULL);
	assert_int_equal(times, 2);
	tvx_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str_equal),
		cmocka_unit_test(test_str_compare),
		cmocka_unit_test(test_str_trim),
		cmocka_unit_test(test_str_split),
		cmocka_unit_test(test_buf_grows),
		cmocka_unit_test(test_date_parse),
		cmocka_unit_test(test_date_compare),
		cmocka_unit_test(test_error),
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_utf8_decodes),
		cmocka_unit_test(test_utf8_refuses),
		cmocka_unit_test(test_file_roundtrip),
		cmocka_unit_test(test_file_into_a_pipe),
		cmocka_unit_test(test_file_failures),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests_name("base", tests, make_folder, remove_folder);
}
