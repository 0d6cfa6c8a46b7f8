/** Hexpay inside another JVM application: no HTTP, no environment variables, no command line. */
@NullMarked
package dev.hexpay.embedded;

import org.jspecify.annotations.NullMarked;
