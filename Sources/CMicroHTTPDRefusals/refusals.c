#define _GNU_SOURCE
#include "refusals.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <strings.h>

// Two functions of libmicrohttpd stand here once more: the library calls them by their names, and the
// linker lets a program put its own before the library's.
//
// What it cannot read, libmicrohttpd answers with a page of its own, in HTML, and 0.9.75 has no option
// for another. It queues that page with MHD_queue_response; since our own answers take another way, all
// that comes to ours is the library's own.
//
// And where Content-Length is no number, 0.9.75 sends the head of its refusal twice. So it is told that
// there is none, and the request comes to us, who see the field and refuse it. The same happens where cookies
// do not fit into the connection's memory, which it stores one by one; nobody needs them, and so it is told that
// there are none.

typedef enum MHD_Result (*queue_function)(struct MHD_Connection *, unsigned int,
                                          struct MHD_Response *);

static _Atomic(cmhd_refusal) current_refusal;

static queue_function library_queue(void) {
  static _Atomic(queue_function) found;
  queue_function queue = atomic_load(&found);
  if (queue == NULL) {
    queue = (queue_function)dlsym(RTLD_NEXT, "MHD_queue_response");
    atomic_store(&found, queue);
  }
  return queue;
}

void cmhd_set_refusal(cmhd_refusal refusal) { atomic_store(&current_refusal, refusal); }

enum MHD_Result cmhd_queue(struct MHD_Connection *connection, unsigned int status,
                           struct MHD_Response *response) {
  queue_function queue = library_queue();
  return queue == NULL ? MHD_NO : queue(connection, status, response);
}

enum MHD_Result MHD_queue_response(struct MHD_Connection *connection, unsigned int status,
                                   struct MHD_Response *response) {
  cmhd_refusal refusal = atomic_load(&current_refusal);
  if (refusal != NULL && refusal(connection, status) == MHD_YES) return MHD_YES;
  return cmhd_queue(connection, status, response);
}

typedef enum MHD_Result (*lookup_function)(struct MHD_Connection *, enum MHD_ValueKind, const char *,
                                           size_t, const char **, size_t *);

/// Whether a text is digits only, of a number that the library can hold.
static bool is_length(const char *text, size_t size) {
  if (size == 0 || size > 19) return false;
  for (size_t index = 0; index < size; index++) {
    if (text[index] < '0' || text[index] > '9') return false;
  }
  return true;
}

enum MHD_Result MHD_lookup_connection_value_n(struct MHD_Connection *connection,
                                              enum MHD_ValueKind kind, const char *key,
                                              size_t key_size, const char **value,
                                              size_t *value_size) {
  static _Atomic(lookup_function) found;
  lookup_function lookup = atomic_load(&found);
  if (lookup == NULL) {
    lookup = (lookup_function)dlsym(RTLD_NEXT, "MHD_lookup_connection_value_n");
    if (lookup == NULL) return MHD_NO;
    atomic_store(&found, lookup);
  }
  static const char cookie[] = "Cookie";
  if (kind == MHD_HEADER_KIND && key_size == sizeof cookie - 1 &&
      strncasecmp(key, cookie, key_size) == 0) {
    return MHD_NO;
  }
  enum MHD_Result result = lookup(connection, kind, key, key_size, value, value_size);
  static const char name[] = "Content-Length";
  if (result == MHD_YES && kind == MHD_HEADER_KIND && value != NULL && value_size != NULL &&
      key_size == sizeof name - 1 && strncasecmp(key, name, key_size) == 0 &&
      !is_length(*value, *value_size)) {
    return MHD_NO;
  }
  return result;
}
