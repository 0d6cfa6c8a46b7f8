package dev.hexpay.bootstrap.cli;

import dev.hexpay.domain.tenant.ApiKeySecret;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a person reaches a server that has started.
 *
 * @param firstKey the key that the first start creates; null at every other start
 * @param loginLink creates a link to the operator page that logs in once; null without an operator page
 */
record StartedAccess(@Nullable ApiKeySecret firstKey, Supplier<@Nullable String> loginLink) {}
