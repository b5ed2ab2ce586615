/* The escaping sink for terminals: widths, colours, lines broken between words. */
#include "write/term.h"

#include "base/utf8.h"

#include <string.h>
#include <uniwidth.h>

static const char *const codes[] = {
	[TVX_STYLE_PLAIN] = "\033[0m",   [TVX_STYLE_STRONG] = "\033[1m",
	[TVX_STYLE_FAINT] = "\033[2m",   [TVX_STYLE_GOOD] = "\033[32m",
	[TVX_STYLE_NEARLY] = "\033[36m", [TVX_STYLE_WAITING] = "\033[33m",
	[TVX_STYLE_GONE] = "\033[31;9m", [TVX_STYLE_WHO] = "\033[35m",
};

/* Control characters could move the cursor, overrides of direction could show words in another
 * order than they have: neither reaches a screen. */
static bool
is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

static unsigned
char_width(uint32_t c)
{
	if (c >= 0x20 && c < 0x7F)
		return 1;
	int width = uc_width(c, "UTF-8");

	return width > 0 ? (unsigned)width : 0;
}

void
tvx_write_plain(struct tvx_str text, struct tvx_buf *out)
{
	const char *at = text.ptr, *end = text.ptr + text.len;

	while (text.len && at < end) {
		const char *start = at;
		while (at < end && *at >= 0x20 && *at < 0x7F)
			at++;
		if (at > start) {
			tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
			continue;
		}
		uint32_t c = tvx_utf8_next(&at, end);
		if (c == '\n' || c == '\t')
			tvx_buf_add_char(out, ' ');
		else if (!is_unsafe(c))
			tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
	}
}

unsigned
tvx_term_width(struct tvx_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	unsigned width = 0;

	while (text.len && at < end) {
		uint32_t c = tvx_utf8_next(&at, end);
		width += c == '\n' || c == '\t' ? 1 : is_unsafe(c) ? 0 : char_width(c);
	}
	return width;
}

static void
set_style(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style)
{
	if (terminal->colour)
		tvx_buf_add(out, tvx_str_of(codes[style]));
}

void
tvx_term_text(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style,
	      struct tvx_str text)
{
	if (!text.len)
		return;
	if (style != TVX_STYLE_PLAIN)
		set_style(out, terminal, style);
	tvx_write_plain(text, out);
	if (style != TVX_STYLE_PLAIN)
		set_style(out, terminal, TVX_STYLE_PLAIN);
}

void
tvx_term_spaces(struct tvx_buf *out, unsigned count)
{
	while (count--)
		tvx_buf_add_char(out, ' ');
}

/* The longest beginning that fits into so many columns. */
static struct tvx_str
beginning(struct tvx_str text, unsigned width_cols)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	unsigned width = 0;

	while (at < end) {
		const char *next = at;
		uint32_t c = tvx_utf8_next(&next, end);
		width += is_unsafe(c) ? 0 : char_width(c);
		if (width > width_cols)
			break;
		at = next;
	}
	return (struct tvx_str){ text.ptr, (size_t)(at - text.ptr) };
}

unsigned
tvx_term_cell(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style,
	      struct tvx_str text, unsigned width_cols, bool pad)
{
	unsigned width = tvx_term_width(text);

	if (width > width_cols && width_cols > 0) {
		struct tvx_buf cut = { 0 };
		tvx_buf_add(&cut, tvx_str_trim(beginning(text, width_cols - 1)));
		tvx_buf_add(&cut, TVX_STR("…"));
		tvx_term_text(out, terminal, style, tvx_buf_str(&cut));
		width = tvx_term_width(tvx_buf_str(&cut));
		tvx_buf_release(&cut);
	} else {
		tvx_term_text(out, terminal, style, text);
	}
	if (!pad || width >= width_cols)
		return width;
	tvx_term_spaces(out, width_cols - width);
	return width_cols;
}

/* --- lines broken between words --------------------------------------------------------- */

void
tvx_wrap_start(struct tvx_wrap *wrap, struct tvx_buf *out, const struct tvx_terminal *terminal,
	       unsigned column, unsigned indent)
{
	*wrap = (struct tvx_wrap){
		.out = out, .terminal = terminal, .indent = indent, .column = column
	};
}

/* The blanks before a word: of a line, or a space. What is struck out shows on blanks too, and is
 * kept off those that stand between no struck words. */
static void
put_blanks(struct tvx_wrap *wrap, bool breaks, bool style_ends)
{
	bool struck = wrap->put_style == TVX_STYLE_GONE && (breaks || style_ends);

	if (struck)
		set_style(wrap->out, wrap->terminal, TVX_STYLE_PLAIN);
	if (breaks) {
		tvx_buf_add_char(wrap->out, '\n');
		tvx_term_spaces(wrap->out, wrap->indent);
		wrap->column = wrap->indent;
	} else {
		tvx_buf_add_char(wrap->out, ' ');
		wrap->column++;
	}
	if (struck && !style_ends)
		set_style(wrap->out, wrap->terminal, TVX_STYLE_GONE);
}

