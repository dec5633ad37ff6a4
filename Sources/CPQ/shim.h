// What is used of libpq, loaded with the first address of PostgreSQL: its shared library brings OpenSSL, Kerberos and
// LDAP along, which a service on SQLite shall neither wait for at its start nor hold.
#ifndef CPQ_SHIM_H
#define CPQ_SHIM_H

#include <dlfcn.h>
#include <postgresql/libpq-fe.h>
#include <stddef.h>

// The fields of an error are characters in C.
static const int cpq_sqlstate = PG_DIAG_SQLSTATE;
static const int cpq_message = PG_DIAG_MESSAGE_PRIMARY;
static const int cpq_constraint = PG_DIAG_CONSTRAINT_NAME;

// A function of libpq; NULL where it is not installed. The library is never closed. Two threads that come first at the
// same time open it twice, which does no harm.
static inline void *lazy_pq_function(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

// The function of that name, of the type that the header gives it. It is looked up once.
#define LAZY(function) \
  static __typeof__(&function) found; \
  if (__atomic_load_n(&found, __ATOMIC_RELAXED) == NULL) \
    __atomic_store_n(&found, (__typeof__(&function))lazy_pq_function(#function), __ATOMIC_RELAXED)

/// Whether the functions below can be called. PQpipelineSync is of libpq 14.
static inline _Bool lazy_pq_is_there(void) { return lazy_pq_function("PQpipelineSync") != NULL; }

// Notices, such as that a table is there already, are for people at a terminal.
static inline void cpq_ignore(void *context, const PGresult *notice) { (void)context, (void)notice; }

static inline void lazy_PQignoreNotices(PGconn *connection) {
  LAZY(PQsetNoticeReceiver);
  found(connection, cpq_ignore, NULL);
}

static inline PGconn *lazy_PQconnectdbParams(const char *const *keywords, const char *const *values, int expand_dbname) {
  LAZY(PQconnectdbParams);
  return found(keywords, values, expand_dbname);
}

static inline void lazy_PQfinish(PGconn *connection) {
  LAZY(PQfinish);
  found(connection);
}

static inline ConnStatusType lazy_PQstatus(const PGconn *connection) {
  LAZY(PQstatus);
  return found(connection);
}

static inline char *lazy_PQerrorMessage(const PGconn *connection) {
  LAZY(PQerrorMessage);
  return found(connection);
}

static inline int lazy_PQsocket(const PGconn *connection) {
  LAZY(PQsocket);
  return found(connection);
}

static inline int lazy_PQsetnonblocking(PGconn *connection, int isNonblocking) {
  LAZY(PQsetnonblocking);
  return found(connection, isNonblocking);
}

static inline int lazy_PQenterPipelineMode(PGconn *connection) {
  LAZY(PQenterPipelineMode);
  return found(connection);
}

static inline int lazy_PQpipelineSync(PGconn *connection) {
  LAZY(PQpipelineSync);
  return found(connection);
}

static inline int lazy_PQflush(PGconn *connection) {
  LAZY(PQflush);
  return found(connection);
}

static inline int lazy_PQconsumeInput(PGconn *connection) {
  LAZY(PQconsumeInput);
  return found(connection);
}

static inline int lazy_PQisBusy(PGconn *connection) {
  LAZY(PQisBusy);
  return found(connection);
}

static inline int lazy_PQsendPrepare(PGconn *connection, const char *name, const char *query, int count, const Oid *types) {
  LAZY(PQsendPrepare);
  return found(connection, name, query, count, types);
}

static inline int lazy_PQsendQueryPrepared(PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats, int resultFormat) {
  LAZY(PQsendQueryPrepared);
  return found(connection, name, count, values, lengths, formats, resultFormat);
}

static inline int lazy_PQsendQueryParams(PGconn *connection, const char *query, int count, const Oid *types, const char *const *values, const int *lengths, const int *formats, int resultFormat) {
  LAZY(PQsendQueryParams);
  return found(connection, query, count, types, values, lengths, formats, resultFormat);
}

static inline PGresult *lazy_PQgetResult(PGconn *connection) {
  LAZY(PQgetResult);
  return found(connection);
}

static inline PGnotify *lazy_PQnotifies(PGconn *connection) {
  LAZY(PQnotifies);
  return found(connection);
}

static inline void lazy_PQfreemem(void *memory) {
  LAZY(PQfreemem);
  found(memory);
}

static inline void lazy_PQclear(PGresult *result) {
  LAZY(PQclear);
  found(result);
}

static inline ExecStatusType lazy_PQresultStatus(const PGresult *result) {
  LAZY(PQresultStatus);
  return found(result);
}

static inline char *lazy_PQresultErrorField(const PGresult *result, int field) {
  LAZY(PQresultErrorField);
  return found(result, field);
}

static inline char *lazy_PQcmdStatus(PGresult *result) {
  LAZY(PQcmdStatus);
  return found(result);
}

static inline int lazy_PQntuples(const PGresult *result) {
  LAZY(PQntuples);
  return found(result);
}

static inline int lazy_PQnfields(const PGresult *result) {
  LAZY(PQnfields);
  return found(result);
}

static inline char *lazy_PQfname(const PGresult *result, int column) {
  LAZY(PQfname);
  return found(result, column);
}

static inline int lazy_PQgetisnull(const PGresult *result, int row, int column) {
  LAZY(PQgetisnull);
  return found(result, row, column);
}

static inline char *lazy_PQgetvalue(const PGresult *result, int row, int column) {
  LAZY(PQgetvalue);
  return found(result, row, column);
}

static inline int lazy_PQgetlength(const PGresult *result, int row, int column) {
  LAZY(PQgetlength);
  return found(result, row, column);
}

static inline size_t lazy_PQresultMemorySize(const PGresult *result) {
  LAZY(PQresultMemorySize);
  return found(result);
}

static inline PQconninfoOption *lazy_PQconninfoParse(const char *text, char **error) {
  LAZY(PQconninfoParse);
  return found(text, error);
}

static inline void lazy_PQconninfoFree(PQconninfoOption *options) {
  LAZY(PQconninfoFree);
  found(options);
}

#undef LAZY

#endif
