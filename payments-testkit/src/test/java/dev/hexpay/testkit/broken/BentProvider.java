package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A provider whose calls pass through one fault, and whose books show what the fault moved beside it. */
record BentProvider(ScriptedProvider straight, Bend bend) implements ProviderHarness {
    /** What faults have moved under keys of their own, by the attempt that it was moved for. */
    static final Map<TransactionId, Long> MOVED_BESIDE = new ConcurrentHashMap<>();

    /** What faults have given back beside it. */
    static final Map<TransactionId, Long> RETURNED_BESIDE = new ConcurrentHashMap<>();

    BentProvider(Bend bend) {
        this(new ScriptedProvider(), bend);
    }

    @Override
    public PaymentProvider provider() {
        return (PaymentProvider) bent(PaymentProvider.class);
    }

    private Object bent(Class<?> port) {
        return Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, args) -> bend.answer(Call.of(null, straight, method, args)));
    }

    @Override
    public OneTimeToken enter(Scope scope, TestCard card) {
        return straight.tokenize(scope, card.entry());
    }

    @Override
    public long movedMinor(TransactionId attempt) {
        return straight.movedMinor(attempt) + MOVED_BESIDE.getOrDefault(attempt, 0L);
    }

    @Override
    public long returnedMinor(TransactionId attempt) {
        return straight.returnedMinor(attempt) + RETURNED_BESIDE.getOrDefault(attempt, 0L);
    }

    @Override
    public DisputeDesk disputeDesk() {
        return (DisputeDesk) bent(DisputeDesk.class);
    }

    @Override
    public void close() {}
}
