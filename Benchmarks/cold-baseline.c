// The measure of an answer that is not kept: the least that a C program does on libmicrohttpd to read an
// indicator's latest observations with the service's own SQL, prepared once, and to write the same JSON.
//
//   cold-baseline PORT STORE CODE DOCUMENT
//
// DOCUMENT is the body of what the service answers to /v1/indicators/CODE, for a code that reports give values
// for. What the catalogue says in it is sent as it is; the observations are read from STORE for each request.
#include <inttypes.h>
#include <microhttpd.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char release_sql[] = "SELECT * FROM release WHERE number <= ? ORDER BY number DESC LIMIT 1";

static const char observations_sql[] =
    "SELECT o.area, o.release, o.supersededBy, o.indicator, o.period, o.kind, o.variant, o.report, o.value,"
    "  o.lowerBound, o.upperBound, o.qualifier, o.unit, o.origin, o.status, o.asWritten, o.noteZh,"
    "  o.noteEn, o.operands, o.formula, e.position, e.report, e.section, e.heading, e.kind, e.asWritten,"
    "  e.start, e.\"end\", e.sentence, e.sentenceStart, e.sentenceEnd, o.id "
    "FROM (SELECT * FROM observation"
    "  WHERE (indicator, area, kind, period) IN"
    "    (SELECT indicator, area, kind, max(period) FROM observation"
    "      WHERE supersededBy IS NULL AND indicator IN (?1) GROUP BY indicator, area, kind)"
    "    AND supersededBy IS NULL AND indicator IN (?1)) AS o "
    "LEFT JOIN evidence AS e ON e.area = o.area AND e.observation = o.id AND e.release = o.release "
    "ORDER BY o.indicator, o.area, o.kind, o.variant, e.position";

static const char revisions_sql[] =
    "SELECT EXISTS (SELECT 1 FROM figure WHERE area = ? AND period = ? AND previousOf <> '')";

static sqlite3_stmt *release, *observations, *revisions;
static const char *code, *head, *tail;
static size_t head_length, tail_length;

static char *bytes;
static size_t count, room;

static void put(const char *text, size_t length) {
  if (count + length > room) bytes = realloc(bytes, room = (count + length) * 2);
  memcpy(bytes + count, text, length);
  count += length;
}

#define PUT(text) put(text, sizeof text - 1)

static void put_string(const unsigned char *text) {
  PUT("\"");
  for (; *text != 0; text++)
    if (*text == '"' || *text == '\\') {
      char escaped[] = {'\\', (char)*text};
      put(escaped, 2);
    } else if (*text < 0x20) {
      char escaped[7];
      put(escaped, (size_t)snprintf(escaped, sizeof escaped, "\\u%04x", *text));
    } else {
      put((const char *)text, 1);
    }
  PUT("\"");
}

enum form { STRING, NUMBER };

// A key, of which the comma before it is a part, and the value of a column.
static void put_field(const char *key, int column, enum form form) {
  put(key, strlen(key));
  const unsigned char *text = sqlite3_column_text(observations, column);
  if (text == NULL)
    PUT("null");
  else if (form == NUMBER)
    put((const char *)text, (size_t)sqlite3_column_bytes(observations, column));
  else
    put_string(text);
}

static void put_evidence(void) {
  put_field("{\"asWritten\":", 25, STRING);
  put_field(",\"end\":", 27, NUMBER);
  put_field(",\"heading\":", 23, STRING);
  put_field(",\"kind\":", 24, STRING);
  put_field(",\"report\":", 21, STRING);
  put_field(",\"section\":", 22, STRING);
  put_field(",\"sentence\":", 28, STRING);
  put_field(",\"sentenceEnd\":", 30, NUMBER);
  put_field(",\"sentenceStart\":", 29, NUMBER);
  put_field(",\"start\":", 26, NUMBER);
  PUT("}");
}

