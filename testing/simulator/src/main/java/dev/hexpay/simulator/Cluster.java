package dev.hexpay.simulator;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;

/** The system under test: two servers on the ports of one simulation. */
final class Cluster {
    private final Simulation simulation;
    private final OutPorts ports;
    private final List<InPorts> servers;
    private final List<Response> responses = new ArrayList<>();

    /** What a client received about a payment, a refund or a card. */
    record Response(Scope scope, String body) {}

    Cluster(Simulation simulation, Mutation mutation) {
        this.simulation = simulation;
        ports = mutation.applyTo(simulation.ports(), simulation);
        servers = List.of(Application.create(ports), Application.create(ports));
    }

    Simulation simulation() {
        return simulation;
    }

    SeededRandom random() {
        return simulation.random();
    }

    Trace trace() {
        return simulation.trace();
    }

    /** The ports that the use cases use, with the mutation. */
    OutPorts ports() {
        return ports;
    }

    /** A random server. */
    InPorts server() {
        return random().oneOf(servers);
    }

    /** Runs an action as its own process. It may be rejected or crash; any other exception violates an invariant. */
    void perform(String name, Runnable action) {
        simulation.interleaving().run(() -> {
            trace().log(() -> name);
            try {
                action.run();
            } catch (PaymentsException rejection) {
                trace().count("error " + rejection.code().code());
                trace().log(() -> "rejected: " + rejection.message());
            } catch (DatabaseUnavailableException unavailable) {
                trace().log(() -> "database unavailable");
            } catch (RuntimeException unexpected) {
                throw new InvariantViolation(Invariant.NO_UNEXPECTED_EXCEPTION, name + ": " + unexpected, unexpected);
            }
        });
        simulation.checker().checkMoney();
    }

    /** Records what a client received. */
    void recordResponse(Scope scope, Payment payment) {
        responses.add(new Response(scope, ResponseText.payment(payment)));
    }

    /** Records what a client received. */
    void recordResponse(Scope scope, String body) {
        responses.add(new Response(scope, body));
    }

    List<Response> responses() {
        return responses;
    }
}
