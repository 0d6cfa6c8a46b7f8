/** Pages of a list, used by in-ports and out-ports. */
@NullMarked
package dev.hexpay.application.page;

import org.jspecify.annotations.NullMarked;
