/* The seam to libuv: the only header of runtime/loop that others include. */
#ifndef RT_LOOP_H
#define RT_LOOP_H

/* "1.44.2": the libuv that is loaded. Static storage; any thread. */
const char *rt_loop_version(void);

#endif
