/** The merchant's organization and its API keys. */
@NullMarked
package dev.hexpay.domain.organization;

import org.jspecify.annotations.NullMarked;
