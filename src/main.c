/*
 * The program.
 */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

/* Memory that one document gave back serves the next one: handing it to the
 * system in between costs more than many a document does. */
enum { KEPT_BYTES = 64 * 1024 * 1024, MAPPED_BYTES = 4 * 1024 * 1024 };

/* A standard stream that was closed would become the next file that is opened,
 * and messages would go into it.  /dev/null takes its number, opened so that
 * reading or writing fails as it would have. */
static void keep_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
    keep_standard_streams();
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
#endif
    return cli_main(argc, argv);
}
