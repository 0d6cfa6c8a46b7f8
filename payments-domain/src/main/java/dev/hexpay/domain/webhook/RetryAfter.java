package dev.hexpay.domain.webhook;

import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After} of a response: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** A receiver cannot park an event for longer than the longest delay of the schedule. */
    static final Duration MAX = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,64}");

    private RetryAfter() {}

    /** From when on the receiver wants the next attempt, at most {@link #MAX} from now; empty when it does not say. */
    static Optional<Instant> of(AttemptResult result, Instant now) {
        if (!(result instanceof Response response) || response.retryAfter() == null) {
            return Optional.empty();
        }
        return parsed(response.retryAfter().strip(), now)
                .map(asked -> asked.isAfter(now.plus(MAX)) ? now.plus(MAX) : asked);
    }

    private static Optional<Instant> parsed(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(now.plusSeconds(new BigInteger(text)
                    .min(BigInteger.valueOf(MAX.toSeconds()))
                    .longValue()));
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
