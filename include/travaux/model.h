/* travaux/model.h: a draft, its paragraphs, and what delegations and meetings did to them.
 *
 * A draft owns everything that hangs on it: every pointer below lives as long as the draft.
 * The structs may be read directly; they are made by the readers (travaux/read.h), by
 * tvx_draft_parse() and by the dossier (travaux/dossier.h). The rules of standing and of
 * readings are written down in travaux-draft(5).
 */
#ifndef TRAVAUX_MODEL_H
#define TRAVAUX_MODEL_H

#include "travaux/base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct tvx_paragraph;
struct tvx_proposal;

/* --- who and when --------------------------------------------------------------------- */

enum tvx_delegation_kind {
	TVX_COUNTRY,  /* id is ISO 3166-1 alpha-3 */
	TVX_BODY,     /* CHAIR, a committee, a group: no country */
	TVX_OFFICE,   /* a service that gives advice, such as a legal department */
	TVX_OBSERVER, /* takes part, decides nothing */
	TVX_QUORUM,   /* "quorum", known to every draft: whoever makes a meeting quorate */
	TVX_UNSTATED, /* "unstated", known to every draft: the paper does not say who */
};

struct tvx_delegation {
	struct tvx_delegation *next;
	struct tvx_str id; /* USA, CHAIR, LEGAL */
	enum tvx_delegation_kind kind;
	struct tvx_str code;    /* as this house prints it: US; empty: as the id */
	struct tvx_str aliases; /* other forms met in its papers, separated by spaces */
	struct tvx_str name;    /* United States */
};

/* Who did or owes something: an ordered set. */
struct tvx_parties {
	const struct tvx_delegation **list;
	size_t count;
};

enum tvx_meeting_kind { TVX_MEETING_UNSTATED, TVX_MEETING_FORMAL, TVX_MEETING_INFORMAL };

struct tvx_meeting {
	struct tvx_meeting *next;
	struct tvx_str id; /* 2015-11-05-im */
	struct tvx_date on;
	enum tvx_meeting_kind kind;
	struct tvx_str code;   /* as this house prints it: IM; empty: as the kind */
	struct tvx_str symbol; /* of its document; may be empty */
	uint32_t quorum;       /* how many must be there; zero: not stated */
	bool open;             /* it goes on: what is decided belongs to it */
	struct tvx_str name;
};

/* --- words ------------------------------------------------------------------------------ */

enum tvx_inline_kind { TVX_ANCHOR, TVX_FOOTNOTE_MARK };

/* A point between two words. Proposals name anchors by their number, which is theirs for ever. */
struct tvx_inline {
	enum tvx_inline_kind kind;
	uint32_t offset;         /* in bytes into the words */
	uint32_t n;              /* the anchor's number; zero for a footnote mark */
	struct tvx_str footnote; /* id of the footnote; empty for an anchor */
};

/* Words in one language. */
struct tvx_text {
	struct tvx_text *next;
	struct tvx_str lang; /* BCP 47; empty: the draft's own */
	struct tvx_str words;
	struct tvx_inline *inlines; /* in the order in which they stand */
	size_t inline_count;
};

struct tvx_footnote {
	struct tvx_footnote *next;
	struct tvx_str id;    /* unique in its paragraph */
	struct tvx_str label; /* as printed: 1, *, /; may be empty */
	struct tvx_str lang;
	struct tvx_str words;
};

enum tvx_note_kind {
	TVX_NOTE_EDITOR,   /* by the secretariat: moved from, adjusted as per decision */
	TVX_NOTE_CITATION, /* the mandate or document that the words rest on */
	TVX_NOTE_QUOTED,   /* older text that is quoted for comparison */
	TVX_NOTE_LEAD_IN,  /* a line that only announces what follows */
};

struct tvx_note {
	struct tvx_note *next;
	enum tvx_note_kind kind;
	struct tvx_date on;
	struct tvx_str lang;
	struct tvx_str words;
};

/* --- proposals, positions, marks ------------------------------------------------------------ */

