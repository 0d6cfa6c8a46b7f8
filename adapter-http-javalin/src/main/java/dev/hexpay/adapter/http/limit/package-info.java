/** What one client may use of the server: requests, connections, time for a body, and wrong keys. */
@NullMarked
package dev.hexpay.adapter.http.limit;

import org.jspecify.annotations.NullMarked;
