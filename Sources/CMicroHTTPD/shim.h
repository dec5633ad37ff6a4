// What Swift cannot import from libmicrohttpd, and nothing else.
#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

// The library's TLS is GnuTLS, whose certificates and keys it takes.
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <microhttpd.h>
#include <stdarg.h>
#include <sys/socket.h>

// Swift does not import macros that hold a cast.
static const uint64_t cmhd_size_unknown = MHD_SIZE_UNKNOWN;
static const ssize_t cmhd_reader_end = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t cmhd_reader_error = MHD_CONTENT_READER_END_WITH_ERROR;

/// The five functions the library calls, with the types it calls them with. The header passes
/// four of them through `...`, where a wrong type would go unseen.
struct cmhd_callbacks {
  void (*log)(void *cls, const char *format, va_list arguments);
  void *(*target)(void *cls, const char *target, struct MHD_Connection *connection);
  MHD_AccessHandlerCallback request;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

/// The numbers behind the options, each in the C type the library reads it with.
struct cmhd_limits {
  size_t connection_memory;
  unsigned int connections;
  unsigned int connections_per_address;
  unsigned int idle_seconds;
  unsigned int threads;
};

/// How TLS is spoken: who gives the certificate, and GnuTLS's priority string. Without the function there is no
/// TLS.
struct cmhd_tls {
  gnutls_certificate_retrieve_function2 *certificate;
  const char *priorities;
};

// `MHD_start_daemon` is variadic, and Swift does not import variadic functions. The logger is the
// first option, because what goes wrong before it would be printed to standard error.
//
// Its threads wait with epoll: CMicroHTTPDRefusals/waiting.c says what that needs.
//
// Strictness is 0, which in 0.9.75 only means that two things are left to us: a space in the target
// (strict, the library hangs up without an answer) and a missing Host (strict, it sends the head of
// its answer twice).
static inline struct MHD_Daemon *
cmhd_start(int listening_socket, struct cmhd_callbacks callbacks, struct cmhd_limits limits,
           struct cmhd_tls tls, void *cls) {
  struct MHD_OptionItem more[4] = {{MHD_OPTION_END, 0, NULL}};
  int count = 0;
  // A pool of one is refused: then the option is left out.
  if (limits.threads > 1)
    more[count++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, limits.threads, NULL};
  if (tls.certificate != NULL) {
    more[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_CERT_CALLBACK, 0,
                                            (void *)(intptr_t)tls.certificate};
    more[count++] =
        (struct MHD_OptionItem){MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(intptr_t)tls.priorities};
  }
  more[count] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG |
          (tls.certificate != NULL ? MHD_USE_TLS : 0), 0, NULL, NULL,
      callbacks.request, cls,
      MHD_OPTION_EXTERNAL_LOGGER, callbacks.log, cls,
      MHD_OPTION_LISTEN_SOCKET, listening_socket,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.target, cls,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, cls,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, cls,
      MHD_OPTION_STRICT_FOR_CLIENT, 0,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.connection_memory,
      MHD_OPTION_CONNECTION_LIMIT, limits.connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, limits.idle_seconds,
      MHD_OPTION_ARRAY, more,
      MHD_OPTION_END);
}

// `MHD_get_connection_info` is variadic.
static inline const struct sockaddr *cmhd_peer(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info == NULL ? NULL : info->client_addr;
}

// `MHD_set_response_options` is variadic. An answer so marked is sent without chunks; where it has no
// length either, the end of the connection ends it.
static inline enum MHD_Result cmhd_end_by_closing(struct MHD_Response *response) {
  return MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
}

// `MHD_set_connection_option` is variadic. A limit for silence that comes after none begins anew.
static inline void cmhd_restart_idle_timer(struct MHD_Connection *connection, unsigned int seconds) {
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, seconds);
}

// `MHD_get_connection_info` is variadic. The socket stays the library's; -1 if there is none.
static inline int cmhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

// `MHD_get_connection_info` is variadic. What `MHD_OPTION_NOTIFY_CONNECTION` put there.
static inline void *cmhd_connection_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

// `MHD_get_connection_info` is variadic. The bytes of the request's head, with its last empty line.
static inline size_t cmhd_head_bytes(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == NULL ? 0 : info->header_size;
}

#endif