enum tvx_proposal_kind {
	TVX_INSERT,
	TVX_DELETE,
	TVX_REPLACE,
	TVX_ALTERNATIVE, /* other words for the whole paragraph */
	TVX_NEW,         /* the paragraph itself is proposed; it has no base words */
	TVX_DELETE_PARAGRAPH,
	TVX_MOVE,
};

enum tvx_fate {
	TVX_FATE_OPEN,
	TVX_FATE_ACCEPTED,
	TVX_FATE_AMENDED, /* accepted as amended: in the form of another proposal */
	TVX_FATE_WITHDRAWN,
	TVX_FATE_SUPERSEDED,
	TVX_FATE_NOT_TAKEN_UP,
};

struct tvx_proposal {
	struct tvx_proposal *next;
	struct tvx_str id; /* p1; unique in its paragraph, never reused */
	enum tvx_proposal_kind kind;
	struct tvx_parties by; /* empty: the paper does not say */
	struct tvx_date on;
	const struct tvx_meeting *at; /* may be NULL */
	struct tvx_proposal *under;   /* NULL: on the base words */
	struct tvx_str lang;          /* of the words amended; empty: the draft's own */
	uint32_t from, to;            /* anchors; equal for an insertion, zero when not used */
	struct tvx_text *words;       /* what is put in; NULL for deletions and moves */
	struct tvx_str after;         /* move: id of the paragraph it shall follow */
	enum tvx_fate fate;           /* as decided and recorded; see tvx_paragraph_fates() */
	struct tvx_date fate_on;
	const struct tvx_meeting *fate_at;
	const struct tvx_proposal *fate_as; /* amended, superseded: by which; may be NULL */
	struct tvx_str fate_reason;
};

enum tvx_stand { TVX_SUPPORT, TVX_OPPOSE, TVX_RESERVE, TVX_CONSULTING, TVX_QUERY, TVX_WITHDRAW };

struct tvx_position {
	struct tvx_position *next;
	enum tvx_stand stand;
	struct tvx_parties by;
	struct tvx_date on;
	const struct tvx_meeting *at;
	const struct tvx_proposal *about; /* NULL: the paragraph */
	struct tvx_str words;             /* condition or question, as said */
};

enum tvx_mark_status {
	TVX_MARK_AGREED,
	TVX_MARK_AD_REF, /* agreed, but these must still confirm */
	TVX_MARK_PENDING,
	TVX_MARK_REOPENED,
	TVX_MARK_CONFIRMED, /* these confirm what was agreed ad referendum */
};

enum tvx_scope {
	TVX_SCOPE_PARAGRAPH,
	TVX_SCOPE_FRAGMENT, /* the words between two anchors, or those quoted */
	TVX_SCOPE_TITLE,    /* the heading's own words, not its section */
	TVX_SCOPE_LANGUAGE, /* one language version */
};

/* One entry of the decision log. Entries are added at the end and never changed. */
struct tvx_mark {
	struct tvx_mark *next;
	enum tvx_mark_status status;
	struct tvx_str word;                 /* the word used: approved; empty: as the status */
	struct tvx_parties of;               /* ad-ref, pending: whose answer is waited for;
	                                 confirmed: who confirms */
	struct tvx_date on;                  /* the day of the decision */
	const struct tvx_meeting *at;        /* may be NULL */
	const struct tvx_proposal *proposal; /* speaks of this proposal alone; NULL: of the item */
	enum tvx_scope scope;
	struct tvx_str lang;  /* of the language or fragment spoken of; may be empty */
	uint32_t from, to;    /* anchors of the fragment; zero when not used */
	struct tvx_str words; /* free words of the entry */
};

#define TVX_LIST(type)                           \
	struct {                                 \
		struct tvx_##type *first, *last; \
		size_t count;                    \
	}

/* --- the tree ----------------------------------------------------------------------------------- */

enum tvx_node_kind { TVX_DIVISION, TVX_PARAGRAPH };

