/* Runs commands in turn, several rounds of them, and prints for each the median time, the median
 * of the processor's, which a busy machine disturbs less, their ratios to the first, and the most
 * memory that any of its processes had. A command is a line of standard
 * input, with a name and a tab before it; words are separated by single spaces. Output goes
 * nowhere. Usage: race ROUNDS */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNNERS = 8, MOST_ROUNDS = 32, MOST_WORDS = 64, LONGEST_LINE = 4096 };

struct runner {
	char line[LONGEST_LINE];
	char *words[MOST_WORDS]; /* the last is NULL */
	double seconds[MOST_ROUNDS], busy[MOST_ROUNDS];
	long memory_kib;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
run(struct runner *runner, int round)
{
	struct rusage usage;
	int status;
	double start = now();
	pid_t child = fork();

	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR);
		dup2(nowhere, 0);
		dup2(nowhere, 1);
		execvp(runner->words[0], runner->words);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1) {
		fprintf(stderr, "race: %s failed\n", runner->words[0]);
		exit(1);
	}
	runner->seconds[round] = now() - start;
	runner->busy[round] = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
			      (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
	if (usage.ru_maxrss > runner->memory_kib)
		runner->memory_kib = usage.ru_maxrss;
}

static int
by_value(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return a < b ? -1 : a > b;
}

static int
read_runners(struct runner *runners)
{
	int count = 0;

	while (count < MOST_RUNNERS && fgets(runners[count].line, LONGEST_LINE, stdin)) {
		struct runner *r = &runners[count++];
		int words = 0;
		r->line[strcspn(r->line, "\n")] = '\0';
		char *command = strchr(r->line, '\t');
		if (!command)
			exit(2);
		*command++ = '\0';
		for (char *word = strtok(command, " "); word && words < MOST_WORDS - 1;
		     word = strtok(NULL, " "))
			r->words[words++] = word;
	}
	return count;
}

int
main(int argc, char **argv)
{
	static struct runner runners[MOST_RUNNERS];
	int rounds = argc > 1 ? atoi(argv[1]) : 5;
	int count = read_runners(runners);

	rounds = rounds < 1 ? 1 : rounds > MOST_ROUNDS ? MOST_ROUNDS : rounds;
	for (int round = 0; round < rounds; round++)
		for (int r = 0; r < count; r++)
			run(&runners[r], round);
	for (int r = 0; r < count; r++) {
		const struct runner *first = &runners[0], *this = &runners[r];
		qsort(runners[r].seconds, (size_t)rounds, sizeof(double), by_value);
		qsort(runners[r].busy, (size_t)rounds, sizeof(double), by_value);
		int half = rounds / 2;
		printf("  %-22s %8.4f s  x %5.2f  [%.4f to %.4f]  busy %8.4f s  x %5.2f  %6.1f "
		       "MiB\n",
		       this->line, this->seconds[half], this->seconds[half] / first->seconds[half],
		       this->seconds[0], this->seconds[rounds - 1], this->busy[half],
		       this->busy[half] / first->busy[half], (double)this->memory_kib / 1024);
	}
	return 0;
}
