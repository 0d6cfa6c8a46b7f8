/** The metrics of a server, and whether it is ready for requests. */
@NullMarked
package dev.hexpay.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
