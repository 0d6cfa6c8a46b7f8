package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.IdempotencyKeys.SealedAnswer;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Mistakes in what is remembered of payments, attempts and keys. */
final class KeptBugs {
    private KeptBugs() {}

    /** The time at which an attempt was begun is not kept: it is always now. */
    static OutPorts attemptsStayYoung(OutPorts ports, World world) {
        return Bend.in(ports, Transactions.class, call -> {
            Instant now = world.clock().instant();
            Object answer = call.straight();
            if (call.is("find")) {
                return ((Optional<?>) answer).map(found -> begunAt((Transaction) found, now));
            } else if (call.is("leaseUnfinished")) {
                return ((List<?>) answer)
                        .stream()
                                .map(each -> (Transactions.Located) each)
                                .map(each -> new Transactions.Located(each.scope(), begunAt(each.transaction(), now)))
                                .toList();
            }
            return answer;
        });
    }

    private static Transaction begunAt(Transaction attempt, Instant then) {
        return new Transaction(
                attempt.id(),
                attempt.payment(),
                attempt.provider(),
                attempt.instrument(),
                attempt.payer(),
                attempt.price(),
                attempt.state(),
                then,
                attempt.updatedAt(),
                attempt.version());
    }

    /** Whoever settles does not see that it is settled, and nothing else stands in the way. */
    static OutPorts settledTwice(OutPorts ports, World world) {
        return Bend.in(successHidden(ports), Invoices.class, call -> {
            try {
                return call.straight();
            } catch (AlreadyThere twin) {
                Invoice invoice = call.arg(1, Invoice.class);
                PaymentId nobodys = new PaymentId(
                        world.ids().next(IdKind.PAYMENT, world.clock().instant()));
                return call.with(
                        call.arg(0, Object.class),
                        new Invoice(
                                invoice.id(),
                                invoice.number(),
                                invoice.customer(),
                                new Invoice.Reference(
                                        nobodys, invoice.reference().transaction()),
                                invoice.parties(),
                                invoice.description(),
                                invoice.price(),
                                invoice.status(),
                                invoice.issuedAt(),
                                invoice.updatedAt()));
            }
        });
    }

    /** The provider says no after it said yes, and whoever settles does not see that it is settled. */
    static OutPorts successUndone(OutPorts ports, World world) {
        return Bend.inProvider(successHidden(ports), world, call -> {
            Object answer = call.straight();
            return call.is("find") && answer instanceof ProviderAnswer.Succeeded ? PlantedBug.declined() : answer;
        });
    }

    private static OutPorts successHidden(OutPorts ports) {
        OutPorts blind = Bend.in(
                ports,
                Transactions.class,
                call -> call.is("find")
                        ? ((Optional<?>) call.straight()).map(found -> unsettled((Transaction) found))
                        : call.straight());
        return Bend.in(
                blind,
                Payments.class,
                call -> call.is("lock")
                        ? ((Optional<?>) call.straight()).map(found -> unpaid((Payment) found))
                        : call.straight());
    }

    private static Transaction unsettled(Transaction attempt) {
        if (!(attempt.state() instanceof TransactionState.Succeeded)) {
            return attempt;
        }
        return new Transaction(
                attempt.id(),
                attempt.payment(),
                attempt.provider(),
                attempt.instrument(),
                attempt.payer(),
                attempt.price(),
                new TransactionState.Pending(attempt.updatedAt()),
                attempt.createdAt(),
                attempt.updatedAt(),
                attempt.version());
    }

    private static Payment unpaid(Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid
                ? in(payment, new PaymentState.Processing(paid.attempt()), payment.version())
                : payment;
    }

    private static Payment in(Payment payment, PaymentState state, long version) {
        return new Payment(
                payment.id(),
                payment.kind(),
                payment.provider(),
                payment.price(),
                payment.description(),
                payment.metadata(),
                payment.customer(),
                payment.page(),
                state,
                payment.createdAt(),
                payment.updatedAt(),
                version);
    }

