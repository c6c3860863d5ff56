/*
 * The workers of a batch.
 *
 * The parent and a worker speak over two pipes: row numbers down, results up.
 * A worker that dies closes its pipes, which is how the parent learns of it.
 * Signals that end the program come to the parent as data (signalfd); workers
 * get a SIGTERM then, which waits while a file is being put in its place, and
 * they get one, too, if the parent itself is killed.
 */
#include "cli/batch.h"

#include "cli/batch_progress.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MAX_TOLD = 20 /* rows whose findings are printed; the report has all */
};

struct worker {
    pid_t pid; /* 0: there is none */
    int to, from;
    size_t row;    /* that it is making */
    struct buf in; /* what has come of its reply */
};

struct pool {
    struct batch *batch;
    const size_t *todo;
    size_t n_todo, next;
    struct worker workers[MAX_JOBS];
    size_t n;
    int signals;        /* signalfd */
    sigset_t before;    /* the mask outside of the pool */
    int ended_by;       /* a signal, or 0 */
    bool is_stopped;    /* no more rows are handed out */
    bool has_no_report; /* it could not be written */
    int start_error;    /* errno: why a worker could not be started; or 0 */
    int status;
    size_t n_told;
    struct progress progress;
};

/* Before the bytes of a result. */
struct reply {
    enum row_state state;
    int status;
    size_t n_record, n_text;
};

/* -- In a worker --------------------------------------------------------- */

static bool read_full(int fd, void *bytes, size_t len)
{
    char *p = bytes;
    while (len > 0) {
        ssize_t n = read(fd, p, len);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        if (n > 0) {
            p += n;
            len -= (size_t)n;
        }
    }
    return true;
}

static bool write_full(int fd, const void *bytes, size_t len)
{
    const char *p = bytes;
    while (len > 0) {
        ssize_t n = write(fd, p, len);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0) {
            p += n;
            len -= (size_t)n;
        }
    }
    return true;
}

static bool send_result(int fd, const struct row_result *result)
{
    struct reply reply;
    memset(&reply, 0, sizeof(reply)); /* its padding goes through the pipe */
    reply.state = result->state;
    reply.status = result->status;
    reply.n_record = result->record.len;
    reply.n_text = result->text.len;
    return write_full(fd, &reply, sizeof(reply)) &&
           write_full(fd, buf_text(&result->record), reply.n_record) &&
           write_full(fd, buf_text(&result->text), reply.n_text);
}

/* From now on seconds of processor time are left, 0: as many as it takes.
 * Time that a stopped run or a slow disk takes does not count. */
static void set_deadline(size_t seconds)
{
    const struct itimerval timer = {.it_value.tv_sec = (time_t)seconds};
    setitimer(ITIMER_PROF, &timer, NULL);
}

/* A worker is ended by its parent, not by the terminal. */
static void set_worker_signals(const struct pool *pool)
{
    sigset_t mask = pool->before;
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGHUP);
    sigaddset(&mask, SIGQUIT);
    sigdelset(&mask, SIGTERM);
    sigprocmask(SIG_SETMASK, &mask, NULL);
}

static _Noreturn void work(struct pool *pool, int in, int out, pid_t parent)
{
    size_t row;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    set_worker_signals(pool);
    if (getppid() != parent)
        _exit(EXIT_TROUBLE);
    close(pool->signals);
    for (size_t i = 0; i < pool->n; i++) /* else they never see an end */
        if (pool->workers[i].pid > 0) {
            close(pool->workers[i].to);
            close(pool->workers[i].from);
        }
    struct diags *shared = pool->batch->build->diags;
    *shared = (struct diags){.arena = shared->arena, .lang = shared->lang};
    while (read_full(in, &row, sizeof(row))) {
        struct row_result result;
        set_deadline(pool->batch->timeout);
        batch_run_row(pool->batch, row, &result);
        set_deadline(0);
        bool ok = send_result(out, &result);
        buf_free(&result.record);
        buf_free(&result.text);
        if (!ok)
            break;
    }
    _exit(EXIT_CLEAN);
}

/* -- Starting and ending ------------------------------------------------- */

static bool fail_start(struct pool *pool)
{
    pool->start_error = errno;
    return false;
}

