package dev.hexpay.adapter.http.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of events in a time. A client that has used all of them gets new ones evenly, one after each
 * {@code per / events}.
 *
 * @param events how many may happen at once, 1 to 1,000,000
 * @param per the time in which that many happen in the long run, 1 second to 1 day
 */
public record RateLimit(int events, Duration per) {
    private static final int MAX_EVENTS = 1_000_000;
    private static final Duration MAX_PER = Duration.ofDays(1);
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,7})/([0-9]{0,5})([smh])");

    public RateLimit {
        if (events < 1 || events > MAX_EVENTS || per.toSeconds() < 1 || per.compareTo(MAX_PER) > 0) {
            throw new IllegalArgumentException("must be 1 to 1000000 events in 1 second to 1 day");
        }
    }

    /**
     * Parses {@code 1000/10s}, {@code 30/h} or {@code 100/5m}.
     *
     * @throws IllegalArgumentException when the text has another form or a number is out of range
     */
    public static RateLimit parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must look like 1000/10s, 100/m or 30/h");
        }
        long count = parts.group(2).isEmpty() ? 1 : Long.parseLong(parts.group(2));
        Duration per = switch (parts.group(3)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        return new RateLimit(Integer.parseInt(parts.group(1)), per);
    }

    @Override
    public String toString() {
        long seconds = per.toSeconds();
        String unit = seconds % SECONDS_PER_HOUR == 0 ? "h" : seconds % SECONDS_PER_MINUTE == 0 ? "m" : "s";
        long count = switch (unit) {
            case "h" -> seconds / SECONDS_PER_HOUR;
            case "m" -> seconds / SECONDS_PER_MINUTE;
            default -> seconds;
        };
        return events + "/" + (count == 1 ? "" : count) + unit;
    }
}
