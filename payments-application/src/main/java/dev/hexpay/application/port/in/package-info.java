/** What the application offers to its callers: one interface with one method per use case. */
@NullMarked
package dev.hexpay.application.port.in;

import org.jspecify.annotations.NullMarked;
