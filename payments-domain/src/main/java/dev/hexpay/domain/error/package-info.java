/** Errors that are reported to clients: published codes, messages and violations. */
@NullMarked
package dev.hexpay.domain.error;

import org.jspecify.annotations.NullMarked;
