package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A provider as real ones are: it forgets a key after 24 hours and moves the money again if it is asked again then, its
 * answers get lost, its work may take long, and now and then it goes back on its word.
 */
final class FaultyProvider implements PaymentProvider, CardTokens {
    static final String NAME = "sandbox";

    static final Duration KEYS_KEPT = Duration.ofHours(24);
    private static final int LATEST_ARRIVAL_SECONDS = 600;
    private static final int LATEST_WORD_SECONDS = 26 * 3600;

    private final Interleaving interleaving;
    private final Dice dice;
    private final Journal journal;
    private final InstantSource clock;
    private final Mail mail;
    private final Ledger ledger = new Ledger();
    private final GivingBack givingBack;
    private final Map<Key, Known> keys = new HashMap<>();
    private final Wallet wallet = new Wallet();
    private final Agenda agenda;
    private final Bank bank;
    private boolean isCalm;
    private int made;

    private record Key(Scope scope, String value) {}

    private record Known(Charge charge, Instant since) {}

    private enum Fault {
        NONE,
        QUESTION_LOST,
        ANSWER_LOST,
        ERROR_AFTER_EFFECT,
        ARRIVES_LATE
    }

    FaultyProvider(Interleaving interleaving, Dice dice, Journal journal, InstantSource clock) {
        this.interleaving = interleaving;
        this.dice = dice;
        this.journal = journal;
        this.clock = clock;
        this.mail = new Mail(dice, journal);
        this.agenda = new Agenda(clock);
        this.bank = new Bank(ledger, mail, dice, journal);
        this.givingBack = new GivingBack(ledger, agenda, new World.Chance(dice, journal), clock);
    }

    Ledger ledger() {
        return ledger;
    }

    Mail mail() {
        return mail;
    }

    /** From now on every question is heard and answered, at once. */
    void calmDown() {
        isCalm = true;
        givingBack.calmDown();
    }

    Agenda agenda() {
        return agenda;
    }

    Bank bank() {
        return bank;
    }

    GivingBack givingBack() {
        return givingBack;
    }

    /** A card that the provider keeps already. */
    String vaulted(Scope scope, TestCard card) {
        return wallet.keep(scope, card);
    }

