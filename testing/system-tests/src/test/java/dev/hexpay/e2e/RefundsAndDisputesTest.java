package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.sandbox.Fault;
import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full and partial refunds, refunds with lost requests or responses, and disputes. */
@EachDatabase
class RefundsAndDisputesTest {
    private static final Duration UNTIL_NEXT_CHECK = Transaction.PROCESSING_LEASE.plusSeconds(1);

    private final TestDatabase database;
    private ControllableServer server;
    private ApiClient api;
    private ApiResponse paid;
    private String transaction;

    RefundsAndDisputesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = ControllableServer.start(database, dataDir);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void payWith(String card) {
        ApiResponse link = api.createLink(2500);
        Payer.from("DE").pay(link.data().path("url").asText(), card);
        paid = api.get("/payments/" + link.id());
        JsonNode newest = api.get("/transactions").data().get(0);
        assertThat(newest.path("paymentId").asText()).isEqualTo(link.id());
        transaction = "/transactions/" + newest.path("id").asText();
    }

    private ApiResponse refund(String body) {
        return api.post(transaction + "/refund", body);
    }

    private String status() {
        return api.get(transaction).data().path("status").asText();
    }

    private long amountRefunded() {
        return api.get(transaction).data().path("amountRefunded").asLong();
    }

    private TransactionId transactionId() {
        return new TransactionId(transaction.substring(transaction.lastIndexOf('/') + 1));
    }

    private int countEvents(String event) {
        return Collections.frequency(server.events(), event);
    }

    private static void assertRejected(ApiResponse response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
    }

    @Test
    void payment_is_refunded_in_parts_until_nothing_is_left() {
        payWith(Payer.VISA);
        String id = transactionId().value();

        ApiResponse part = refund("{\"amount\":1000,\"reason\":\"Half of it was missing\"}");

        assertThat(part.status()).isEqualTo(200);
        assertThat(part.data().toString())
                .matches("\\{\"id\":\"" + id
                        + "\",\"status\":\"succeeded\",\"object\":\"transaction\","
                        + "\"livemode\":false,\"amountRefunded\":1000,\"refund\":\\{\"id\":\"re_\\w+\","
                        + "\"transactionId\":\"" + id + "\",\"amount\":1000,\"currency\":\"eur\","
                        + "\"chargeId\":\"[\\w-]+\",\"status\":\"succeeded\",\"reason\":\"Half of it was missing\","
                        + "\"object\":\"refund\",\"livemode\":false\\}\\}");
        assertThat(status()).isEqualTo("succeeded");
        assertThat(amountRefunded()).isEqualTo(1000);
        ApiResponse rest = refund("");
        assertThat(rest.data().path("status").asText()).isEqualTo("refunded");
        assertThat(rest.data().path("amountRefunded").asLong()).isEqualTo(2975);
        assertThat(status()).isEqualTo("refunded");
        assertRejected(refund("{}"), 409, "duplicate");
        assertRejected(refund("{\"amount\":1}"), 409, "duplicate");
        assertThat(server.ledger().refundedMinor(transactionId())).isEqualTo(2975);
        assertThat(api.get("/payments/" + paid.id()).data().path("status").asText())
                .isEqualTo("succeeded");
        assertThat(countEvents("payment.refunded")).isEqualTo(2);
    }

    @Test
    void each_refund_has_a_credit_note_with_its_share_of_the_tax() {
        payWith(Payer.VISA);
        refund("{\"amount\":1000}");
        refund("{}");
        String invoice = paid.data().path("invoiceId").asText();

        ApiResponse notes = api.get("/credit-notes?invoiceId=" + invoice);

        JsonNode rest = notes.data().get(0);
        JsonNode part = notes.data().get(1);
        assertThat(notes.data()).hasSize(2);
        assertThat(part.path("number").asText()).isEqualTo("CN-0001");
        assertThat(rest.path("number").asText()).isEqualTo("CN-0002");
        assertThat(part.path("total").asLong()).isEqualTo(1000);
        assertThat(part.path("taxAmount").asLong()).isEqualTo(160);
        assertThat(part.path("subtotal").asLong() + rest.path("subtotal").asLong())
                .isEqualTo(2500);
        assertThat(part.path("taxAmount").asLong() + rest.path("taxAmount").asLong())
                .isEqualTo(475);
        String id = part.path("id").asText();
        assertThat(api.get("/credit-notes/" + id).data()).isEqualTo(part);
        ApiResponse link = api.get("/credit-notes/" + id + "/download");
        assertThat(link.data().path("object").asText()).isEqualTo("credit_note");
        HttpResult pdf = HttpResult.get(link.data().path("url").asText());
        assertThat(pdf.disposition()).contains("CN-0001.pdf");
        assertThat(pdf.pdfText()).contains("CN-0001", "INV-0001", "EUR 10.00", "EUR 1.60");
        assertThat(api.get("/invoices/" + invoice).data().path("status").asText())
                .isEqualTo("paid");
    }

