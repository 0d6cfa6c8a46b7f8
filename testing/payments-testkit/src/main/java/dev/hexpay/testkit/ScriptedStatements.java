package dev.hexpay.testkit;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The statements of {@link ScriptedProvider}, which tests can change. */
abstract class ScriptedStatements extends ScriptedCalls implements PaymentProvider {
    private final InstantSource clock;
    private final Map<String, Instant> movedAt = new HashMap<>();
    private final List<Movement> ofOthers = new ArrayList<>();
    private UnaryOperator<Statement> change = UnaryOperator.identity();

    ScriptedStatements(InstantSource clock) {
        this.clock = clock;
    }

    /** What was moved in a scope. */
    abstract Stream<Movement> moved(Scope scope);

    /** The charge with this reference moves its money. */
    final void moveNow(String reference) {
        movedAt.put(reference, clock.instant());
    }

    /** The movement of a charge. */
    final Movement chargeOf(ChargeRequest request, String reference) {
        Instant at = movedAt.getOrDefault(reference, Instant.MIN);
        return new Movement(Movement.Kind.CHARGE, reference, request.id(), null, request.amount(), at);
    }

    /** Another application charges a payer on the same account. */
    public synchronized void chargeOfOthers(Money amount) {
        String reference = "other_" + ofOthers.size();
        ofOthers.add(new Movement(Movement.Kind.CHARGE, reference, null, null, amount, clock.instant()));
    }

    /** Statements are changed by this before they are returned. */
    public synchronized void changeStatements(UnaryOperator<Statement> next) {
        change = next;
    }

    @Override
    public synchronized Statement statement(Scope scope, Instant from, Instant to) {
        return inCall(() -> change.apply(new Statement(
                Stream.concat(moved(scope), ofOthers.stream())
                        .filter(movement -> !movement.movedAt().isBefore(from)
                                && movement.movedAt().isBefore(to))
                        .toList(),
                false)));
    }
}