    /** Everybody goes by what was there when they began, and writes over what came in between. */
    static OutPorts nobodyLocks(OutPorts ports, World world) {
        return withoutLock(ports, world, () -> true);
    }

    /** Whoever cancels goes by what was there when they began, and writes over what came in between. */
    static OutPorts cancelingDoesNotLock(OutPorts ports, World world) {
        return withoutLock(
                ports,
                world,
                () -> StackWalker.getInstance()
                        .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                                .filter(name -> name.startsWith(UseCases.class.getPackageName()))
                                .findFirst())
                        .filter(name -> name.endsWith(".CancelingPayment"))
                        .isPresent());
    }

    private record Kept(long commits, Payment payment) {}

    private static OutPorts withoutLock(OutPorts ports, World world, BooleanSupplier isCareless) {
        Map<PaymentId, List<Kept>> history = new HashMap<>();
        return Bend.in(ports, Payments.class, call -> {
            if (call.is("lock") && isCareless.getAsBoolean()) {
                return atTheBeginning(world, call, history);
            } else if (call.is("insert") || call.is("save")) {
                Payment written = call.arg(1, Payment.class);
                long version = world.store()
                        .payments()
                        .find(call.arg(0, Scope.class), written.id())
                        .map(Payment::version)
                        .orElse(0L);
                Object answer = call.with(call.arg(0, Object.class), in(written, written.state(), version));
                history.computeIfAbsent(written.id(), id -> new ArrayList<>())
                        .add(new Kept(
                                world.interleaving().commits() + 1, answer instanceof Payment saved ? saved : written));
                return answer;
            }
            return call.straight();
        });
    }

    private static Object atTheBeginning(World world, Bend.Call call, Map<PaymentId, List<Kept>> history) {
        Optional<?> now = (Optional<?>) call.straight();
        if (now.isEmpty()) {
            return now;
        }
        Payment current = (Payment) now.get();
        Payment seen = current;
        for (Kept kept : history.getOrDefault(current.id(), List.of())) {
            if (kept.commits() <= world.interleaving().beginning()
                    && kept.payment().version() <= current.version()) {
                seen = kept.payment();
            }
        }
        return Optional.of(seen);
    }

    /** Whoever comes with a key gets it. */
    static OutPorts claimForgotten(OutPorts ports, World world) {
        return Bend.in(ports, IdempotencyKeys.class, call -> {
            if (call.is("claim")) {
                return call.with(call.arg(0, Object.class), call.arg(1, Object.class), Instant.MAX);
            }
            return call.is("find") ? Optional.empty() : call.straight();
        });
    }

    /** The last answer stays. */
    static OutPorts answerOverwritten(OutPorts ports, World world) {
        return Bend.in(ports, IdempotencyKeys.class, call -> {
            if (call.is("answer")) {
                Scope scope = call.arg(0, Scope.class);
                IdempotencyKeys keys = world.store().idempotencyKeys();
                keys.find(scope, call.arg(1, IdempotencyKey.class))
                        .ifPresent(claim -> keys.claim(scope, answered(claim, null), Instant.MAX));
            }
            return call.straight();
        });
    }

    private record Name(Scope scope, IdempotencyKey key) {}

    /** The answer stays, though the unit of work that gave it does not. */
    static OutPorts answerOutside(OutPorts ports, World world) {
        Map<Name, SealedAnswer> answers = new HashMap<>();
        return Bend.in(ports, IdempotencyKeys.class, call -> {
            Scope scope = call.arg(0, Object.class) instanceof Scope given ? given : null;
            Object answer = call.straight();
            if (answer instanceof SealedAnswer kept) {
                answers.put(new Name(scope, call.arg(1, IdempotencyKey.class)), kept);
            } else if (answer instanceof Optional<?> found) {
                return found.map(each -> (Claim) each)
                        .map(claim ->
                                answered(claim, answers.getOrDefault(new Name(scope, claim.key()), claim.answer())));
            }
            return answer;
        });
    }

    private static Claim answered(Claim claim, SealedAnswer answer) {
        return new Claim(claim.key(), claim.fingerprint(), claim.effect(), claim.claimedAt(), answer);
    }
}
