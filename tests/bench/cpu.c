/*
 * Prints what commands cost: the median CPU time (user + system) of a run of
 * each in microseconds, a line each.  They take turns, so that what else goes
 * on in the machine meets them alike.
 *
 *   cpu RUNS COMMAND [ARGUMENT]... [-- COMMAND [ARGUMENT]...]...
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_COMMANDS = 16 };

static int compare(const void *a, const void *b)
{
    long x = *(const long *)a;
    long y = *(const long *)b;
    return (x > y) - (x < y);
}

static long microseconds(struct timeval t)
{
    return (long)t.tv_sec * 1000000 + (long)t.tv_usec;
}

/* The CPU time of one run; exit status 1 says that a plan has faults. */
static long run(char **command)
{
    int status;
    struct rusage usage;
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid ||
        !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "cpu: %s failed\n", command[0]);
        exit(2);
    }
    return microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
}

int main(int argc, char **argv)
{
    char **commands[MAX_COMMANDS];
    size_t n_commands = 0;
    size_t n = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
    if (n == 0)
        return 2;
    commands[n_commands++] = argv + 2;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--") != 0 || n_commands == MAX_COMMANDS)
            continue;
        argv[i] = NULL;
        commands[n_commands++] = argv + i + 1;
    }
    long *taken = calloc(n * n_commands, sizeof(*taken));
    if (taken == NULL)
        return 2;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n_commands; k++)
            taken[k * n + i] = run(commands[k]);
    for (size_t k = 0; k < n_commands; k++) {
        qsort(taken + k * n, n, sizeof(*taken), compare);
        printf("%ld\n", taken[k * n + n / 2]);
    }
    free(taken);
    return 0;
}
