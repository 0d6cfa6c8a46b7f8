package dev.hexpay.application.presentation;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Formats money with the decimals of its currency. A negative amount begins with a minus sign. */
public final class MoneyFormat {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final Locale locale;
    private final NumberFormat numbers;

    /** Creates a format for readers of this locale. */
    public MoneyFormat(Locale locale) {
        this.locale = locale;
        this.numbers = NumberFormat.getNumberInstance(locale);
    }

    /** The amount with the symbol of its currency, for example {@code €29.75} or {@code KWD 1.234}, which no line break splits. */
    public String withSymbol(Money money) {
        String symbol = money.currency().getSymbol(locale);
        boolean isSpelled = Character.isLetter(symbol.codePointBefore(symbol.length()));
        return sign(money.minor())
                + symbol
                + (isSpelled ? String.valueOf(NO_BREAK_SPACE) : "")
                + number(MoneySum.of(money));
    }

    /** The amount with the code of its currency, for example {@code EUR 1,190.00}, which no line break splits. */
    public String withCode(Money money) {
        return withCode(MoneySum.of(money));
    }

    /** The sum with the code of its currency, as an amount. */
    public String withCode(MoneySum sum) {
        return sign(sum.minor()) + sum.currency().getCurrencyCode() + NO_BREAK_SPACE + number(sum);
    }

    /** The negated amount with the code of its currency: money that is credited to the buyer. */
    public String creditedWithCode(Money money) {
        return withCode(new MoneySum(-money.minor(), money.currency()));
    }

    private static String sign(long minor) {
        return minor < 0 ? "-" : "";
    }

    private String number(MoneySum sum) {
        int decimals = CurrencyCode.minorUnits(sum.currency());
        // A copy: formats are not safe for several threads.
        NumberFormat format = (NumberFormat) numbers.clone();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(sum.minor(), decimals).abs());
    }
}
