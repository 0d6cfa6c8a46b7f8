package dev.hexpay.application.report;

import org.jspecify.annotations.Nullable;

/**
 * How often attempts were declined for one reason.
 *
 * @param code the code of the {@link dev.hexpay.domain.payment.Failure}
 * @param declineCode its decline code; null when the bank gave none
 */
public record DeclineCount(String code, @Nullable String declineCode, long count) {}