struct tvx_node {
	enum tvx_node_kind kind;
	struct tvx_node *parent, *first_child, *last_child, *next;
};

/* A titled group; its title is the first paragraph of kind heading in it. */
struct tvx_division {
	struct tvx_node node; /* first, so that a node can be cast back */
	struct tvx_str id;    /* empty for the draft's root */
};

enum tvx_unit_kind {
	TVX_UNIT_PARAGRAPH,
	TVX_UNIT_TITLE,
	TVX_UNIT_HEADING,
	TVX_UNIT_ITEM,
	TVX_UNIT_NOTE
};

/* The unit of negotiation: headings, bullets and titles are paragraphs too. */
struct tvx_paragraph {
	struct tvx_node node; /* first, so that a node can be cast back */
	struct tvx_str id;    /* minted once, never changed or reused */
	struct tvx_str label; /* as printed: "23.bis", "·"; may be empty */
	struct tvx_str seal;  /* of its agreed words, see tvx_paragraph_seal; empty: none */
	enum tvx_unit_kind kind;
	unsigned line;         /* where it began in the draft file; zero when there was none */
	struct tvx_str source; /* what the paper prints for it, word for word; may be empty */
	unsigned source_line;  /* where in the paper; zero when unknown */
	TVX_LIST(text) texts;  /* one per language; none when the paragraph is itself proposed */
	TVX_LIST(footnote) footnotes;
	TVX_LIST(note) notes;
	TVX_LIST(proposal) proposals;
	TVX_LIST(position) positions;
	TVX_LIST(mark) marks;
};

struct tvx_meta {
	struct tvx_meta *next;
	struct tvx_str name; /* title, symbol, date, source, status ... */
	struct tvx_str value;
};

struct tvx_arena;
struct tvx_map;

struct tvx_draft {
	struct tvx_arena *arena; /* holds everything below */
	struct tvx_str id;       /* sample */
	struct tvx_str lang;     /* of texts that name none */
	struct tvx_str house;    /* oas; may be empty */
	TVX_LIST(meta) meta;
	TVX_LIST(delegation) delegations;
	TVX_LIST(meeting) meetings;
	struct tvx_division root;
	size_t paragraph_count;
	struct tvx_map *paragraphs; /* by id */
};

/* Frees the draft and all that hangs on it; NULL is nothing. */
TVX_API void tvx_draft_free(struct tvx_draft *draft);

/* Walks a tree in document order; node is the one just entered or left. */
enum tvx_step { TVX_STEP_DONE, TVX_STEP_ENTER, TVX_STEP_LEAVE };

struct tvx_walk {
	const struct tvx_node *node; /* Borrowed from the draft. */
	const struct tvx_node *root;
	enum tvx_step last;
};

TVX_API void tvx_walk_start(struct tvx_walk *walk, const struct tvx_node *root);
TVX_API enum tvx_step tvx_walk_next(struct tvx_walk *walk);
/* The next paragraph in document order, or NULL at the end. Borrowed from the draft. */
TVX_API const struct tvx_paragraph *tvx_walk_paragraph(struct tvx_walk *walk);

/* All NULL when there is no such thing. Borrowed from draft. */
TVX_API const struct tvx_paragraph *tvx_draft_paragraph(const struct tvx_draft *draft,
							struct tvx_str id);
/* By id, printed code, alias or name, whatever the case. */
TVX_API const struct tvx_delegation *tvx_draft_delegation(const struct tvx_draft *draft,
							  struct tvx_str name);
TVX_API const struct tvx_meeting *tvx_draft_meeting(const struct tvx_draft *draft,
						    struct tvx_str id);
TVX_API struct tvx_str tvx_draft_meta(const struct tvx_draft *draft, const char *name);
/* The words in a language (empty: the draft's own), or else the first that there are. */
TVX_API const struct tvx_text *tvx_paragraph_text(const struct tvx_paragraph *paragraph,
						  struct tvx_str lang);
