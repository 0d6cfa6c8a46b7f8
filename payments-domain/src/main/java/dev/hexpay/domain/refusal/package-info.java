/** What the product refuses, and how it says so. */
@NullMarked
package dev.hexpay.domain.refusal;

import org.jspecify.annotations.NullMarked;