    @Test
    void invalid_refunds_and_retries_are_rejected() {
        payWith(Payer.GENERIC_DECLINE);
        assertRejected(refund("{}"), 409, "provider_unsupported");
        assertRejected(api.post(transaction + "/retry", ""), 409, "no_outstanding_invoice");

        payWith(Payer.VISA);
        assertRejected(api.post(transaction + "/retry", ""), 409, "no_outstanding_invoice");
        assertRejected(refund("{\"amount\":0}"), 400, "validation_error");
        assertRejected(refund("{\"amount\":2976}"), 400, "validation_error");
        assertRejected(refund("{\"amuont\":1}"), 400, "validation_error");
        assertThat(amountRefunded()).isZero();
        assertThat(server.ledger().refunds(transactionId())).isZero();
        assertThat(api.get("/credit-notes").data()).isEmpty();
    }

    @Test
    void refund_with_lost_response_is_settled_once() {
        payWithFaultCard(Payer.RESPONSE_LOST);

        ApiResponse refund = refund("{\"amount\":1000}");

        assertThat(refund.status()).isEqualTo(200);
        assertThat(refund.data().at("/refund/status").asText()).isEqualTo("pending");
        assertThat(refund.data().path("amountRefunded").asLong()).isZero();
        assertThat(server.ledger().refunds(transactionId())).isEqualTo(1);
        assertThat(countEvents("payment.refunded")).isZero();
        // The amount of a pending refund is reserved.
        assertRejected(refund("{\"amount\":1976}"), 400, "validation_error");
        server.clock.advance(UNTIL_NEXT_CHECK);
        server.await(() -> amountRefunded() == 1000);
        assertRefundedOnce();
    }

    @Test
    void lost_refund_request_is_retried_and_refunded_once() {
        payWithFaultCard(Payer.REQUEST_LOST);

        ApiResponse refund = refund("{\"amount\":1000}");

        assertThat(refund.data().at("/refund/status").asText()).isEqualTo("pending");
        assertThat(server.ledger().refunds(transactionId())).isZero();
        server.clock.advance(UNTIL_NEXT_CHECK);
        server.await(() -> amountRefunded() == 1000);
        assertRefundedOnce();
    }

    private void payWithFaultCard(String card) {
        payWith(card);
        server.clock.advance(UNTIL_NEXT_CHECK);
        server.await(() -> status().equals("succeeded"));
    }

    private void assertRefundedOnce() {
        server.clock.advance(Duration.ofHours(1));
        server.hexpay().ports().jobs().reconcileRefunds().runOnce(10);
        assertThat(status()).isEqualTo("succeeded");
        assertThat(server.ledger().refunds(transactionId())).isEqualTo(1);
        assertThat(server.ledger().refundedMinor(transactionId())).isEqualTo(1000);
        assertThat(api.get("/credit-notes").data()).hasSize(1);
        assertThat(countEvents("payment.refunded")).isEqualTo(1);
        assertThat(api.get(transaction + "/refunds").data().at("/0/status").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void duplicate_payment_is_refunded_automatically() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        server.faults.next(Operation.CHARGE, new Fault.DeclinedThenSucceeds());
        Payer.from("DE").pay(url, Payer.VISA);
        TransactionId late = server.payment(link.id()).transaction();
        Payer.from("DE").pay(url, Payer.VISA);
        TransactionId charged = server.payment(link.id()).transaction();
        assertThat(charged).isNotEqualTo(late);

        server.hexpay().sandbox().completeDelayed(server.scope(), late);

        server.await(() -> server.ledger().refunds(late) == 1);
        assertThat(server.ledger().movedMinor(late)).isEqualTo(2975);
        assertThat(server.ledger().netMinor(late)).isZero();
        assertThat(server.ledger().netMinor(charged)).isEqualTo(2975);
        assertThat(api.get("/transactions/" + late.value())
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("failed");
        assertThat(server.payment(link.id()).transaction()).isEqualTo(charged);
        assertThat(countEvents("payment.received")).isEqualTo(1);
        assertThat(countEvents("payment.refunded")).isZero();
        assertThat(api.get("/credit-notes").data()).isEmpty();
    }

    @Test
    void won_dispute_makes_the_transaction_refundable_again() {
        payDisputed();
        assertRejected(refund("{}"), 409, "provider_unsupported");

        ApiResponse resolved = resolve("won");

        assertThat(resolved.status()).isEqualTo(200);
        server.await(() -> status().equals("succeeded"));
        assertThat(countEvents("payment.disputed")).isEqualTo(1);
        assertThat(countEvents("payment.dispute_resolved")).isEqualTo(1);
        assertRejected(resolve("lost"), 409, "provider_unsupported");
        assertThat(refund("{}").data().path("status").asText()).isEqualTo("refunded");
    }

    @Test
    void lost_dispute_stays_and_prevents_refunds() {
        payDisputed();

        resolve("lost");

        server.await(() -> countEvents("payment.dispute_resolved") == 1);
        assertThat(status()).isEqualTo("disputed");
        assertRejected(refund("{}"), 409, "provider_unsupported");
        assertThat(api.get("/payments/" + paid.id()).data().path("status").asText())
                .isEqualTo("succeeded");
    }

    private void payDisputed() {
        payWith(Payer.DISPUTED);
        assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
        server.await(() -> status().equals("disputed"));
        assertThat(countEvents("payment.disputed")).isEqualTo(1);
        assertThat(server.ledger().disputes(transactionId())).isEqualTo(1);
    }

    private ApiResponse resolve(String outcome) {
        return api.post("/sandbox" + transaction + "/dispute", "{\"outcome\":\"" + outcome + "\"}");
    }
}
