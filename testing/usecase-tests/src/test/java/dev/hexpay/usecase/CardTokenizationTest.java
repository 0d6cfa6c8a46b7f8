package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import org.junit.jupiter.api.Test;

class CardTokenizationTest {
    private final Store store = InMemoryStore.create();
    private final OutPorts working = TestPorts.of(store, new ScriptedProvider(), new SettableClock());
    private final InPorts ports = Application.create(TestPorts.with(working, CardTokenizer.class, (scope, card) -> {
        throw new IllegalStateException("the database of the provider is away");
    }));

    @Test
    void provider_that_does_not_respond_is_reported_and_nothing_is_stored() {
        Scope scope = new Scope(ports.apiKeys().provision().getOrCreate("Shop").id(), Mode.SANDBOX);
        Payment link = ports.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description("Tea")));

        assertThatThrownBy(() -> ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS)))
                .isInstanceOfSatisfying(
                        PaymentsException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE));
        assertThat(ports.payments().queries().get(scope, link.id())).isEqualTo(link);
        assertThat(store.transactions().ofPayment(scope, link.id())).isEmpty();
    }
}
