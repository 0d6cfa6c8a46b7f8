package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import dev.hexpay.testkit.simulator.Ledger.GivenBack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives money back as providers do: it forgets a key after 24 hours, and then gives again what is left to be given. */
final class GivingBack {
    private final Ledger ledger;
    private final InstantSource clock;
    private final Map<Key, Known> keys = new HashMap<>();

    private record Key(Scope scope, RefundId id) {}

    private record Known(RefundAnswer answer, Instant since) {}

    GivingBack(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    RefundAnswer refund(Scope scope, Return asked) {
        Key key = new Key(scope, asked.id());
        Known known = keys.get(key);
        if (known != null && known.since().plus(FaultyProvider.KEYS_KEPT).isAfter(clock.instant())) {
            return known.answer();
        }
        RefundAnswer answer = answer(scope, asked);
        keys.put(key, new Known(answer, clock.instant()));
        return answer;
    }

    /** What has become of it; for that no key is needed, so it is never forgotten. */
    RefundAnswer find(Scope scope, RefundId id) {
        Known known = keys.get(new Key(scope, id));
        return known == null ? new RefundAnswer.NeverHeardOf() : known.answer();
    }

    private RefundAnswer answer(Scope scope, Return asked) {
        @Nullable Charge charge = ledger.find(scope, asked.charge().transaction());
        if (charge == null
                || !(charge.answer() instanceof ProviderAnswer.Succeeded paid)
                || !paid.reference().equals(asked.charge().reference())) {
            return declined("charge_unknown");
        }
        long returnedMinor = ledger.givenBackOf(charge.attempt().id()).stream()
                .mapToLong(returned -> returned.asked().amount().minor())
                .sum();
        boolean isLeft = asked.amount().minor() <= charge.attempt().amount().minor() - returnedMinor;
        if (!isLeft
                || !asked.amount().currency().equals(charge.attempt().amount().currency())) {
            return declined("charge_already_refunded");
        }
        String reference = "re_" + (ledger.givenBack().size() + 1);
        ledger.giveBack(new GivenBack(scope, asked, reference));
        return new RefundAnswer.Succeeded(reference);
    }

    private static RefundAnswer declined(String code) {
        return new RefundAnswer.Declined(new Failure(code, null, "This cannot be refunded."));
    }
}
