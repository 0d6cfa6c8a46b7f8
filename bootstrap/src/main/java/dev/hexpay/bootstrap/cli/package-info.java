/** The command line. */
@NullMarked
package dev.hexpay.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
