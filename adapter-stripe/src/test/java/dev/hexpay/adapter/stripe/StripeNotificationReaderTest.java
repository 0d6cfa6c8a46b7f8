package dev.hexpay.adapter.stripe;

import static dev.hexpay.adapter.stripe.StripeEvents.event;
import static dev.hexpay.adapter.stripe.StripeEvents.header;
import static dev.hexpay.adapter.stripe.StripeEvents.metadata;
import static dev.hexpay.adapter.stripe.StripeEvents.sample;
import static dev.hexpay.adapter.stripe.StripeEvents.v1;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.hexpay.adapter.stripe.StripeEvents.Sample;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeNotificationReaderTest {
    private static final String OLD = "whsec_old";
    private static final String NEW = "whsec_new";
    private static final String OTHER = "whsec_other";

    private final SettableClock clock = new SettableClock();
    private final StripeNotificationReader reader = new StripeNotificationReader(
            Map.of(Mode.SANDBOX, List.of(OLD, NEW), Mode.LIVE, List.of("whsec_live")), clock);
    private final Scope scope = aScope();
    private final TransactionId transaction = aTransactionId();
    private final byte[] body = event("evt_1", ours("payment_intent.succeeded"));

    private Sample ours(String type) {
        return sample(type, Mode.SANDBOX).with(metadata(scope, "transaction", transaction.value()));
    }

    private Optional<Notification> read(String header, byte[] bytes) {
        return reader.read("stripe", Map.of("stripe-signature", header), bytes);
    }

    private Optional<Subject> subjectOf(Sample sample) {
        byte[] bytes = event("evt_2", sample);
        return read(header(NEW, clock.instant(), bytes), bytes).map(Notification::subject);
    }

    private PaymentsException errorOf(String header, byte[] bytes) {
        return catchThrowableOfType(PaymentsException.class, () -> read(header, bytes));
    }

    private Notification ofTransaction() {
        return new Notification("stripe", "evt_1", new OfTransaction(scope, transaction));
    }

    private String seconds() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    @Test
    void signature_is_that_of_a_known_vector() {
        byte[] known = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        String signature = "10c96c6fd3f320fcfc264cdc4f476c15060ede8e8a08404cea2ddf3b72544a9c";
        assertThat(v1("whsec_test_secret", "1614265330", known)).isEqualTo(signature);
        clock.set(Instant.ofEpochSecond(1614265330));
        StripeNotificationReader ofVector =
                new StripeNotificationReader(Map.of(Mode.SANDBOX, List.of("whsec_test_secret")), clock);
        assertThatThrownBy(() -> ofVector.read(
                        "stripe", Map.of("stripe-signature", "t=1614265330,v1=" + signature + ",v0=6ffb"), known))
                .as("it is signed, but no event")
                .isInstanceOfSatisfying(
                        PaymentsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
    }

    @Test
    void each_secret_of_a_mode_is_accepted() {
        assertThat(read(header(OLD, clock.instant(), body), body)).contains(ofTransaction());
        assertThat(read(header(NEW, clock.instant(), body), body)).contains(ofTransaction());
        assertThat(errorOf(header(OTHER, clock.instant(), body), body).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void one_of_several_signatures_is_enough() {
        String header = "t=" + seconds() + ",v1=" + v1(OTHER, seconds(), body) + ",v1=" + v1(OLD, seconds(), body)
                + ",v0=" + v1(OTHER, seconds(), body);
        assertThat(read(header, body)).contains(ofTransaction());
        String forged = "t=" + seconds() + ",v1=" + v1(OTHER, seconds(), body) + ",v0=" + v1(OLD, seconds(), body);
        assertThat(errorOf(forged, body).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void notification_from_the_past_or_the_future_is_unauthorized() {
        for (Duration difference : List.of(Duration.ofSeconds(-301), Duration.ofSeconds(301))) {
            Instant sentAt = clock.instant().plus(difference);
            assertThat(errorOf(header(NEW, sentAt, body), body).code())
                    .as("%s", difference)
                    .isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "v1=00",
                "t=1",
                "t=abc,v1=00",
                "t=-5,v1=00",
                "t=,v1=00",
                "t=999999999999,v1=00",
                "t=99999999999999999999999,v1=00",
                "t=1,t=2,v1=00",
                "t=1,v1",
                "t=1,v1=00,",
                "t=1;v1=00"
            })
    void malformed_header_is_a_validation_error(String header) {
        PaymentsException error = errorOf(header, body);
        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(error).hasMessageContaining("Stripe-Signature");
    }

    @Test
    void event_of_another_mode_than_its_secret_is_refused() {
        byte[] live = event("evt_1", sample("payment_intent.succeeded", Mode.LIVE));
        PaymentsException error = errorOf(header(NEW, clock.instant(), live), live);
        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(error).hasMessageContaining("is of live mode, but its signature is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment_intent.succeeded", "charge.refunded", "refund.failed"})
    void object_of_another_mode_than_its_event_is_refused(String type) {
        Scope live = new Scope(scope.organization(), Mode.LIVE);
        byte[] mixed =
                event("evt_1", sample(type, Mode.SANDBOX).with(metadata(live, "transaction", transaction.value())));
        assertThat(errorOf(header(NEW, clock.instant(), mixed), mixed).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.processing",
                "payment_intent.requires_action",
                "payment_intent.canceled",
                "charge.succeeded",
                "charge.refunded",
                "charge.captured"
            })
    void event_of_a_payment_is_about_its_transaction(String type) {
        assertThat(subjectOf(ours(type))).contains(new OfTransaction(scope, transaction));
        assertThat(subjectOf(sample(type, Mode.SANDBOX))).as("without metadata").isEmpty();
    }

    @Test
    void metadata_of_another_application_is_about_nothing_of_ours() {
        for (String name : List.of("organization", "mode", "transaction")) {
            JsonObject metadata = metadata(scope, "transaction", transaction.value());
            metadata.addProperty(name, "something else");
            assertThat(subjectOf(
                            sample("payment_intent.succeeded", Mode.SANDBOX).with(metadata)))
                    .as(name)
                    .isEmpty();
            metadata.add(name, new JsonObject());
            assertThat(subjectOf(
                            sample("payment_intent.succeeded", Mode.SANDBOX).with(metadata)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void refund_from_the_dashboard_is_about_its_charge() {
        assertThat(subjectOf(sample("refund.created", Mode.SANDBOX).with("payment_intent", "pi_1")))
                .contains(new OfCharge(Mode.SANDBOX, "pi_1"));
        assertThat(subjectOf(sample("charge.refund.updated", Mode.SANDBOX).with("payment_intent", "pi_1")))
                .contains(new OfCharge(Mode.SANDBOX, "pi_1"));
        assertThat(subjectOf(sample("refund.created", Mode.SANDBOX).with("charge", "ch_1")))
                .as("of a charge without payment intent")
                .isEmpty();
        assertThat(subjectOf(sample("refund.created", Mode.SANDBOX).with("payment_intent", "pi_'; --")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment_intent.succeeded", "payout.paid", "account.updated"})
    void event_of_a_connected_account_is_refused_with_its_account(String type) {
        byte[] elsewhere = event("evt_1", ours(type).saying("account", "acct_1"));
        PaymentsException error = errorOf(header(NEW, clock.instant(), elsewhere), elsewhere);
        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(error).hasMessageContaining("evt_1 of type " + type + ", which is of the connected account acct_1");
    }

    @Test
    void account_that_is_no_text_is_not_ours_and_null_is_none() {
        Sample sample = ours("payment_intent.succeeded");
        sample.event().add("account", new JsonObject());
        byte[] elsewhere = event("evt_1", sample);
        assertThat(errorOf(header(NEW, clock.instant(), elsewhere), elsewhere).code())
                .isEqualTo(ErrorCode.VALIDATION_ERROR);

        sample.event().add("account", JsonNull.INSTANCE);
        assertThat(subjectOf(sample)).contains(new OfTransaction(scope, transaction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.created", "payout.paid", "payment_method.attached", "invoice.paid", "refundable"})
    void event_of_another_type_is_about_nothing_of_ours(String type) {
        assertThat(subjectOf(ours(type).with("id", "pm_1"))).isEmpty();
    }

    @Test
    void unknown_members_and_versions_are_ignored() {
        Sample sample = ours("payment_intent.succeeded").saying("api_version", "2031-01-01.future");
        sample.event().add("new_member", new JsonObject());
        assertThat(subjectOf(sample)).contains(new OfTransaction(scope, transaction));
    }

    @Test
    void thin_event_is_about_nothing_of_ours() {
        assertThat(subjectOf(ours("payment_intent.succeeded").saying("object", "v2.core.event")))
                .isEmpty();
    }

    @Test
    void deeply_nested_signed_body_is_a_validation_error() {
        byte[] nested = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        assertThat(errorOf(header(NEW, clock.instant(), nested), nested).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void malformed_secret_is_rejected_without_being_shown() {
        assertThatThrownBy(() -> new StripeNotificationReader(Map.of(Mode.LIVE, List.of("sk_live_1")), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("live")
                .hasMessageNotContaining("sk_live_1");
    }

    @Test
    void refund_id_alone_without_scope_is_not_ours() {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("refund", aRefundId().value());
        assertThat(subjectOf(sample("refund.failed", Mode.SANDBOX).with(metadata)))
                .isEmpty();
    }
}