/* False with pool->start_error. */
static bool start(struct pool *pool, struct worker *worker)
{
    int down[2], up[2];
    pid_t parent = getpid();
    if (pipe2(down, O_CLOEXEC) != 0)
        return fail_start(pool);
    if (pipe2(up, O_CLOEXEC) != 0) {
        fail_start(pool);
        close(down[0]);
        close(down[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(down[1]);
        close(up[0]);
        work(pool, down[0], up[1], parent);
    }
    if (pid < 0)
        fail_start(pool);
    close(down[0]);
    close(up[1]);
    if (pid < 0) {
        close(down[1]);
        close(up[0]);
        return false;
    }
    *worker = (struct worker){.pid = pid, .to = down[1], .from = up[0]};
    return true;
}

/* Lets it go; its status as of waitpid(). */
static int reap(struct worker *worker)
{
    int status = 0;
    close(worker->to);
    close(worker->from);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    buf_free(&worker->in);
    *worker = (struct worker){0};
    return status;
}

/* The next row for a worker; without one it may go. */
static void hand_out(struct pool *pool, struct worker *worker)
{
    if (pool->is_stopped || pool->next == pool->n_todo) {
        reap(worker);
        return;
    }
    worker->row = pool->todo[pool->next++];
    /* one that is dead already is found out by its other pipe */
    (void)!write(worker->to, &worker->row, sizeof(worker->row));
}

/* As many as can be had. */
static void start_workers(struct pool *pool)
{
    size_t n =
        pool->batch->n_jobs < pool->n_todo ? pool->batch->n_jobs : pool->n_todo;
    pool->n = n > MAX_JOBS ? MAX_JOBS : n;
    for (size_t i = 0; i < pool->n; i++)
        if (start(pool, &pool->workers[i]))
            hand_out(pool, &pool->workers[i]);
}

/* -- Results ------------------------------------------------------------- */

static void say(struct pool *pool, const struct row_result *result)
{
    const struct cli *cli = pool->batch->build->cli;
    if (result->text.len == 0 || pool->n_told > MAX_TOLD)
        return;
    progress_clear(&pool->progress);
    if (pool->n_told++ < MAX_TOLD)
        fputs(buf_text(&result->text), stderr);
    else
        fputs(cli_word(cli, "……其余的见报告\n",
                       "... the report has the others\n"),
              stderr);
}

static void take(struct pool *pool, size_t row, struct row_result *result)
{
    struct batch *batch = pool->batch;
    switch (result->state) {
    case ROW_MADE:
        batch->n_made++;
        break;
    case ROW_REFUSED:
        batch->n_refused++;
        break;
    case ROW_FAILED:
        batch->n_failed++;
        break;
    }
    if (result->status > pool->status)
        pool->status = result->status;
    if (result->status != EXIT_CLEAN && batch->stops_at_error)
        pool->is_stopped = true;
    if (!pool->has_no_report &&
        !batch_report_add(batch, row, &result->record)) {
        pool->has_no_report = true;
        pool->is_stopped = true;
    }
    say(pool, result);
    progress_step(&pool->progress);
    buf_free(&result->record);
    buf_free(&result->text);
}

/* Whether the reply has come as a whole; then it is taken. */
static bool take_reply(struct pool *pool, struct worker *worker)
{
    struct reply reply;
    if (worker->in.len < sizeof(reply))
        return false;
    memcpy(&reply, worker->in.data, sizeof(reply));
    if (worker->in.len < sizeof(reply) + reply.n_record + reply.n_text)
        return false;
    struct row_result result = {.state = reply.state, .status = reply.status};
    const char *bytes = worker->in.data + sizeof(reply);
    buf_add(&result.record, bytes, reply.n_record);
    buf_add(&result.text, bytes + reply.n_record, reply.n_text);
    take(pool, worker->row, &result);
    buf_truncate(&worker->in, 0);
    return true;
}

/* Why a worker ended, by its status as of waitpid(). */
static const char *explain_end(const struct batch *batch, int status,
                               struct arena *arena)
{
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const char *name = signal == 0 ? NULL : sigabbrev_np(signal);
    if (signal == SIGPROF)
        return arena_printf(arena,
                            cli_word(batch->build->cli,
                                     "用了超过 %zu 秒（--timeout）",
                                     "took more than %zu s (--timeout)"),
                            batch->timeout);
    if (name != NULL)
        return arena_printf(arena, "SIG%s", name);
    return arena_printf(arena, "exit status %d",
                        WIFEXITED(status) ? WEXITSTATUS(status) : status);
}

/* A worker is gone: its row fails, another takes its place. */
static void bury(struct pool *pool, struct worker *worker)
{
    struct arena *arena = arena_new();
    struct row_result result;
    size_t row = worker->row;
    const char *why = explain_end(pool->batch, reap(worker), arena);
    batch_fail_row(pool->batch, row, why, &result);
    take(pool, row, &result);
    if (!pool->is_stopped && pool->next < pool->n_todo && start(pool, worker))
        hand_out(pool, worker);
    arena_free(arena);
}

static void listen_to(struct pool *pool, struct worker *worker)
{
    char chunk[65536];
    ssize_t n = read(worker->from, chunk, sizeof(chunk));
    if (n < 0 && errno == EINTR)
        return;
    if (n <= 0) {
        bury(pool, worker);
        return;
    }
    buf_add(&worker->in, chunk, (size_t)n);
    if (take_reply(pool, worker))
        hand_out(pool, worker);
}

/* -- The loop ------------------------------------------------------------ */

/* Waits for what comes next and handles it; false: there is nobody left. */
static bool turn(struct pool *pool)
{
    struct pollfd fds[MAX_JOBS + 1] = {{pool->signals, POLLIN, 0}};
    struct worker *who[MAX_JOBS + 1];
    nfds_t n = 1;
    for (size_t i = 0; i < pool->n; i++)
        if (pool->workers[i].pid > 0) {
            who[n] = &pool->workers[i];
            fds[n++] = (struct pollfd){pool->workers[i].from, POLLIN, 0};
        }
    if (n == 1)
        return false;
    if (poll(fds, n, -1) < 0)
        return errno == EINTR;
    struct signalfd_siginfo info;
    if (fds[0].revents != 0 &&
        read(pool->signals, &info, sizeof(info)) == sizeof(info)) {
        pool->ended_by = (int)info.ssi_signo;
        return false;
    }
    for (nfds_t i = 1; i < n; i++)
        if (fds[i].revents != 0)
            listen_to(pool, who[i]);
    return true;
}

/* What is ignored (nohup) goes on being ignored. */
static void open_signals(struct pool *pool)
{
    static const int wanted[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t ending;
    sigemptyset(&ending);
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        struct sigaction action;
        sigaction(wanted[i], NULL, &action);
        if (action.sa_handler != SIG_IGN)
            sigaddset(&ending, wanted[i]);
    }
    sigprocmask(SIG_BLOCK, &ending, &pool->before);
    pool->signals = signalfd(-1, &ending, SFD_CLOEXEC);
}

/* After a signal: everybody goes, and nothing half-made stays. */
static void dismiss(struct pool *pool)
{
    for (size_t i = 0; i < pool->n; i++)
        if (pool->workers[i].pid > 0)
            kill(pool->workers[i].pid, SIGTERM);
    for (size_t i = 0; i < pool->n; i++)
        if (pool->workers[i].pid > 0)
            reap(&pool->workers[i]);
}

static void end_by_signal(struct pool *pool)
{
    const struct cli *cli = pool->batch->build->cli;
    struct sigaction usual = {.sa_handler = SIG_DFL};
    progress_clear(&pool->progress);
    fputs(cli_word(cli, "已中断；加 --resume 接着做\n",
                   "interrupted; --resume goes on from here\n"),
          stderr);
    sigaction(pool->ended_by, &usual, NULL);
    sigprocmask(SIG_SETMASK, &pool->before, NULL);
    raise(pool->ended_by);
}

int batch_pool_run(struct batch *batch, const size_t *todo, size_t n)
{
    struct pool *pool = arena_new_object(batch->build->cli->arena, struct pool);
    struct sigaction ignore = {.sa_handler = SIG_IGN}, pipes;
    pool->batch = batch;
    pool->todo = todo;
    pool->n_todo = n;
    progress_start(&pool->progress, batch->build->cli, n,
                   batch->build->is_quiet);
    open_signals(pool);
    sigaction(SIGPIPE, &ignore, &pipes);
    start_workers(pool);
    while (turn(pool))
        ;
    if (pool->ended_by == 0 && !pool->is_stopped && pool->next < n) {
        cli_say_failed(batch->build->cli,
                       cli_word(batch->build->cli, "不能启动进程",
                                "no process can be started"),
                       pool->start_error);
        pool->status = EXIT_TROUBLE;
    }
    dismiss(pool);
    progress_clear(&pool->progress);
    if (pool->ended_by != 0)
        end_by_signal(pool);
    close(pool->signals);
    sigaction(SIGPIPE, &pipes, NULL);
    sigprocmask(SIG_SETMASK, &pool->before, NULL);
    return pool->status;
}
