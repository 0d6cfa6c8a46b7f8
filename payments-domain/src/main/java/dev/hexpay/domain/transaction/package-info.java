/** One attempt to move money, and what it is attempted with. */
@NullMarked
package dev.hexpay.domain.transaction;

import org.jspecify.annotations.NullMarked;
