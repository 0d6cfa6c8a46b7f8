/** Tenancy: organizations, modes, scopes and API keys. */
@NullMarked
package dev.hexpay.domain.tenant;

import org.jspecify.annotations.NullMarked;
