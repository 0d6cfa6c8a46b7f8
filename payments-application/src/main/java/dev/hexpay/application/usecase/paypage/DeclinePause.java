package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.policy.DeclineLimits;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Refuses to try another card when too many were declined. */
final class DeclinePause {
    /** The newest failures of an e-mail address that are looked at. */
    private static final int MAX_RECENT = 100;

    private final Transactions transactions;
    private final DeclineLimits limits;

    DeclinePause(Transactions transactions, DeclineLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * Requires that neither the link nor the e-mail address has too many declines.
     *
     * @throws PaymentsException {@code rate_limited} with the time until one of them no longer counts
     */
    void requireNone(Scope scope, PaymentId link, EmailAddress email, Instant now) {
        List<Transaction> ofLink = transactions.ofPayment(scope, link).stream()
                .filter(transaction -> transaction.status() == TransactionStatus.FAILED)
                .sorted(Comparator.comparing(Transaction::createdAt).reversed())
                .toList();
        require(ofLink, limits.perLink(), now);
        TransactionFilter ofEmail =
                TransactionFilter.ALL.withStatus(TransactionStatus.FAILED).withEmail(email);
        // Off-session charges of the merchant do not count: no one has typed their card.
        List<Transaction> typed = transactions.list(scope, ofEmail, PageRequest.first(MAX_RECENT)).items().stream()
                .filter(transaction -> transaction.paymentSource() instanceof CardToken)
                .toList();
        require(typed, limits.perEmail(), now);
    }

    /** The declines are sorted from the newest to the oldest. */
    private void require(List<Transaction> declines, int limit, Instant now) {
        if (declines.size() < limit) {
            return;
        }
        Instant over = declines.get(limit - 1).createdAt().plus(limits.window());
        if (now.isBefore(over)) {
            Duration pause = Duration.between(now, over).plusMillis(999);
            throw PaymentsException.rateLimited(
                    "Too many cards were declined. Try again later.", Duration.ofSeconds(pause.toSeconds()));
        }
    }
}
