/* What brackets, names and status words mean in one house: a profile, read from data.
 * travaux-house(5) describes the form. */
#ifndef TVX_READ_HOUSE_H
#define TVX_READ_HOUSE_H

#include "base/arena.h"
#include "travaux/model.h"

/* What a phrase of the house does. */
enum tvx_role {
	TVX_ROLE_AGREED,
	TVX_ROLE_PENDING,
	TVX_ROLE_REOPENED,
	TVX_ROLE_CONFIRMED,
	TVX_ROLE_AD_REF,  /* makes an agreement conditional */
	TVX_ROLE_WAITING, /* "consultations with": offices follow */
	TVX_ROLE_QUORUM,
	TVX_ROLE_INFORMAL, /* IM */
	TVX_ROLE_FORMAL,
	TVX_ROLE_PROPOSED, /* "proposed by": parties follow */
	TVX_ROLE_OF,       /* "the delegation of": may stand before a name */
	TVX_ROLE_LEAD,     /* "alternative proposal": a line that announces one */
	TVX_ROLE_INCLUDE,  /* "to include text": what is announced is an insertion */
	TVX_ROLE_PROPOSE,  /* verbs after a name */
	TVX_ROLE_DELETE,
	TVX_ROLE_SUPPORT,
	TVX_ROLE_OPPOSE,
	TVX_ROLE_RESERVE,
	TVX_ROLE_CONSULTING,
	TVX_ROLE_QUERY,
	TVX_ROLE_WITHDRAW,
	TVX_ROLE_TO_END,   /* "end paragraph here" */
	TVX_ROLE_ADJUSTED, /* "adjusted as per decision" */
	TVX_ROLE_EDITOR,   /* other notes of the secretariat */
	TVX_ROLE_CITATION,
	TVX_ROLE_QUOTED,   /* "the original paragraph reads" */
	TVX_ROLE_LANGUAGE, /* "in the English version" */
	TVX_ROLE_BIS,      /* bis, ter: after a number */
	TVX_ROLE_APPENDIX, /* "appendix", "annex": begins a part */
	TVX_ROLE_LINKED,   /* "linked to objective": begins a section without a number */
	TVX_ROLE_OPTION,   /* "option", "alternative": with a number, one of several texts */
	TVX_ROLE_SWAP,     /* "replace": quoted words, and those that shall stand there */
	TVX_ROLE_KEEP,     /* "retain": before words that somebody would keep */
	TVX_ROLE_WHOLE,    /* "paragraph", "this paragraph": after "delete", all of it */
	TVX_ROLE_STOP,     /* "place a period after": quoted words end the paragraph */
	TVX_ROLE_SIGNED,   /* "proposal": after the name of whose it is */
	TVX_ROLES
};

struct tvx_phrase {
	struct tvx_phrase *next;
	struct tvx_str words;
};

struct tvx_party {
	struct tvx_party *next;
	struct tvx_str id, code, name;
	struct tvx_str aliases; /* as a draft file has them */
	enum tvx_delegation_kind kind;
};

/* One way in which a party is written. */
struct tvx_form {
	struct tvx_form *next; /* of the same first letter, longer ones first */
	struct tvx_str words;
	const struct tvx_party *party;
	bool is_code; /* capitals: they count, and a code needs no verb after it */
};

/* Two words of which the second takes the place of the first where both stand side by side. */
struct tvx_pair {
	struct tvx_pair *next;
	struct tvx_pair *next_alike; /* of the same first letter */
	struct tvx_str old, new;
};

enum tvx_date_order { TVX_MONTH_DAY_YEAR, TVX_DAY_MONTH_YEAR, TVX_YEAR_MONTH_DAY };

/* The order of dates in papers of one language. */
struct tvx_dates_in {
	struct tvx_dates_in *next;
	struct tvx_str lang;
	enum tvx_date_order order;
};

struct tvx_house {
	struct tvx_arena *arena;
	struct tvx_str id, name;
	enum tvx_date_order dates;
	TVX_LIST(dates_in) dates_in;
	TVX_LIST(phrase) phrases[TVX_ROLES];
	bool starts[TVX_ROLES][256]; /* by the first byte of a phrase, in lower case */
	TVX_LIST(party) parties;
	struct tvx_form *forms[256]; /* by the first byte in lower case */
	TVX_LIST(pair) pairs;
	struct tvx_pair *pairs_from[256]; /* by the first byte of the old word in lower case */
	bool lone_word;                   /* a single word in round brackets is proposed */
	bool round_insert; /* round brackets that name somebody after a dash put words in */
	bool round_met;    /* this paper has such */
	bool sign_all;     /* names alone, at an end of a paragraph, sign all of it */
	bool middle;       /* a name may stand between old words and new ones */
	bool bis_is_new;   /* 23.bis is an additional paragraph, not another version of 23 */
	bool needs_log;    /* brackets dispute words only in papers that have a status or a name */
};

/* The houses that are built in. */
struct tvx_house_source {
	const char *id;
	const char *text;
};
extern const struct tvx_house_source tvx_houses[];

/* Reads a profile. name is for messages. Caller frees *out with tvx_house_free. */
int tvx_house_parse(struct tvx_str text, struct tvx_str name, struct tvx_house **out,
		    struct tvx_error *err);
/* One that is built in, by its id. Caller frees *out with tvx_house_free. */
int tvx_house_load(struct tvx_str id, struct tvx_house **out, struct tvx_error *err);
void tvx_house_free(struct tvx_house *house);
/* How many signs of this house a text has; the best-matching house has most. */
size_t tvx_house_signs(const struct tvx_house *house, struct tvx_str text);

/* Finds out which of its habits this paper has, in its language. */
void tvx_house_settle(struct tvx_house *house, struct tvx_str text, struct tvx_str lang);

/* Whether anything in a text has a status, or was proposed by somebody. */
bool tvx_house_has_log(const struct tvx_house *house, struct tvx_str text);

/* How many bytes at the start of text are a phrase of the role; zero: none. Case, spaces, full
 * stops and hyphens between words do not count. *found may be NULL. */
size_t tvx_house_phrase(const struct tvx_house *house, enum tvx_role role, struct tvx_str text,
			const struct tvx_phrase **found);
/* The same for a party; it ends where a word ends. */
size_t tvx_house_party(const struct tvx_house *house, struct tvx_str text,
		       const struct tvx_form **found);

#endif
