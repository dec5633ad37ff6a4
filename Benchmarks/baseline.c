// The measure of the service: the least that a C program does on libmicrohttpd to answer with one shared
// response, made once, or with its 304.
//
//   baseline PORT ANSWER [MEMORY [WAITING]]
//
// ANSWER is a file with what the service answers, as curl -i writes it: the fields and the body are sent as
// they are, but for those that the library makes itself. MEMORY is the connection's memory pool in bytes; WAITING
// is epoll or poll. Both are by default as the service has them, so that the ratio tells of what lies above the
// library.
#define _GNU_SOURCE
#include <microhttpd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

// As in the service: the library does not serve 128 events that come at once before it has waited for more.
int epoll_wait(int descriptor, struct epoll_event *events, int most, int milliseconds) {
  return epoll_pwait(descriptor, events, most < 128 ? most : 127, milliseconds, NULL);
}

static struct MHD_Response *found, *not_modified;
static char tag[256];

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *target,
                              const char *method, const char *version, const char *data, size_t *size,
                              void **context) {
  (void)cls, (void)target, (void)method, (void)version, (void)data;
  // A response to the first call would end the connection.
  if (*context == NULL) {
    *context = &found;
    return MHD_YES;
  }
  if (*size != 0) {
    *size = 0;
    return MHD_YES;
  }
  const char *known = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match");
  if (known != NULL && strcmp(known, tag) == 0)
    return MHD_queue_response(connection, 304, not_modified);
  return MHD_queue_response(connection, 200, found);
}

static void add(const char *name, const char *value) {
  static const char *const own[] = {"Date", "Content-Length", "Connection", "Transfer-Encoding"};
  for (size_t index = 0; index < sizeof own / sizeof *own; index++)
    if (strcasecmp(name, own[index]) == 0) return;
  MHD_add_response_header(found, name, value);
  if (strcasecmp(name, "ETag") == 0) snprintf(tag, sizeof tag, "%s", value);
  if (strcasecmp(name, "Content-Type") != 0 && strcasecmp(name, "Content-Encoding") != 0)
    MHD_add_response_header(not_modified, name, value);
}

int main(int count, char **arguments) {
  if (count < 3) return fprintf(stderr, "usage: baseline PORT ANSWER [MEMORY [WAITING]]\n"), 2;
  size_t memory = count > 3 ? strtoul(arguments[3], NULL, 10) : 16384;
  bool poll = count > 4 && strcmp(arguments[4], "poll") == 0;

  FILE *file = fopen(arguments[2], "rb");
  static char text[1 << 20];
  size_t length = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
  char *end = memmem(text, length, "\r\n\r\n", 4);
  if (end == NULL) return fprintf(stderr, "baseline: %s is no answer\n", arguments[2]), 1;
  *end = 0;
  char *body = end + 4;
  size_t size = length - (size_t)(body - text);
  found = MHD_create_response_from_buffer(size, body, MHD_RESPMEM_PERSISTENT);
  not_modified = MHD_create_response_from_buffer(size, body, MHD_RESPMEM_PERSISTENT);
  char *line = strtok(text, "\r\n");
  while ((line = strtok(NULL, "\r\n")) != NULL) {
    char *colon = strstr(line, ": ");
    if (colon == NULL) continue;
    *colon = 0;
    add(line, colon + 2);
  }

  struct MHD_Daemon *daemon = MHD_start_daemon(
      poll ? MHD_USE_POLL_INTERNAL_THREAD : MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)atoi(arguments[1]),
      NULL, NULL, answer, NULL, MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_CONNECTION_LIMIT, 2000u,
      MHD_OPTION_CONNECTION_TIMEOUT, 30u, MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u, MHD_OPTION_END);
  if (daemon == NULL) return fprintf(stderr, "baseline: no daemon\n"), 1;
  for (;;) pause();
}