// What a report of the year after says of the year before would be more evidence; few reports say any.
static void look_for_revisions(void) {
  sqlite3_bind_text(revisions, 1, (const char *)sqlite3_column_text(observations, 0), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int(revisions, 2, sqlite3_column_int(observations, 4) + 1);
  sqlite3_step(revisions);
  sqlite3_reset(revisions);
}

// Writes the observation that the statement stands at, and steps on behind it. True at the end.
static int put_observation(void) {
  int has_evidence = sqlite3_column_type(observations, 20) != SQLITE_NULL;
  put_field("{\"area\":", 0, STRING);
  put_field(",\"asWritten\":", 15, STRING);
  PUT(",\"evidence\":[");
  // The rest of the row is kept until the further evidence has been read.
  size_t start = count;
  put_field(",\"id\":", 31, STRING);
  put_field(",\"indicator\":", 3, STRING);
  put_field(",\"kind\":", 5, STRING);
  put_field(",\"lowerBound\":", 9, NUMBER);
  PUT(",\"note\":null");
  put_field(",\"origin\":", 13, STRING);
  put_field(",\"period\":", 4, STRING);
  put_field(",\"qualifier\":", 11, STRING);
  put_field(",\"release\":", 1, NUMBER);
  put_field(",\"report\":", 7, STRING);
  put_field(",\"status\":", 14, STRING);
  put_field(",\"unit\":", 12, STRING);
  put_field(",\"upperBound\":", 10, NUMBER);
  put_field(",\"value\":", 8, NUMBER);
  size_t rest_length = count - start;
  char *rest = malloc(rest_length);
  memcpy(rest, bytes + start, rest_length);
  count = start;
  look_for_revisions();
  int status, is_first = 1;
  do {
    if (has_evidence) {
      if (!is_first) PUT(",");
      put_evidence();
      is_first = 0;
    }
    status = sqlite3_step(observations);
  } while (status == SQLITE_ROW && sqlite3_column_int(observations, 20) > 1);
  PUT("]");
  put(rest, rest_length);
  free(rest);
  PUT("}");
  return status != SQLITE_ROW;
}

static void make_body(void) {
  bytes = malloc(room = 4096);
  count = 0;
  put(head, head_length);
  sqlite3_bind_int64(release, 1, INT64_MAX);
  sqlite3_step(release);
  sqlite3_reset(release);
  sqlite3_bind_text(observations, 1, code, -1, SQLITE_STATIC);
  int is_over = sqlite3_step(observations) != SQLITE_ROW;
  while (!is_over) {
    is_over = put_observation();
    if (!is_over) PUT(",");
  }
  sqlite3_reset(observations);
  put(tail, tail_length);
}

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *target,
                              const char *method, const char *version, const char *data, size_t *size,
                              void **context) {
  (void)cls, (void)target, (void)method, (void)version, (void)data, (void)size;
  // A response to the first call would end the connection.
  if (*context == NULL) {
    *context = &code;
    return MHD_YES;
  }
  make_body();
  struct MHD_Response *response = MHD_create_response_from_buffer(count, bytes, MHD_RESPMEM_MUST_FREE);
  MHD_add_response_header(response, "Content-Type", "application/json; charset=utf-8");
  enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
  MHD_destroy_response(response);
  return result;
}

static int fail(const char *what) {
  fprintf(stderr, "cold-baseline: %s\n", what);
  return 1;
}

int main(int argument_count, char **arguments) {
  if (argument_count != 5) return fail("PORT STORE CODE DOCUMENT would be right"), 2;
  code = arguments[3];
  static char document[1 << 20];
  FILE *file = fopen(arguments[4], "rb");
  if (file == NULL) return fail("there is no such document");
  fread(document, 1, sizeof document - 1, file);
  static const char opening[] = "\"observations\":[", closing[] = "],\"origin\":";
  char *start = strstr(document, opening);
  // The catalogue's origin is behind the observations, those of the observations within them.
  char *end = NULL;
  for (char *next = start; next != NULL && (next = strstr(next + 1, closing)) != NULL;)
    if (strncmp(next - 1, "}", 1) == 0 && strstr(next, "\"value\":") == NULL) end = next;
  if (start == NULL || end == NULL) return fail("the document has no observations");
  head = document, head_length = (size_t)(start - document) + sizeof opening - 1;
  tail = end, tail_length = strlen(end);

  sqlite3 *store;
  if (sqlite3_open_v2(arguments[2], &store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(store, release_sql, -1, &release, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(store, observations_sql, -1, &observations, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(store, revisions_sql, -1, &revisions, NULL) != SQLITE_OK)
    return fail(sqlite3_errmsg(store));
  if (MHD_start_daemon(MHD_USE_POLL_INTERNAL_THREAD, (uint16_t)atoi(arguments[1]), NULL, NULL, answer, NULL,
                       MHD_OPTION_END) == NULL)
    return fail("the port is taken");
  pause();
  return 0;
}
