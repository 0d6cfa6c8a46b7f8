package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Formats money for payers, for example {@code €29.75}, {@code ¥1,200} or {@code KWD 1.234}. */
final class MoneyFormat {

    private MoneyFormat() {}

    static String of(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String number = format.format(BigDecimal.valueOf(Math.abs(money.minor()), decimals));
        String symbol = money.currency().getSymbol(Locale.US);
        boolean spelled = Character.isLetter(symbol.codePointBefore(symbol.length()));
        return (money.minor() < 0 ? "-" : "") + symbol + (spelled ? " " : "") + number;
    }
}
