// librsvg with cairo and GLib, loaded with the first picture: half a hundred libraries stand behind them, and a
// service that draws nothing shall neither wait for them at its start nor hold them. Each function here calls the one
// of its name, whose type the compiler takes from the headers.
#ifndef CRSVG_SHIM_H
#define CRSVG_SHIM_H

#include <dlfcn.h>
#include <librsvg/rsvg.h>

// A function of librsvg, or of what it loads; NULL where librsvg is not installed. The library is never closed: GLib
// does not let itself be unloaded. Two threads that come first at the same time open it twice, which does no harm.
static inline void *lazy_function(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

#define LAZY(function) ((__typeof__(&function))lazy_function(#function))

/// Whether the functions below can be called.
static inline _Bool lazy_rsvg_is_there(void) { return lazy_function("rsvg_handle_render_document") != NULL; }

static inline RsvgHandle *lazy_rsvg_handle_new(const guint8 *data, gsize length, GError **error) {
  return LAZY(rsvg_handle_new_from_data)(data, length, error);
}

static inline gboolean lazy_rsvg_handle_get_size(RsvgHandle *handle, gdouble *width, gdouble *height) {
  return LAZY(rsvg_handle_get_intrinsic_size_in_pixels)(handle, width, height);
}

static inline gboolean lazy_rsvg_handle_render(RsvgHandle *handle, cairo_t *context, const RsvgRectangle *viewport,
                                               GError **error) {
  return LAZY(rsvg_handle_render_document)(handle, context, viewport, error);
}

static inline void lazy_g_object_unref(gpointer object) { LAZY(g_object_unref)(object); }

static inline void lazy_g_error_free(GError *error) { LAZY(g_error_free)(error); }

static inline cairo_surface_t *lazy_cairo_image_surface_create(cairo_format_t format, int width, int height) {
  return LAZY(cairo_image_surface_create)(format, width, height);
}

static inline void lazy_cairo_surface_destroy(cairo_surface_t *surface) { LAZY(cairo_surface_destroy)(surface); }

static inline cairo_status_t lazy_cairo_surface_status(cairo_surface_t *surface) {
  return LAZY(cairo_surface_status)(surface);
}

static inline cairo_t *lazy_cairo_create(cairo_surface_t *surface) { return LAZY(cairo_create)(surface); }

static inline void lazy_cairo_destroy(cairo_t *context) { LAZY(cairo_destroy)(context); }

static inline cairo_status_t lazy_cairo_status(cairo_t *context) { return LAZY(cairo_status)(context); }

static inline const char *lazy_cairo_status_to_string(cairo_status_t status) {
  return LAZY(cairo_status_to_string)(status);
}

static inline cairo_status_t lazy_cairo_write_png(cairo_surface_t *surface, cairo_write_func_t write, void *closure) {
  return LAZY(cairo_surface_write_to_png_stream)(surface, write, closure);
}

#undef LAZY

#endif
