/** What the product refuses, and how it says so. */
@NullMarked
package dev.hexpay.domain.error;

import org.jspecify.annotations.NullMarked;
