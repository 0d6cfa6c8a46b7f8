/** Configuration, wiring and command line. */
@NullMarked
package dev.hexpay.bootstrap;

import org.jspecify.annotations.NullMarked;
