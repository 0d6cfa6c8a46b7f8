package dev.hexpay.application.presentation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Formats instants as dates and times in a time zone. */
public final class DateTimeFormat {
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateTime;

    /** Creates a format for readers of this locale. */
    public DateTimeFormat(Locale locale) {
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.dateTime = new DateTimeFormatterBuilder()
                .append(date)
                .appendPattern(", HH:mm 'UTC'")
                .appendOffset("+HH:MM", "")
                .toFormatter(locale);
    }

    /** The date in this zone, for example {@code January 15, 2026}. */
    public String date(Instant instant, ZoneId zone) {
        return date.format(instant.atZone(zone));
    }

    /**
     * Date and time to the minute, with the offset of this zone: {@code January 15, 2026, 23:59 UTC+01:00}. The names of
     * zones are ambiguous, and differ between Java runtimes.
     */
    public String dateTime(Instant instant, ZoneId zone) {
        return dateTime.format(instant.atZone(zone));
    }
}