    /** A payer satisfies the bank on the bank's own page, of which we hear only by a notification. */
    void authenticateSomebody() {
        List<Charge> waiting = ledger.charges().stream()
                .filter(charge -> charge.answer() instanceof ProviderAnswer.NeedsAction)
                .toList();
        if (!waiting.isEmpty()) {
            Charge charge = dice.oneOf(waiting);
            journal.count("authenticated at the bank");
            journal.note(() -> "the bank is satisfied about " + charge.attempt().id());
            end(charge, succeeded(charge));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OneTimeToken tokenize(Scope scope, CardEntry entry) {
        return new OneTimeToken(wallet.enter(scope, entry));
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        return charge(scope, attempt, attempt.id().value());
    }

    /** Charges under another key than the attempt's own. */
    ProviderAnswer charge(Scope scope, Attempt attempt, String key) {
        return asked(() -> heard(scope, attempt, new Key(scope, key)).answer());
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId id, Authentication outcome) {
        return asked(() -> ended(scope, id, charge -> switch (outcome) {
            case COMPLETED -> succeeded(charge);
            case FAILED -> declined("authentication_failed");
        }));
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId id) {
        return asked(() -> ended(scope, id, charge -> declined("authentication_abandoned")));
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId id) {
        return asked(() -> known(scope, id));
    }

    @Override
    public RefundAnswer refund(Scope scope, Return asked) {
        return refund(scope, asked, asked.id().value());
    }

    /** Gives back under another key than the refund's own. */
    RefundAnswer refund(Scope scope, Return asked, String key) {
        return asked(() -> givingBack.refund(scope, asked, key));
    }

    @Override
    public RefundAnswer findRefund(Scope scope, Return asked) {
        return asked(() -> givingBack.find(scope, asked.id()));
    }

    @Override
    public void forget(Scope scope, String vaultedReference) {
        asked(() -> wallet.forget(scope, vaultedReference));
    }

    /** What find answers, without any fault. */
    ProviderAnswer known(Scope scope, TransactionId id) {
        Charge charge = ledger.find(scope, id);
        return charge == null ? new ProviderAnswer.NeverHeardOf() : charge.answer();
    }

    private <A> A asked(Supplier<A> question) {
        interleaving.point("asking");
        Fault fault = fault();
        journal.count("fault " + fault);
        if (fault != Fault.NONE) {
            journal.note(() -> "fault " + fault);
        }
        if (fault == Fault.ARRIVES_LATE) {
            agenda.putOff(dice.between(1, LATEST_ARRIVAL_SECONDS), () -> {
                A unheard = question.get();
                journal.note(() -> "arrived late: " + unheard);
            });
        }
        if (fault == Fault.QUESTION_LOST || fault == Fault.ARRIVES_LATE) {
            throw new IllegalStateException(fault.name());
        }
        A answer = question.get();
        interleaving.point("answering");
        if (fault != Fault.NONE) {
            throw new IllegalStateException(fault.name());
        }
        return answer;
    }

    private Fault fault() {
        return isCalm || dice.inThousand(750) ? Fault.NONE : dice.oneOf(List.of(Fault.values()));
    }

    private Charge heard(Scope scope, Attempt attempt, Key key) {
        Known known = keys.get(key);
        if (known != null && known.since().plus(KEYS_KEPT).isAfter(clock.instant())) {
            return known.charge();
        }
        Charge charge = new Charge(
                scope, attempt, wallet.find(scope, attempt.instrument().reference()));
        ledger.open(charge);
        keys.put(key, new Known(charge, clock.instant()));
        if (!isCalm && dice.inThousand(60)) {
            journal.count("fault SLOW");
            agenda.putOff(dice.between(1, LATEST_ARRIVAL_SECONDS), () -> decide(charge));
        } else {
            decide(charge);
        }
        return charge;
    }

    private void decide(Charge charge) {
        ProviderAnswer answer = decided(charge);
        end(charge, answer);
        if (answer instanceof ProviderAnswer.Declined && !isCalm && dice.inThousand(120)) {
            int latest = dice.inThousand(500) ? LATEST_ARRIVAL_SECONDS : LATEST_WORD_SECONDS;
            agenda.putOff(dice.between(1, latest), () -> goBackOnWord(charge));
        }
    }

    private ProviderAnswer decided(Charge charge) {
        TestCard card = charge.card();
        if (card == null) {
            return declined("invalid_payment_method");
        }
        boolean isAway = charge.attempt().presence() == Presence.OFF_SESSION;
        return switch (card) {
            case WORKS, DISPUTED -> succeeded(charge);
            case DECLINED, LACKS_FUNDS, EXPIRED -> declined("card_declined");
            case AUTHENTICATES_ONCE -> isAway ? succeeded(charge) : new ProviderAnswer.NeedsAction();
            case AUTHENTICATES_ALWAYS -> new ProviderAnswer.NeedsAction();
            case DECLINED_OFF_SESSION -> isAway ? declined("card_declined") : succeeded(charge);
        };
    }

    private void goBackOnWord(Charge charge) {
        journal.count("fault LATE_WORD");
        journal.note(() -> "the provider takes its no to " + charge.attempt().id() + " back");
        ledger.book(charge, succeeded(charge));
        mail.writeSurely(charge);
    }

    private interface End {
        ProviderAnswer of(Charge charge);
    }

    private ProviderAnswer ended(Scope scope, TransactionId id, End how) {
        Charge charge = ledger.find(scope, id);
        if (charge == null) {
            return new ProviderAnswer.NeverHeardOf();
        }
        if (charge.answer() instanceof ProviderAnswer.NeedsAction) {
            end(charge, how.of(charge));
        }
        return charge.answer();
    }

    private void end(Charge charge, ProviderAnswer answer) {
        ledger.book(charge, answer);
        mail.write(charge);
    }

    private ProviderAnswer succeeded(Charge charge) {
        String reference = "ch_" + ++made;
        TestCard card = charge.card();
        if (card == null || charge.attempt().instrument() instanceof Instrument.Vaulted) {
            return new ProviderAnswer.Succeeded(reference, null, null);
        }
        Card shown = new Card("visa", card.number().substring(12), 12, 2030);
        return new ProviderAnswer.Succeeded(
                reference, new ProviderAnswer.VaultedCard(wallet.keep(charge.scope(), card), shown), null);
    }

    private static ProviderAnswer declined(String code) {
        return new ProviderAnswer.Declined(new Failure(code, null, "Your card was not accepted."));
    }
}
