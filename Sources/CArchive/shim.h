// What is used of libarchive, loaded with the first archive: its shared library brings libxml2, ICU and compressors
// along, which a service that writes zip now and then shall neither wait for at its start nor hold; and its archive
// cannot be linked without them.
#ifndef CARCHIVE_SHIM_H
#define CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

// AE_IFREG is a cast macro.
static const unsigned int carchive_regular_file = AE_IFREG;

// A function of libarchive; NULL where it is not installed. The library is never closed. Two threads that come first
// at the same time open it twice, which does no harm.
static inline void *lazy_archive_function(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

// The function of that name, of the type that the header gives it.
#define LAZY(function) ((__typeof__(&function))lazy_archive_function(#function))

/// Whether the functions below can be called.
static inline _Bool lazy_archive_is_there(void) { return LAZY(archive_write_new) != NULL; }

static inline struct archive *lazy_archive_write_new(void) { return LAZY(archive_write_new)(); }

static inline int lazy_archive_write_free(struct archive *archive) { return LAZY(archive_write_free)(archive); }

static inline int lazy_archive_write_set_format_zip(struct archive *archive) {
  return LAZY(archive_write_set_format_zip)(archive);
}

static inline int lazy_archive_write_zip_set_compression_deflate(struct archive *archive) {
  return LAZY(archive_write_zip_set_compression_deflate)(archive);
}

static inline int lazy_archive_write_set_bytes_per_block(struct archive *archive, int bytes) {
  return LAZY(archive_write_set_bytes_per_block)(archive, bytes);
}

static inline int lazy_archive_write_open(struct archive *archive, void *closure, archive_write_callback *write) {
  return LAZY(archive_write_open)(archive, closure, NULL, write, NULL);
}

static inline int lazy_archive_write_header(struct archive *archive, struct archive_entry *entry) {
  return LAZY(archive_write_header)(archive, entry);
}

static inline ptrdiff_t lazy_archive_write_data(struct archive *archive, const void *bytes, size_t count) {
  return LAZY(archive_write_data)(archive, bytes, count);
}

static inline int lazy_archive_write_close(struct archive *archive) { return LAZY(archive_write_close)(archive); }

static inline const char *lazy_archive_error_string(struct archive *archive) {
  return LAZY(archive_error_string)(archive);
}

static inline struct archive_entry *lazy_archive_entry_new(void) { return LAZY(archive_entry_new)(); }

static inline void lazy_archive_entry_free(struct archive_entry *entry) { LAZY(archive_entry_free)(entry); }

static inline void lazy_archive_entry_set_pathname(struct archive_entry *entry, const char *name) {
  LAZY(archive_entry_set_pathname)(entry, name);
}

static inline void lazy_archive_entry_set_filetype(struct archive_entry *entry, unsigned int type) {
  LAZY(archive_entry_set_filetype)(entry, type);
}

static inline void lazy_archive_entry_set_perm(struct archive_entry *entry, unsigned int permissions) {
  LAZY(archive_entry_set_perm)(entry, permissions);
}

static inline void lazy_archive_entry_set_mtime(struct archive_entry *entry, int64_t seconds) {
  LAZY(archive_entry_set_mtime)(entry, (time_t)seconds, 0);
}

#undef LAZY

#endif
