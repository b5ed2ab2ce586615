/* The comparison itself: what its parts share. */
#ifndef TVX_COMPARE_COMPARISON_H
#define TVX_COMPARE_COMPARISON_H

#include "compare/align.h"

struct tvx_comparison {
	struct tvx_vocabulary vocabulary;
	struct tvx_items items[2];
	int flipped; /* 1 when items[0] is the new side */
	struct tvx_alignment alignment;
	struct tvx_pair *pairs;
	struct tvx_pair_items {
		uint32_t item[2]; /* old, new; or none */
	} * pair_items;           /* of each pair */
	size_t pair_count;
	struct tvx_group *groups;
	size_t group_count;
};

#endif