/* A whole word: on this line if it fits, else on the next. */
static void
put_bytes(struct tvx_wrap *wrap, struct tvx_str word, unsigned word_width)
{
	unsigned width = wrap->terminal->width_cols;

	if (wrap->space && wrap->begun)
		put_blanks(wrap, width && wrap->column + word_width + 1 > width,
			   *word.ptr == '\033');
	tvx_buf_add(wrap->out, word);
	wrap->column += word_width;
	wrap->put_style = wrap->style;
	wrap->begun = true;
	wrap->space = false;
}

static void
put_word(struct tvx_wrap *wrap)
{
	if (!wrap->word.len)
		return;
	put_bytes(wrap, tvx_buf_str(&wrap->word), wrap->word_width);
	wrap->word_width = 0;
	tvx_buf_clear(&wrap->word);
}

static void
change_style(struct tvx_wrap *wrap, enum tvx_style style)
{
	if (style == wrap->style)
		return;
	if (wrap->style != TVX_STYLE_PLAIN)
		set_style(&wrap->word, wrap->terminal, TVX_STYLE_PLAIN);
	if (style != TVX_STYLE_PLAIN)
		set_style(&wrap->word, wrap->terminal, style);
	wrap->style = style;
}

/* Sixteen bytes that are compared at once. */
typedef signed char block __attribute__((vector_size(16)));

/* Whether it is words of printing ASCII with one space between each two; a space follows. */
static bool
is_simple(const char *at, size_t len)
{
	size_t i = 0;

	if (!len || *at == ' ')
		return false;
	for (; i + sizeof(block) <= len; i += sizeof(block)) {
		block now, next;
		memcpy(&now, at + i, sizeof(now));
		memcpy(&next, at + i + 1, sizeof(next));
		/* As signed numbers, bytes outside ASCII are below the space too. */
		block trouble = (now < ' ') | (now == 0x7F) | ((now == ' ') & (next == ' '));
		uint64_t any[2];
		memcpy(any, &trouble, sizeof(any));
		if (any[0] | any[1])
			return false;
	}
	for (; i < len; i++)
		if ((signed char)at[i] < ' ' || at[i] == 0x7F || (at[i] == ' ' && at[i + 1] == ' '))
			return false;
	return true;
}

/* How many bytes of words the line has room for, when they need nothing but to be copied: they are
 * simple, in the style in force, and a space follows. */
static size_t
rest_of_line(const struct tvx_wrap *wrap, enum tvx_style style, struct tvx_str text)
{
	enum { LINE_BYTES = 1024 };
	unsigned width = wrap->terminal->width_cols, taken = wrap->column + 1;
	size_t room = !width ? LINE_BYTES : width > taken ? width - taken : 0;

	if (wrap->word.len || style != wrap->style || text.len < 2)
		return 0;
	room = room < text.len - 1 ? room : text.len - 1;
	const char *space = memrchr(text.ptr, ' ', room + 1);
	size_t len = space ? (size_t)(space - text.ptr) : 0;
	return is_simple(text.ptr, len) ? len : 0;
}

void
tvx_wrap_text(struct tvx_wrap *wrap, enum tvx_style style, struct tvx_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;

	while (text.len && at < end) {
		const char *start = at;
		size_t len = rest_of_line(wrap, style, (struct tvx_str){ at, (size_t)(end - at) });
		if (len) {
			put_bytes(wrap, (struct tvx_str){ at, len }, (unsigned)len);
			wrap->space = true;
			at += len + 1;
			continue;
		}
		while (at<end && * at> ' ' && *at < 0x7F)
			at++;
		struct tvx_str run = { start, (size_t)(at - start) };
		/* Most words are whole and in one style: they need not be put together. */
		if (at > start && at < end && *at == ' ' && !wrap->word.len &&
		    style == wrap->style) {
			put_bytes(wrap, run, (unsigned)run.len);
			wrap->space = true;
			at++;
			continue;
		}
		if (at > start) {
			change_style(wrap, style);
			tvx_buf_add(&wrap->word, run);
			wrap->word_width += (unsigned)run.len;
			continue;
		}
		uint32_t c = tvx_utf8_next(&at, end);
		if (c == ' ' || c == '\n' || c == '\t') {
			put_word(wrap);
			wrap->space = true;
			continue;
		}
		if (is_unsafe(c))
			continue;
		change_style(wrap, style);
		tvx_buf_add(&wrap->word, (struct tvx_str){ start, (size_t)(at - start) });
		wrap->word_width += char_width(c);
		/* A line may end inside a word of a script without spaces. */
		if (c >= 0x2E80 && char_width(c) == 2) {
			bool space = wrap->space;
			wrap->space = space || (wrap->terminal->width_cols && wrap->begun &&
						wrap->column + wrap->word_width >
							wrap->terminal->width_cols);
			put_word(wrap);
		}
	}
}

void
tvx_wrap_end(struct tvx_wrap *wrap)
{
	put_word(wrap);
	if (wrap->style != TVX_STYLE_PLAIN)
		set_style(wrap->out, wrap->terminal, TVX_STYLE_PLAIN);
	tvx_buf_add_char(wrap->out, '\n');
	tvx_buf_release(&wrap->word);
}

void
tvx_term_lines(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style,
	       struct tvx_str text, unsigned column)
{
	struct tvx_wrap wrap;

	tvx_wrap_start(&wrap, out, terminal, column, column);
	tvx_wrap_text(&wrap, style, text);
	tvx_wrap_end(&wrap);
}
