/* Preloaded into the program: makes one chosen system call on files of one folder go wrong.
 *
 * FAULT_FOLDER  calls on paths that begin with it count
 * FAULT_CALL    open, write, fsync, rename, ftruncate, fchmod or flock
 * FAULT_NUMBER  which of these calls, from 1
 * FAULT_KIND    a number: errno; "short": half is written; "kill": the process ends
 * FAULT_FIRED   a file that is made when the call came
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FDS 1024

static char watched[MAX_FDS]; /* by file descriptor */

static void *
next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

static int
is_watched_path(const char *path)
{
    const char *folder = getenv("FAULT_FOLDER");

    return folder != NULL && path != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int
is_watched(int fd)
{
    return fd >= 0 && fd < MAX_FDS && watched[fd];
}

static void
tell(void)
{
    int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))next("open");
    const int fd = real_open(getenv("FAULT_FIRED"), O_WRONLY | O_CREAT, 0600);

    if (fd >= 0)
        close(fd);
}

/* Whether this call is the chosen one; "kill" does not come back. */
static int
strikes(const char *call)
{
    static int count;
    const char *chosen = getenv("FAULT_CALL"), *kind = getenv("FAULT_KIND");

    if (chosen == NULL || strcmp(chosen, call) != 0 || ++count != atoi(getenv("FAULT_NUMBER")))
        return 0;
    tell();
    if (strcmp(kind, "kill") == 0)
        kill(getpid(), SIGKILL);
    errno = atoi(kind);
    return 1;
}

static int
open_any(const char *name, const char *path, int flags, mode_t mode)
{
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))next(name);

    if (is_watched_path(path) && strikes("open"))
        return -1;
    const int fd = real(path, flags, mode);
    if (fd >= 0 && fd < MAX_FDS)
        watched[fd] = (char)is_watched_path(path);
    return fd;
}

static mode_t
mode_of(int flags, va_list arguments)
{
    return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
    va_list arguments;

    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_any("open", path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    va_list arguments;

    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_any("open64", path, flags, mode);
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
    ssize_t (*real)(int, const void *, size_t) =
        (ssize_t(*)(int, const void *, size_t))next("write");

    if (is_watched(fd) && strikes("write")) {
        if (strcmp(getenv("FAULT_KIND"), "short") == 0)
            return real(fd, bytes, (n + 1) / 2);
        return -1;
    }
    return real(fd, bytes, n);
}

int
fsync(int fd)
{
    int (*real)(int) = (int (*)(int))next("fsync");

    return is_watched(fd) && strikes("fsync") ? -1 : real(fd);
}

int
ftruncate(int fd, off_t length)
{
    int (*real)(int, off_t) = (int (*)(int, off_t))next("ftruncate");

    return is_watched(fd) && strikes("ftruncate") ? -1 : real(fd, length);
}

int
fchmod(int fd, mode_t mode)
{
    int (*real)(int, mode_t) = (int (*)(int, mode_t))next("fchmod");

    return is_watched(fd) && strikes("fchmod") ? -1 : real(fd, mode);
}

int
flock(int fd, int operation)
{
    int (*real)(int, int) = (int (*)(int, int))next("flock");

    return is_watched(fd) && strikes("flock") ? -1 : real(fd, operation);
}

int
rename(const char *from, const char *to)
{
    int (*real)(const char *, const char *) =
        (int (*)(const char *, const char *))next("rename");

    return is_watched_path(to) && strikes("rename") ? -1 : real(from, to);
}
