package dev.hexpay.application.presentation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Formats instants as dates and times in UTC. */
public final class DateTimeFormat {
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateTime;

    /** Creates a format for readers of this locale. */
    public DateTimeFormat(Locale locale) {
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        this.dateTime = new DateTimeFormatterBuilder()
                .append(date)
                .appendPattern(", HH:mm 'UTC'")
                .toFormatter(locale)
                .withZone(ZoneOffset.UTC);
    }

    /** The date, for example {@code January 15, 2026}. */
    public String date(Instant instant) {
        return date.format(instant);
    }

    /** Date and time to the minute, for example {@code January 15, 2026, 23:59 UTC}. */
    public String dateTime(Instant instant) {
        return dateTime.format(instant);
    }
}
