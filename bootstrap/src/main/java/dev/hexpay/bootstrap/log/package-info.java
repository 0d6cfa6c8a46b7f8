/** What the log looks like. */
@NullMarked
package dev.hexpay.bootstrap.log;

import org.jspecify.annotations.NullMarked;
