/* Random numbers that a seed repeats on any machine. */
#ifndef TVX_TESTS_RANDOM_H
#define TVX_TESTS_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
	uint64_t state; /* never zero */
};

static inline struct random
random_of(uint64_t seed)
{
	return (struct random){ seed * 0x9E3779B97F4A7C15u + 0x2545F4914F6CDD1Du };
}

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
static inline uint32_t
random_next(struct random *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return (uint32_t)((r->state * 0x2545F4914F6CDD1Du) >> 32);
}

/* From zero to limit - 1; limit is at least one. */
static inline uint32_t
random_below(struct random *r, uint32_t limit)
{
	return random_next(r) % limit;
}

static inline bool
random_percent(struct random *r, uint32_t percent)
{
	return random_below(r, 100) < percent;
}

#endif
