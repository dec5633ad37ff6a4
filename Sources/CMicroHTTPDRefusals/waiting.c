#define _GNU_SOURCE
#include <errno.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

// Two functions of the C library stand here once more, for libmicrohttpd to call: what they do otherwise than those
// is right for every caller.

// Its threads ask for up to 128 events at a time, and where they get exactly so many, 0.9.75 waits again before it
// serves any of them: with 128 busy connections nobody is answered. So it never gets so many; what is left over
// comes at the next call.
enum { library_events = 128 };

int epoll_wait(int descriptor, struct epoll_event *events, int most, int milliseconds) {
  if (most >= library_events) most = library_events - 1;
  return epoll_pwait(descriptor, events, most, milliseconds, NULL);
}

// When a daemon is to take no more clients, both its threads and the one that wants it take the listening socket out
// of epoll, whoever comes first; 0.9.75 ends the process where the second finds it gone. To take out what is not
// there is done already.
int epoll_ctl(int set, int operation, int descriptor, struct epoll_event *event) {
  long result = syscall(SYS_epoll_ctl, set, operation, descriptor, event);
  return result < 0 && operation == EPOLL_CTL_DEL && errno == ENOENT ? 0 : (int)result;
}
