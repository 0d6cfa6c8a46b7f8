package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.domain.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Formats money for documents, with the currency code: {@code EUR 1,190.00}, {@code JPY 1,200}, {@code -KWD 1.234}. */
final class MoneyFormat {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private MoneyFormat() {}

    static String of(Money money) {
        return of(money.minor(), money);
    }

    /** An amount credited to the buyer, as a negative amount. */
    static String credited(Money money) {
        return of(-money.minor(), money);
    }

    private static String of(long minor, Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String number = format.format(BigDecimal.valueOf(Math.abs(minor), decimals));
        return (minor < 0 ? "-" : "") + money.currency().getCurrencyCode() + NO_BREAK_SPACE + number;
    }
}
