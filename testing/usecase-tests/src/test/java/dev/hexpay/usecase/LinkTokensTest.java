package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.Application;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.IdempotentResult.Executed;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final Customer customer = fixture.customerWith(TestCard.SUCCEEDS);

    @Test
    void tokens_of_links_and_charges_name_no_scope() {
        assertThat(fixture.open(aLinkOf(25_00)).page().token().scope()).isEmpty();
        assertThat(fixture.charge(25_00, customer).page().token().scope()).isEmpty();
    }

    @Test
    void routed_tokens_name_their_scope() {
        InPorts useCases = Application.create(
                TestPorts.with(
                        TestPorts.of(fixture.store, fixture.provider, fixture.clock), IdSource.class, fixture.ids),
                Policies.DEFAULT.withLinkTokens(LinkTokenForm.ROUTED));

        Payment link = useCases.payments().openLink().open(fixture.scope, aLinkOf(25_00));
        IdempotentResult<Payment> charge = useCases.payments()
                .charge()
                .charge(fixture.scope, aChargeOf(25_00, reference(customer)), Idempotency.none());

        assertThat(link.page().token().scope()).contains(fixture.scope);
        assertThat(fixture.useCases
                        .payPage()
                        .queries()
                        .view(link.page().token())
                        .payment())
                .isEqualTo(link);
        assertThat(((Executed<Payment>) charge).result().page().token().scope()).contains(fixture.scope);
    }

    @Test
    void token_that_names_another_scope_is_rejected_like_an_unknown_one() {
        Payment link = aLink().withPage(HostedPage.of(aToken(fixture.live))).build();
        fixture.store.payments().insert(fixture.scope, link);

        assertThat(rejectionOf(link.page().token())).isEqualTo(rejectionOf(aToken()));
    }

    private String rejectionOf(LinkToken token) {
        PaymentsException rejection = catchThrowableOfType(
                PaymentsException.class,
                () -> fixture.useCases.payPage().queries().view(token));
        return rejection.code() + " " + rejection.getMessage();
    }
}
