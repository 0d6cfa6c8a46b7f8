package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/** Where actors act: two servers on the ports of one world. */
final class Stage {
    private final World world;
    private final OutPorts ports;
    private final List<UseCases> servers;
    private final List<Told> told = new ArrayList<>();

    /** What somebody was told of a payment, a refund or a card. */
    record Told(Scope scope, String answer) {}

    Stage(World world, Flaw flaw) {
        this.world = world;
        ports = flaw.plant(world.ports(), world);
        servers = List.of(new UseCases(ports), new UseCases(ports));
    }

    World world() {
        return world;
    }

    Dice dice() {
        return world.dice();
    }

    Journal journal() {
        return world.journal();
    }

    /** The ports as the use cases see them. */
    OutPorts ports() {
        return ports;
    }

    /** Any of the servers. */
    UseCases server() {
        return dice().oneOf(servers);
    }

    /** Runs an action as a process of its own, which may be refused or end before its time, but not break. */
    void act(String name, Runnable action) {
        world.interleaving().run(() -> {
            journal().note(() -> name);
            try {
                action.run();
            } catch (Refusal refusal) {
                journal().count("refusal " + refusal.code().code());
                journal().note(() -> "refused: " + refusal.message());
            } catch (StoreUnavailable down) {
                journal().note(() -> "no database");
            } catch (RuntimeException broken) {
                throw new Broken(Law.NOTHING_BREAKS, name + ": " + broken, broken);
            }
        });
        world.watch().lookAtMoney();
    }

    /** Remembers what somebody was told. */
    void tell(Scope scope, Payment payment) {
        told.add(new Told(scope, Reading.payment(payment)));
    }

    /** Remembers what somebody was told. */
    void tell(Scope scope, String answer) {
        told.add(new Told(scope, answer));
    }

    List<Told> told() {
        return told;
    }
}
