package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.IdempotentClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens links and charges with keys. Each response is rendered with another number. */
final class IdempotentRequests {
    private final UseCaseFixture fixture;
    private final AtomicInteger written = new AtomicInteger();

    IdempotentRequests(UseCaseFixture fixture) {
        this.fixture = fixture;
    }

    IdempotentResult<StoredResponse> open(OpenPaymentLink.Command command, String key, String fingerprint) {
        OpenPaymentLink openLink = fixture.useCases.payments().openLink();
        return client().creating(
                        fixture.scope,
                        request(key, fingerprint),
                        () -> openLink.price(fixture.scope, command),
                        link -> render(openLink.open(fixture.scope, link)));
    }

    IdempotentResult<StoredResponse> charge(Customer payer, String key) {
        ChargeCustomer.Command command = aChargeOf(10_00, reference(payer));
        return client().committing(
                        fixture.scope,
                        request(key, "charge"),
                        idempotency -> fixture.useCases.payments().charge().charge(fixture.scope, command, idempotency),
                        this::render);
    }

    private IdempotentClient client() {
        return new IdempotentClient(
                fixture.useCases.idempotency(),
                error -> new StoredResponse(400, error.code().code() + " #" + written.incrementAndGet()));
    }

    static IdempotentRequest request(String key, String fingerprint) {
        return new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint(fingerprint));
    }

    static StoredResponse responseOf(IdempotentResult<StoredResponse> executed) {
        assertThat(executed).isInstanceOf(IdempotentResult.Executed.class);
        return executed.value();
    }

    /** Each rendering has a different number, so that rendering again would show. */
    private StoredResponse render(Payment payment) {
        return new StoredResponse(201, text(payment) + " #" + written.incrementAndGet());
    }

    private static String text(Payment payment) {
        return payment.id().value() + " " + WireName.of(payment.status());
    }

    int payments() {
        return fixture.store
                .payments()
                .list(fixture.scope, PaymentFilter.ALL, PageRequest.first(100))
                .items()
                .size();
    }
}