TVX_API const struct tvx_proposal *tvx_paragraph_proposal(const struct tvx_paragraph *paragraph,
							  struct tvx_str id);

/* The words that the file format and the tables use for the values above. Static. */
TVX_API const char *tvx_unit_kind_word(enum tvx_unit_kind kind);
TVX_API const char *tvx_proposal_kind_word(enum tvx_proposal_kind kind);
TVX_API const char *tvx_fate_word(enum tvx_fate fate);
TVX_API const char *tvx_stand_word(enum tvx_stand stand);
TVX_API const char *tvx_mark_status_word(enum tvx_mark_status status);
TVX_API const char *tvx_scope_word(enum tvx_scope scope);
TVX_API const char *tvx_note_kind_word(enum tvx_note_kind kind);
TVX_API const char *tvx_delegation_kind_word(enum tvx_delegation_kind kind);
TVX_API const char *tvx_meeting_kind_word(enum tvx_meeting_kind kind);
/* As the house prints it: the code, or else the id. Borrowed. */
TVX_API struct tvx_str tvx_delegation_code(const struct tvx_delegation *delegation);
/* As the house prints it: the code, or else the kind, or nothing. Borrowed. */
TVX_API struct tvx_str tvx_meeting_code(const struct tvx_meeting *meeting);

/* --- standing -------------------------------------------------------------------------------------- */

enum tvx_standing_level { TVX_OPEN, TVX_PENDING, TVX_AD_REF, TVX_AGREED };

struct tvx_standing {
	enum tvx_standing_level level;
	const struct tvx_mark *decisive;  /* the mark that decided; NULL: none */
	bool inherited;                   /* decisive is the section heading's */
	bool reopened;                    /* an open proposal of a later day undid decisive */
	const struct tvx_proposal *words; /* the alternative whose words the item has, or NULL */
	size_t open_proposals;            /* still open, on whatever they stand */
};

/* What a section's heading hands down: its pending mark as at a day, or NULL.
 * Borrowed from heading. */
TVX_API const struct tvx_mark *tvx_heading_pending(const struct tvx_paragraph *heading,
						   struct tvx_date as_at);
/* The standing of one paragraph, a pure function of its arguments. inherited is what its
 * section hands down, or NULL; as_at leaves out what is dated later (no date: nothing). */
TVX_API struct tvx_standing tvx_paragraph_standing(const struct tvx_paragraph *paragraph,
						   const struct tvx_mark *inherited,
						   struct tvx_date as_at);
/* The standing of one alternative of a paragraph by itself. */
TVX_API struct tvx_standing tvx_alternative_standing(const struct tvx_paragraph *paragraph,
						     const struct tvx_proposal *alternative,
						     const struct tvx_mark *inherited,
						     struct tvx_date as_at);
/* What became of each proposal, in the order of the list: as recorded, or else what an
 * agreement on the words did to it. One dated after as_at does not exist yet and counts as
 * withdrawn. out has room for paragraph->proposals.count. */
TVX_API void tvx_paragraph_fates(const struct tvx_paragraph *paragraph, struct tvx_date as_at,
				 enum tvx_fate *out);
TVX_API const char *tvx_standing_word(enum tvx_standing_level level);

/* The seal of a paragraph's words as they are settled: what was accepted is in them, what is
 * open is not. Words that differ have seals that differ. */
#define TVX_SEAL_BYTES 33 /* with a NUL */
TVX_API void tvx_paragraph_seal(const struct tvx_paragraph *paragraph,
				char out[static TVX_SEAL_BYTES]);

enum tvx_owes {
	TVX_OWES_CONFIRMATION,
	TVX_OWES_ADVICE,
	TVX_OWES_RESERVATION,
	TVX_OWES_CONSULTATION,
	TVX_OWES_ANSWER
};

struct tvx_owed {
	const struct tvx_delegation *who;
	enum tvx_owes what;
	struct tvx_date since;               /* may be no date */
	const struct tvx_mark *mark;         /* the entry that names them, or NULL */
	const struct tvx_position *position; /* what they said, or NULL */
};

