package dev.hexpay.adapter.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AllowedPaymentMethodType;
import com.stripe.param.RefundListParams;
import com.stripe.param.tax.AssociationFindParams;
import com.stripe.service.V1Services;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testing.stripe.BillingDetails;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.contract.ProviderHarness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The adapter in front of a stub of Stripe, whose page and disputes it operates as payers and banks do. */
final class StripeHarness implements ProviderHarness, TestDisputes {
    final SettableClock clock = new SettableClock();
    final StripeStub stub = StripeStub.start(clock);
    private final StripeProvider provider = provider(Duration.ofSeconds(20));

    StripeProvider provider(Duration deadline) {
        return new StripeProvider(settings(deadline), clock);
    }

    StripeApi api(Scope scope) {
        return new StripeClients(settings(Duration.ofSeconds(20))).api(scope, Duration.ofSeconds(20));
    }

    StripeTaxCalculator taxCalculator(Duration deadline) {
        return new StripeTaxCalculator(settings(deadline), clock);
    }

    private StripeSettings settings(Duration deadline) {
        return StripeSettings.of(Map.of(
                        Mode.SANDBOX,
                        stub.secretKey(dev.hexpay.testing.stripe.http.Mode.TEST),
                        Mode.LIVE,
                        stub.secretKey(dev.hexpay.testing.stripe.http.Mode.LIVE)))
                .withPublishableKeys(Map.of(Mode.SANDBOX, "pk_test_Stub", Mode.LIVE, "pk_live_Stub"))
                .withApi(URI.create(stub.url()))
                .withDeadline(deadline);
    }

    @Override
    public StripeProvider provider() {
        return provider;
    }

    @Override
    public CardToken enter(Scope scope, TestCard card) {
        return new CardToken(stub.enterCard(modeOf(scope), card.number(), BillingDetails.NONE, null));
    }

    @Override
    public void authenticateAtBank(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        for (String id :
                stub.ledger().intentsByMetadata("transaction", request.id().value())) {
            PaymentIntent intent = intent(scope, id);
            if (intent.getStatus().equals("requires_payment_method")) {
                // The payer is on session now.
                String[] saved = request.source().reference().split("/");
                stub.confirmInBrowser(intent.getClientSecret(), saved[saved.length - 1]);
            }
            finish(id, outcome);
        }
    }

    private void finish(String intent, AuthenticationOutcome outcome) {
        try {
            switch (outcome) {
                case COMPLETED -> stub.payerCompletes(intent);
                case FAILED -> stub.payerFails(intent);
            }
        } catch (IllegalStateException e) {
            // The page shows that there is nothing to authenticate.
        }
    }

    @Override
    public boolean hasAccountPerOrganization() {
        return false;
    }

    @Override
    public long movedMinor(TransactionId transaction) {
        return stub.ledger().byMetadata("transaction", transaction.value()).moved();
    }

    @Override
    public long refundedMinor(TransactionId transaction) {
        return stub.ledger().byMetadata("transaction", transaction.value()).refunded();
    }

    @Override
    public void refundElsewhere(Scope scope, TransactionId transaction, long minor) {
        stub.dashboard().refund(intentOf(transaction), minor);
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public boolean hasOtherApplications() {
        return true;
    }

    @Override
    public void chargeOfOthers(Scope scope, Money amount) {
        try {
            PaymentIntent unused = client(scope)
                    .paymentIntents()
                    .create(PaymentIntentCreateParams.builder()
                            .setAmount(StripeAmounts.toStripe(amount).orElseThrow())
                            .setCurrency(CurrencyCode.format(amount.currency()))
                            .setConfirm(true)
                            .addAllowedPaymentMethodType(AllowedPaymentMethodType.CARD)
                            .setConfirmationToken(
                                    enter(scope, TestCard.SUCCEEDS).reference())
                            .build());
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void failRefundLate(Scope scope, RefundId refund) {
        for (String intent : stub.ledger().intentsByMetadata("mode", WireName.of(scope.mode()))) {
            refunds(scope, intent).stream()
                    .filter(made -> refund.value().equals(made.getMetadata().get("refund")))
                    .forEach(made -> stub.bank().failRefund(made.getId(), "expired_or_canceled_card"));
        }
    }

    private String intentOf(TransactionId transaction) {
        return stub.ledger()
                .intentsByMetadata("transaction", transaction.value())
                .get(0);
    }

    @Override
    public void openInquiry(Scope scope, TransactionId transaction) {
        stub.bank().openInquiry(intentOf(transaction));
    }

    @Override
    public void escalateInquiry(Scope scope, TransactionId transaction) {
        stub.bank()
                .escalateInquiry(
                        Objects.requireNonNull(dispute(scope, transaction)).getId());
    }

    @Override
    public TestDisputes testDisputes() {
        return this;
    }

    @Override
    public boolean resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome) {
        Dispute dispute = dispute(scope, transaction);
        if (dispute == null) {
            return false;
        }
        String result = outcome == DisputeOutcome.WON ? "won" : "lost";
        if (dispute.getStatus().equals("needs_response")) {
            switch (outcome) {
                case WON -> stub.bank().winDispute(dispute.getId());
                case LOST -> stub.bank().loseDispute(dispute.getId());
            }
            return true;
        }
        return dispute.getStatus().equals(result);
    }

    private @Nullable Dispute dispute(Scope scope, TransactionId transaction) {
        for (String id : stub.ledger().intentsByMetadata("transaction", transaction.value())) {
            try {
                List<Dispute> disputes = client(scope)
                        .disputes()
                        .list(DisputeListParams.builder().setPaymentIntent(id).build())
                        .getData();
                boolean isOwn = scope.organization()
                        .value()
                        .toString()
                        .equals(intent(scope, id).getMetadata().get("organization"));
                if (isOwn && !disputes.isEmpty()) {
                    return disputes.get(0);
                }
            } catch (StripeException e) {
                // The other mode has no such payment.
            }
        }
        return null;
    }

    /** A payment intent as Stripe has it. */
    PaymentIntent intent(Scope scope, String id) {
        try {
            return client(scope).paymentIntents().retrieve(id);
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the tax of a payment intent. */
    String taxStatusOf(Scope scope, String intent) {
        try {
            return client(scope)
                    .tax()
                    .associations()
                    .find(AssociationFindParams.builder()
                            .setPaymentIntent(intent)
                            .build())
                    .getTaxTransactionAttempts()
                    .get(0)
                    .getStatus();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The refunds of a payment intent. */
    List<Refund> refunds(Scope scope, String intent) {
        try {
            return client(scope)
                    .refunds()
                    .list(RefundListParams.builder().setPaymentIntent(intent).build())
                    .getData();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private V1Services client(Scope scope) {
        return StripeClient.builder()
                .setApiKey(stub.secretKey(modeOf(scope)))
                .setApiBase(stub.url())
                .setReadTimeout(10_000)
                .setHttpClient(new StripeTransport())
                .build()
                .v1();
    }

    private static dev.hexpay.testing.stripe.http.Mode modeOf(Scope scope) {
        return scope.mode().isLive()
                ? dev.hexpay.testing.stripe.http.Mode.LIVE
                : dev.hexpay.testing.stripe.http.Mode.TEST;
    }

    @Override
    public void close() {
        stub.close();
    }
}
