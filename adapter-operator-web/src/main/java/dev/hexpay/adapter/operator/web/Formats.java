package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values as operators read them. Times are in UTC. */
public final class Formats {
    private static final MoneyFormat MONEY = new MoneyFormat(Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Formats() {}

    /** A text; nothing for null. */
    public static Cell text(@Nullable String text) {
        return text == null ? Cell.NONE : Cell.text(text);
    }

    /** The text of a value; nothing for null. */
    public static <T> Cell text(@Nullable T value, Function<T, String> text) {
        return value == null ? Cell.NONE : Cell.text(text.apply(value));
    }

    /** An id; nothing for null. */
    public static Cell code(@Nullable String text) {
        return text == null ? Cell.NONE : Cell.code(text);
    }

    /** An amount with its currency. */
    public static Cell money(Money money) {
        return Cell.number(amount(money), decimal(money.minor(), money.currency()));
    }

    /** A sum with its currency. */
    public static Cell money(MoneySum sum) {
        return Cell.number(amount(sum), decimal(sum.minor(), sum.currency()));
    }

    /** The currency of an amount, for a file, which has the amount as a number. */
    public static Cell currency(Money money) {
        return Cell.text(money.currency().getCurrencyCode());
    }

    /** An amount with its currency, as a text. */
    public static String amount(Money money) {
        return MONEY.withCode(money);
    }

    /** An amount of minor units, which may be negative. */
    public static String amount(long minor, Currency currency) {
        return amount(new MoneySum(minor, currency));
    }

    /** A sum with its currency, as a text. */
    public static String amount(MoneySum sum) {
        return MONEY.withCode(sum);
    }

    /** An amount as a number with a decimal point. */
    public static String decimal(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, CurrencyCode.minorUnits(currency)).toPlainString();
    }

    /** A count. */
    public static Cell count(long count) {
        return Cell.number(String.format(Locale.ENGLISH, "%,d", count), Long.toString(count));
    }

    /** A time; nothing for null. */
    public static Cell time(@Nullable Instant instant) {
        return instant == null
                ? Cell.NONE
                : Cell.time(
                        TIME.format(instant),
                        instant.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** A mode. */
    public static Cell mode(Mode mode) {
        return Cell.status(
                mode.isLive() ? "Live" : "Sandbox", WireName.of(mode), mode.isLive() ? Tone.GOOD : Tone.WARNING);
    }

    /** The name of a constant as words, such as {@code Requires action}. */
    public static String words(Enum<?> constant) {
        String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
