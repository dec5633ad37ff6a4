#include <archive.h>
#include <archive_entry.h>

// AE_IFREG is a cast macro.
static const unsigned int carchive_regular_file = AE_IFREG;
