/** Where everything is put together: configuration, wiring and the command line. */
@NullMarked
package dev.hexpay.bootstrap;

import org.jspecify.annotations.NullMarked;