/* Who owes an answer on a paragraph. Writes at most cap of them to out and returns how many
 * there are. */
TVX_API size_t tvx_paragraph_owed(const struct tvx_paragraph *paragraph,
				  const struct tvx_mark *inherited, struct tvx_date as_at,
				  struct tvx_owed *out, size_t cap);
TVX_API const char *tvx_owes_word(enum tvx_owes what);

/* --- survey: every unit with its place and standing, in one pass ------------------------------------- */

/* One row of a draft: a paragraph, or an alternative to it. */
struct tvx_unit {
	const struct tvx_paragraph *paragraph;
	const struct tvx_proposal *alternative; /* NULL: the paragraph itself */
	struct tvx_str id;                      /* V.B.35, or V.B.35:p2 for an alternative */
	struct tvx_str place; /* as printed: V.B.35; V.B/p3 for the third without a number */
	size_t section;       /* index of the unit that heads its section; itself for such a
	                         heading, SIZE_MAX before the first */
	size_t depth;         /* how many divisions it stands in */
	const struct tvx_mark *inherited;
	struct tvx_standing standing;
};

struct tvx_survey {
	const struct tvx_draft *draft; /* must outlive the survey */
	struct tvx_date as_at;
	struct tvx_unit *units; /* in document order */
	size_t count;
	struct tvx_arena *arena;
};

TVX_API void tvx_survey_init(struct tvx_survey *survey, const struct tvx_draft *draft,
			     struct tvx_date as_at);
TVX_API void tvx_survey_release(struct tvx_survey *survey);
/* Finds a unit by id or by printed place, whatever the case, with or without final stops.
 * Fails when there is none (the nearest is named) or more than one (all are named).
 * *out is borrowed from survey. */
TVX_API int tvx_survey_find(const struct tvx_survey *survey, struct tvx_str place,
			    const struct tvx_unit **out, struct tvx_error *err);

/* --- readings ------------------------------------------------------------------------------------------ */

enum tvx_reading_kind {
	TVX_READ_BASE,
	TVX_READ_WORKING,
	TVX_READ_CLEAN,
	TVX_READ_WITH,
	TVX_READ_SOURCE, /* the paper that was read, word for word */
};

struct tvx_reading {
	enum tvx_reading_kind kind;
	const struct tvx_delegation *with; /* of TVX_READ_WITH */
	struct tvx_date as_at;             /* no date: today and all that is known */
	struct tvx_str lang;               /* empty: the draft's own */
};

/* Reads "base", "working", "clean", "source" or "with:USA", each followed by "@YYYY-MM-DD" or not. */
TVX_API int tvx_reading_parse(const struct tvx_draft *draft, struct tvx_str text,
			      struct tvx_reading *out, struct tvx_error *err);

enum tvx_run_kind {
	TVX_RUN_WORDS, /* of the base or taken up; nobody disputes them here */
	TVX_RUN_OLD,   /* words that the enclosing bracket would take out */
	TVX_RUN_NEW,   /* words that the enclosing bracket would put in */
	TVX_RUN_OPEN,  /* an opening bracket */
	TVX_RUN_CLOSE,
	TVX_RUN_BY,       /* whose bracket it is and what it does: "USA 2015-04-16: " */
	TVX_RUN_ARROW,    /* between old and new */
	TVX_RUN_FOOTNOTE, /* the mark of a footnote */
	TVX_RUN_MARK,     /* an entry of the decision log, in parentheses */
	TVX_RUN_SPACE,    /* a space that the reading adds between two runs */
};

struct tvx_run {
	enum tvx_run_kind kind;
	struct tvx_str text;                 /* what a plain text prints for it */
	const struct tvx_proposal *proposal; /* whose bracket or words; NULL: nobody's */
};

/* The runs of one unit; printing their texts one after the other gives the plain text. */
struct tvx_runs {
	struct tvx_run *list;
	size_t count;
	struct tvx_arena *arena;
};

