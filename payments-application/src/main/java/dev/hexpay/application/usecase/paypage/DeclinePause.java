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
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Refuses to try another card when too many were declined. */
final class DeclinePause {
    /** The newest failures of an e-mail address that are looked at. */
    private static final int MAX_RECENT = 100;

    /** Failures without a card that a bank has declined: anyone can cause them, and they must not stop a payer. */
    private static final Set<String> WITHOUT_CARD =
            Set.of("invalid_payment_method", "provider_unavailable", "amount_not_representable");

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
                .filter(DeclinePause::isDeclinedCard)
                .sorted(Comparator.comparing(Transaction::createdAt).reversed())
                .toList();
        require(ofLink, limits.perLink(), now);
        TransactionFilter ofEmail =
                TransactionFilter.ALL.withStatus(TransactionStatus.FAILED).withEmail(email);
        // Off-session charges of the merchant do not count: no one has typed their card.
        List<Transaction> typed = transactions.list(scope, ofEmail, PageRequest.first(MAX_RECENT)).items().stream()
                .filter(transaction -> transaction.paymentSource() instanceof CardToken)
                .filter(DeclinePause::isDeclinedCard)
                .toList();
        require(typed, limits.perEmail(), now);
    }

    private static boolean isDeclinedCard(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Failed failed
                && !WITHOUT_CARD.contains(failed.failure().code());
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
