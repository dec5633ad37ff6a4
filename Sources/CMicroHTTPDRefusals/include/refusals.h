// The answers that libmicrohttpd makes by itself, handed to us.
#ifndef CMICROHTTPD_REFUSALS_H
#define CMICROHTTPD_REFUSALS_H

#include <microhttpd.h>

/// Answers, with a status, a request that the library could not read.
typedef enum MHD_Result (*cmhd_refusal)(struct MHD_Connection *connection, unsigned int status);

/// What is called from now on in place of the library's own answers. Set before the first daemon starts.
void cmhd_set_refusal(cmhd_refusal refusal);

/// `MHD_queue_response` for our own answers.
enum MHD_Result cmhd_queue(struct MHD_Connection *connection, unsigned int status,
                           struct MHD_Response *response);

#endif