/* Reads one unit, which comes from a survey as at the same day. No runs at all means that the
 * unit is not there in this reading. */
TVX_API void tvx_runs_init(struct tvx_runs *runs, const struct tvx_unit *unit,
			   const struct tvx_reading *reading);
TVX_API void tvx_runs_release(struct tvx_runs *runs);

/* --- the draft file ---------------------------------------------------------------------------------------- */

/* Limits of every reader of a draft; beyond them a file is refused. */
#define TVX_LIMIT_FILE_BYTES (256u * 1024 * 1024)
#define TVX_LIMIT_DEPTH      32    /* divisions in divisions, proposals under proposals */
#define TVX_LIMIT_ENTRIES    1000  /* proposals on one paragraph; positions; marks */
#define TVX_LIMIT_ANCHORS    10000 /* in one text; more are an attack, not a negotiation */
#define TVX_LIMIT_ID_BYTES   120

/* Reads a draft file. What is wrong in it is told to the listener, one diagnostic each;
 * err gets the first of them and TVX_ERR_INPUT is returned. name is only for messages.
 * Caller frees *out with tvx_draft_free. */
TVX_API int tvx_draft_parse(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
			    struct tvx_draft **out, struct tvx_error *err);
/* The canonical form: the same content is the same bytes. Adds to *out. */
TVX_API void tvx_draft_format(const struct tvx_draft *draft, struct tvx_buf *out);

/* Keeps of a draft what stands at a unit of it, a heading standing for its section, and forgets
 * the rest; its id then ends in "-extract". With renumber, what has a number is numbered anew
 * from one. Surveys of the draft are void after it. */
TVX_API void tvx_draft_narrow(struct tvx_draft *draft, const struct tvx_unit *unit, bool renumber);

/* --- consolidation ------------------------------------------------------------------------------------------ */

/* What becomes of words that are not agreed. */
enum tvx_open_words {
	TVX_OPEN_BRACKETS,
	TVX_OPEN_LEAVE_OUT,
	TVX_OPEN_FOOTNOTES, /* the base words stand, a footnote says what is open */
};

struct tvx_consolidation {
	enum tvx_open_words open;
	bool renumber; /* number paragraphs and headings anew, in the manner of the draft */
};

/* The clean draft for the formal meeting: what was taken up is folded into the base words, what
 * is deleted is gone, what is open stays as a proposal without a name, or as asked. travaux-
 * consolidate(1) says how. What cannot be done for certain is told to the listener; name is for
 * its messages. Caller frees with tvx_draft_free. */
TVX_API struct tvx_draft *tvx_draft_consolidate(const struct tvx_survey *survey,
						const struct tvx_consolidation *how,
						struct tvx_str name, struct tvx_listener listener);

/* --- checks -------------------------------------------------------------------------------------------------- */

/* Tells the listener what deserves a second look in a well-formed draft. Returns how many
 * findings there were. name is only for messages. */
TVX_API size_t tvx_draft_check(const struct tvx_draft *draft, struct tvx_str name,
			       struct tvx_listener listener);

/* Findings that somebody looked at and let stand; travaux-check(1) has the form of the file. */
struct tvx_waivers;

/* Reads a file of waivers; name is for messages. Caller frees *out with tvx_waivers_free. */
TVX_API int tvx_waivers_parse(struct tvx_str bytes, struct tvx_str name, struct tvx_waivers **out,
			      struct tvx_error *err);
TVX_API void tvx_waivers_free(struct tvx_waivers *waivers);
/* Why a finding is waived, and remembers that it was met; empty when it is not waived.
 * Borrowed from waivers. */
TVX_API struct tvx_str tvx_waivers_reason(struct tvx_waivers *waivers,
					  const struct tvx_diagnostic *finding);
/* Tells of every waiver that was never met: what it waived is mended, or it is misspelt. Returns
 * how many there were. */
TVX_API size_t tvx_waivers_unused(const struct tvx_waivers *waivers, struct tvx_listener listener);

#ifdef __cplusplus
}
#endif
#endif
