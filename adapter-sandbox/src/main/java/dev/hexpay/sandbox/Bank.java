package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.sandbox.BookedAttempt.Presented;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is done with attempts, within one transaction; whatever becomes of one is told in the same transaction. */
final class Bank {
    private final AttemptBook attempts;
    private final DisputeBook disputes;
    private final CardBook cards;
    private final NotificationBook notifications;
    private final References references;
    private final Instant now;

    Bank(Handle handle, TestCards cards, References references, Instant now) {
        this.attempts = new AttemptBook(handle, cards, now);
        this.disputes = new DisputeBook(handle);
        this.cards = new CardBook(handle, cards, now);
        this.notifications = new NotificationBook(handle);
        this.references = references;
        this.now = now;
    }

    /** Makes the attempt, unless it was made before. */
    ProviderAnswer charge(AttemptKey key, Attempt attempt, Fault fault) {
        if (attempts.open(key, attempt.amount())) {
            Optional<Presented> known = cards.present(key, attempt.instrument());
            if (known.isPresent()) {
                attempts.present(key, known.get());
                Outcome outcome = known.get().card().card().behaviour().when(attempt.presence());
                return bring(key, known.get(), outcome, fault);
            }
            decline(key, Failures.METHOD_UNKNOWN);
        }
        return find(key);
    }

    /** Brings the attempt to this outcome, if it waits for its payer. */
    ProviderAnswer goOn(AttemptKey key, Outcome outcome, Fault fault) {
        return attempts.lock(key)
                .filter(BookedAttempt::needsAction)
                .map(waiting -> bring(key, waiting.card(), outcome, fault))
                .orElseGet(() -> find(key));
    }

    /** Brings the attempt to the outcome that was put off, if any was. */
    ProviderAnswer proceed(AttemptKey key) {
        Optional<BookedAttempt> locked = attempts.lock(key);
        if (locked.isPresent() && locked.get().late() != null) {
            attempts.forgetLate(key);
            return bring(key, locked.get().card(), locked.get().late(), new Fault.None());
        }
        return find(key);
    }

    ProviderAnswer find(AttemptKey key) {
        ProviderAnswer answer = attempts.find(key).map(BookedAttempt::answer).orElseGet(NeverHeardOf::new);
        return answer instanceof Succeeded paid
                ? new Succeeded(
                        paid.reference(), paid.vaulted(), disputes.find(key).orElse(null))
                : answer;
    }

    /** Decides the dispute of the attempt; false when it has none, or one that was decided otherwise. */
    boolean decide(AttemptKey key, Verdict verdict) {
        attempts.lock(key);
        Optional<Dispute> dispute = disputes.find(key);
        if (dispute.isEmpty() || dispute.get().isResolved()) {
            return dispute.isPresent() && dispute.get().standing().name().equals(verdict.name());
        }
        disputes.decide(key, verdict);
        tell(key);
        return true;
    }

    private ProviderAnswer bring(AttemptKey key, Presented presented, Outcome outcome, Fault fault) {
        if (fault instanceof Fault.Late) {
            attempts.putOff(key, outcome);
        } else if (fault instanceof Fault.DeclinesFirst) {
            decline(key, outcome instanceof Outcome.Declines declines ? declines.failure() : Failures.GENERIC_DECLINE);
            attempts.expect(key, new Outcome.Succeeds());
        } else if (outcome instanceof Outcome.Declines declines) {
            decline(key, declines.failure());
        } else if (outcome instanceof Outcome.AsksPayer) {
            attempts.askPayer(key);
            tell(key);
        } else {
            succeed(key, presented);
            if (outcome instanceof Outcome.IsDisputed) {
                return disputed(key);
            }
        }
        return find(key);
    }

    /** Its owner complains when the answer is under way already, which knows nothing of that. */
    private ProviderAnswer disputed(AttemptKey key) {
        ProviderAnswer underWay = find(key);
        disputes.open(key, references.next("sbx_dp_"), now);
        tell(key);
        return underWay;
    }

    private void decline(AttemptKey key, Failure failure) {
        attempts.decline(key, failure);
        tell(key);
    }

    private void succeed(AttemptKey key, Presented presented) {
        String vaulted = null;
        if (presented.isNew()) {
            vaulted = references.next("sbx_pm_");
            cards.putOnFile(key.scope(), vaulted, presented.card());
        }
        attempts.charge(key, references.next("sbx_ch_"), vaulted);
        tell(key);
    }

    private void tell(AttemptKey key) {
        notifications.add(key, references.next("sbx_evt_"), now);
    }
}
