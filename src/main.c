/*
 * The program.
 */
#include "cli/cli.h"

#include <malloc.h>

/* Memory that one document gave back serves the next one: handing it to the
 * system in between costs more than many a document does. */
enum { KEPT_BYTES = 64 * 1024 * 1024, MAPPED_BYTES = 4 * 1024 * 1024 };

int main(int argc, char **argv)
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
#endif
    return cli_main(argc, argv);
}
