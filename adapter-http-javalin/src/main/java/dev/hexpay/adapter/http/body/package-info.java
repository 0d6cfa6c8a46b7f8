/** How bodies of requests are read: within a deadline, and without a thread where the server is our own. */
@NullMarked
package dev.hexpay.adapter.http.body;

import org.jspecify.annotations.NullMarked;
