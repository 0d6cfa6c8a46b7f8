/** Checks of an installation, for its operator. */
@NullMarked
package dev.hexpay.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
