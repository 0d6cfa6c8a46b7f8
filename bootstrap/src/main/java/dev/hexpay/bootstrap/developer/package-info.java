/** Tools for developers of a client: they use a server through its API, as a client does. */
@NullMarked
package dev.hexpay.bootstrap.developer;

import org.jspecify.annotations.NullMarked;
