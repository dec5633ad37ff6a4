// What is used of librsvg 2, cairo and GLib, loaded with the first picture: half a hundred libraries stand behind
// them, and a service that draws nothing shall neither wait for them at its start nor hold them. Their headers would
// bring their libraries along (pkg-config), so that the few types and functions are declared here, as their ABI has
// them; RasterizingTests calls every one.
#ifndef CRSVG_SHIM_H
#define CRSVG_SHIM_H

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

typedef struct RsvgHandle RsvgHandle;
typedef struct cairo_t cairo_t;
typedef struct cairo_surface_t cairo_surface_t;

typedef struct {
  uint32_t domain;
  int code;
  char *message;
} GError;

typedef struct {
  double x, y, width, height;
} RsvgRectangle;

enum { CAIRO_FORMAT_ARGB32 = 0, CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_WRITE_ERROR = 11 };

/// Takes a piece of a PNG file, and gives a status.
typedef int (*cairo_write_func_t)(void *closure, const unsigned char *data, unsigned int length);

// A function of librsvg, or of what it loads; NULL where librsvg is not installed. The library is never closed: GLib
// does not let itself be unloaded. Two threads that come first at the same time open it twice, which does no harm.
static inline void *lazy_function(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

/// Whether the functions below can be called.
static inline _Bool lazy_rsvg_is_there(void) { return lazy_function("rsvg_handle_render_document") != NULL; }

static inline RsvgHandle *lazy_rsvg_handle_new(const uint8_t *data, size_t length, GError **error) {
  RsvgHandle *(*function)(const uint8_t *, size_t, GError **) = lazy_function("rsvg_handle_new_from_data");
  return function(data, length, error);
}

static inline int lazy_rsvg_handle_get_size(RsvgHandle *handle, double *width, double *height) {
  int (*function)(RsvgHandle *, double *, double *) = lazy_function("rsvg_handle_get_intrinsic_size_in_pixels");
  return function(handle, width, height);
}

static inline int lazy_rsvg_handle_render(RsvgHandle *handle, cairo_t *context, const RsvgRectangle *viewport,
                                          GError **error) {
  int (*function)(RsvgHandle *, cairo_t *, const RsvgRectangle *, GError **) =
      lazy_function("rsvg_handle_render_document");
  return function(handle, context, viewport, error);
}

static inline void lazy_rsvg_handle_free(RsvgHandle *handle) {
  void (*function)(void *) = lazy_function("g_object_unref");
  function(handle);
}

static inline void lazy_g_error_free(GError *error) {
  void (*function)(GError *) = lazy_function("g_error_free");
  function(error);
}

static inline cairo_surface_t *lazy_cairo_image_surface_create(int format, int width, int height) {
  cairo_surface_t *(*function)(int, int, int) = lazy_function("cairo_image_surface_create");
  return function(format, width, height);
}

static inline void lazy_cairo_surface_destroy(cairo_surface_t *surface) {
  void (*function)(cairo_surface_t *) = lazy_function("cairo_surface_destroy");
  function(surface);
}

static inline int lazy_cairo_surface_status(cairo_surface_t *surface) {
  int (*function)(cairo_surface_t *) = lazy_function("cairo_surface_status");
  return function(surface);
}

static inline cairo_t *lazy_cairo_create(cairo_surface_t *surface) {
  cairo_t *(*function)(cairo_surface_t *) = lazy_function("cairo_create");
  return function(surface);
}

static inline void lazy_cairo_destroy(cairo_t *context) {
  void (*function)(cairo_t *) = lazy_function("cairo_destroy");
  function(context);
}

static inline int lazy_cairo_status(cairo_t *context) {
  int (*function)(cairo_t *) = lazy_function("cairo_status");
  return function(context);
}

static inline const char *lazy_cairo_status_to_string(int status) {
  const char *(*function)(int) = lazy_function("cairo_status_to_string");
  return function(status);
}

static inline int lazy_cairo_write_png(cairo_surface_t *surface, cairo_write_func_t write, void *closure) {
  int (*function)(cairo_surface_t *, cairo_write_func_t, void *) =
      lazy_function("cairo_surface_write_to_png_stream");
  return function(surface, write, closure);
}

#endif
