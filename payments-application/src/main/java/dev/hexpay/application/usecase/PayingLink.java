package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Located;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Pays a link in three steps: prepare and commit, ask with no connection held, settle and commit. */
final class PayingLink implements PayLink {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final CardTokens cardTokens;
    private final IdSource ids;
    private final InstantSource clock;
    private final Pricing pricing;
    private final Asking asking;
    private final Settling settling;
    private final Milestones milestones;

    PayingLink(OutPorts out, Pricing pricing, Asking asking, Settling settling) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.cardTokens = out.cardTokens();
        this.ids = out.ids();
        this.clock = out.clock();
        this.pricing = pricing;
        this.asking = asking;
        this.settling = settling;
        this.milestones = out.milestones();
    }

    @Override
    public Result pay(LinkToken token, Command command) {
        Located located = payments.findByToken(token).orElseThrow(LinkToken::unknown);
        Scope scope = located.scope();
        Payment link = located.payment();
        if (scope.mode().isLive()) {
            throw Refusal.of(RefusalCode.SANDBOX_ONLY, "A card number is typed on this page in sandbox mode only.");
        }
        if (!link.isPayable(clock.instant())) {
            return new Result.NotPayable();
        }
        TaxDocument taxDocument = pricing.taxDocumentOf(located, command.taxDocument());
        TaxBreakdown price = pricing.exactPriceFor(located, Place.of(command.address(), taxDocument));
        Long shown = command.shownTotalMinor();
        if (shown != null && shown != price.total().minor()) {
            return new Result.PriceChanged(price);
        }
        OneTimeToken card = cardTokens.tokenize(scope, command.card());
        milestones.reached(Milestone.BEGINNING);
        abandonAuthentication(scope, link);
        Payer payer = new Payer(command.email(), command.name(), command.address(), taxDocument);
        Transaction.Means means = new Transaction.Means(link.provider(), card, payer, price);
        Optional<Transaction> prepared = prepare(scope, link, means);
        if (prepared.isEmpty()) {
            return new Result.NotPayable();
        }
        milestones.reached(Milestone.PREPARED);
        Transaction attempt = prepared.get();
        ProviderAnswer answer = asking.charge(scope, attempt, link.kind());
        return new Result.Attempted(settling.settle(scope, attempt, answer));
    }

    private Optional<Transaction> prepare(Scope scope, Payment link, Transaction.Means means) {
        return unitOfWork.inTransaction(() -> {
            Instant now = clock.instant();
            Payment locked = payments.lock(scope, link.id())
                    .orElseThrow(() -> new IllegalStateException(link.id() + " is gone"));
            // An attempt that waits for its payer is given up first, outside of this unit of work.
            if (!locked.isPayable(now) || locked.status() == PaymentStatus.REQUIRES_ACTION) {
                return Optional.empty();
            }
            TransactionId id = new TransactionId(ids.next(IdKind.TRANSACTION, now));
            Transaction attempt = Transaction.begun(id, locked.id(), means, now);
            payments.save(scope, locked.startAttempt(id, means.price(), now));
            transactions.insert(scope, attempt);
            milestones.reached(Milestone.PREPARING);
            return Optional.of(attempt);
        });
    }

    /** Another card makes a new attempt; the one that waits for its payer must not be able to succeed beside it. */
    private void abandonAuthentication(Scope scope, Payment link) {
        if (link.state() instanceof PaymentState.RequiresAction waiting) {
            Transaction attempt = transactions
                    .find(scope, waiting.attempt())
                    .orElseThrow(() -> new IllegalStateException(waiting.attempt() + " is gone"));
            settling.settle(scope, attempt, asking.abandon(scope, attempt));
        }
    }
}
