package dev.hexpay.bootstrap.cli;

import dev.hexpay.domain.error.InvalidValueException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is valid, as an operator writes it. */
final class Validity {
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    private Validity() {}

    /**
     * From one minute ({@code 1m}) to 99999 days.
     *
     * @throws InvalidValueException when the text has another form
     */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException("must be a number of minutes, hours or days, such as 30m, 24h or 7d");
        }
        return Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
    }
}
