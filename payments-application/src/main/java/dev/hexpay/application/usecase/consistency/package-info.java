/** The audit: what must be true of a database is checked. */
@NullMarked
package dev.hexpay.application.usecase.consistency;

import org.jspecify.annotations.NullMarked;
