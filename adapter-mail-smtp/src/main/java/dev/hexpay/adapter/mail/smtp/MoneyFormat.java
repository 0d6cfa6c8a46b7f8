package dev.hexpay.adapter.mail.smtp;

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
        String symbol = money.currency().getSymbol(Locale.US);
        boolean isSpelled = Character.isLetter(symbol.codePointBefore(symbol.length()));
        return symbol + (isSpelled ? " " : "") + format.format(BigDecimal.valueOf(money.minor(), decimals));
    }
}
