/** What the product does for its callers: one interface per use case, a verb with one method. */
@NullMarked
package dev.hexpay.application.port.in;

import org.jspecify.annotations.NullMarked;
