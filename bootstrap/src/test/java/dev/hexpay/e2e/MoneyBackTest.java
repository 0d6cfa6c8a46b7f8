package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.sandbox.Fault;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money goes back: in parts and whole, when answers are lost, and when the payer's bank wants it. */
class MoneyBackTest {
    @Nested
    class OnH2 extends Scenarios {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends Scenarios {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Scenarios {
        private static final Duration UNTIL_ASKED_AGAIN = Transaction.LEFT_ALONE.plusSeconds(1);

        private final TestDatabase database;
        private SteeredServer server;
        private Api api;
        private Answer paid;
        private String transaction;

        Scenarios(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void start(@TempDir Path dataDir) {
            server = SteeredServer.start(database, dataDir);
            api = server.sandbox();
        }

        @AfterEach
        void stop() {
            server.close();
        }

        private void payWith(String card) {
            Answer link = api.link(2500);
            Payer.from("DE").pay(link.data().path("url").asText(), card);
            paid = api.get("/payments/" + link.id());
            JsonNode newest = api.get("/transactions").data().get(0);
            assertThat(newest.path("paymentId").asText()).isEqualTo(link.id());
            transaction = "/transactions/" + newest.path("id").asText();
        }

        private Answer refund(String body) {
            return api.post(transaction + "/refund", body);
        }

        private String status() {
            return api.get(transaction).data().path("status").asText();
        }

        private long amountRefunded() {
            return api.get(transaction).data().path("amountRefunded").asLong();
        }

        private TransactionId attempt() {
            return new TransactionId(transaction.substring(transaction.lastIndexOf('/') + 1));
        }

        private int times(String event) {
            return Collections.frequency(server.events(), event);
        }

        private static void assertRefused(Answer answer, int status, String code) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
        }

        @Test
        void a_payment_is_refunded_in_parts_until_nothing_is_left() {
            payWith(Payer.VISA);
            String id = attempt().value();

            Answer part = refund("{\"amount\":1000,\"reason\":\"Half of it was late\"}");

            assertThat(part.status()).isEqualTo(200);
            assertThat(part.data().toString())
                    .matches("\\{\"id\":\"" + id
                            + "\",\"status\":\"succeeded\",\"object\":\"transaction\","
                            + "\"livemode\":false,\"amountRefunded\":1000,\"refund\":\\{\"id\":\"re_\\w+\","
                            + "\"transactionId\":\"" + id + "\",\"amount\":1000,\"currency\":\"eur\","
                            + "\"chargeId\":\"[\\w-]+\",\"status\":\"succeeded\",\"reason\":\"Half of it was late\","
                            + "\"object\":\"refund\",\"livemode\":false\\}\\}");
            assertThat(status()).isEqualTo("succeeded");
            assertThat(amountRefunded()).isEqualTo(1000);
            Answer rest = refund("");
            assertThat(rest.data().path("status").asText()).isEqualTo("refunded");
            assertThat(rest.data().path("amountRefunded").asLong()).isEqualTo(2975);
            assertThat(status()).isEqualTo("refunded");
            assertRefused(refund("{}"), 409, "duplicate");
            assertRefused(refund("{\"amount\":1}"), 409, "duplicate");
            assertThat(server.ledger().returnedMinor(attempt())).isEqualTo(2975);
            assertThat(api.get("/payments/" + paid.id()).data().path("status").asText())
                    .isEqualTo("succeeded");
            assertThat(times("payment.refunded")).isEqualTo(2);
        }

        @Test
        void each_refund_has_a_credit_note_with_its_share_of_the_tax() {
            payWith(Payer.VISA);
            refund("{\"amount\":1000}");
            refund("{}");
            String invoice = paid.data().path("invoiceId").asText();

            Answer notes = api.get("/credit-notes?invoiceId=" + invoice);

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
            Answer link = api.get("/credit-notes/" + id + "/download");
            assertThat(link.data().path("object").asText()).isEqualTo("credit_note");
            Fetched paper = Fetched.from(link.data().path("url").asText());
            assertThat(paper.disposition()).contains("CN-0001.pdf");
            assertThat(paper.pdfText()).contains("CN-0001", "INV-0001", "EUR 10.00", "EUR 1.60");
            assertThat(api.get("/invoices/" + invoice).data().path("status").asText())
                    .isEqualTo("paid");
        }

        @Test
        void what_cannot_be_refunded_is_refused() {
            payWith(Payer.GENERIC_DECLINE);
            assertRefused(refund("{}"), 409, "provider_unsupported");
            assertRefused(api.post(transaction + "/retry", ""), 409, "no_outstanding_invoice");

            payWith(Payer.VISA);
            assertRefused(api.post(transaction + "/retry", ""), 409, "no_outstanding_invoice");
            assertRefused(refund("{\"amount\":0}"), 400, "validation_error");
            assertRefused(refund("{\"amount\":2976}"), 400, "validation_error");
            assertRefused(refund("{\"amuont\":1}"), 400, "validation_error");
            assertThat(amountRefunded()).isZero();
            assertThat(server.ledger().refunds(attempt())).isZero();
            assertThat(api.get("/credit-notes").data()).isEmpty();
        }

        @Test
        void a_refund_whose_answer_is_lost_comes_to_its_end_by_itself_and_once() {
            payLosing(Payer.ANSWER_LOST);

            Answer refund = refund("{\"amount\":1000}");

            assertThat(refund.status()).isEqualTo(200);
            assertThat(refund.data().at("/refund/status").asText()).isEqualTo("pending");
            assertThat(refund.data().path("amountRefunded").asLong()).isZero();
            assertThat(server.ledger().refunds(attempt())).isEqualTo(1);
            assertThat(times("payment.refunded")).isZero();
            // What is under way is promised: nobody else gets it.
            assertRefused(refund("{\"amount\":1976}"), 400, "validation_error");
            server.clock.advance(UNTIL_ASKED_AGAIN);
            server.await(() -> amountRefunded() == 1000);
            assertRefundedOnce();
        }

        @Test
        void a_refund_whose_question_is_lost_is_asked_for_again_and_goes_back_once() {
            payLosing(Payer.NOTHING_DONE);

            Answer refund = refund("{\"amount\":1000}");

            assertThat(refund.data().at("/refund/status").asText()).isEqualTo("pending");
            assertThat(server.ledger().refunds(attempt())).isZero();
            server.clock.advance(UNTIL_ASKED_AGAIN);
            server.await(() -> amountRefunded() == 1000);
            assertRefundedOnce();
        }

        private void payLosing(String card) {
            payWith(card);
            server.clock.advance(UNTIL_ASKED_AGAIN);
            server.await(() -> status().equals("succeeded"));
        }

        private void assertRefundedOnce() {
            server.clock.advance(Duration.ofHours(1));
            server.hexpay().useCases().reconcileRefunds().runOnce(10);
            assertThat(status()).isEqualTo("succeeded");
            assertThat(server.ledger().refunds(attempt())).isEqualTo(1);
            assertThat(server.ledger().returnedMinor(attempt())).isEqualTo(1000);
            assertThat(api.get("/credit-notes").data()).hasSize(1);
            assertThat(times("payment.refunded")).isEqualTo(1);
            assertThat(api.get(transaction + "/refunds").data().at("/0/status").asText())
                    .isEqualTo("succeeded");
        }

        @Test
        void money_that_a_late_word_moves_a_second_time_goes_back_by_itself() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();
            server.plan.next(Verb.CHARGE, new Fault.DeclinesFirst());
            Payer.from("DE").pay(url, Payer.VISA);
            TransactionId late = server.payment(link.id()).attempt();
            Payer.from("DE").pay(url, Payer.VISA);
            TransactionId charged = server.payment(link.id()).attempt();
            assertThat(charged).isNotEqualTo(late);

            server.hexpay().sandbox().proceed(server.scope(), late);

            server.await(() -> server.ledger().refunds(late) == 1);
            assertThat(server.ledger().movedMinor(late)).isEqualTo(2975);
            assertThat(server.ledger().netMinor(late)).isZero();
            assertThat(server.ledger().netMinor(charged)).isEqualTo(2975);
            assertThat(api.get("/transactions/" + late.value())
                            .data()
                            .path("status")
                            .asText())
                    .isEqualTo("failed");
            assertThat(server.payment(link.id()).attempt()).isEqualTo(charged);
            assertThat(times("payment.received")).isEqualTo(1);
            assertThat(times("payment.refunded")).isZero();
            assertThat(api.get("/credit-notes").data()).isEmpty();
        }

        @Test
        void a_dispute_that_is_won_gives_the_transaction_back() {
            payDisputed();
            assertRefused(refund("{}"), 409, "provider_unsupported");

            Answer decided = decide("won");

            assertThat(decided.status()).isEqualTo(200);
            server.await(() -> status().equals("succeeded"));
            assertThat(times("payment.disputed")).isEqualTo(1);
            assertThat(times("payment.dispute_resolved")).isEqualTo(1);
            assertRefused(decide("lost"), 409, "provider_unsupported");
            assertThat(refund("{}").data().path("status").asText()).isEqualTo("refunded");
        }

        @Test
        void a_dispute_that_is_lost_stays_and_nothing_can_be_refunded() {
            payDisputed();

            decide("lost");

            server.await(() -> times("payment.dispute_resolved") == 1);
            assertThat(status()).isEqualTo("disputed");
            assertRefused(refund("{}"), 409, "provider_unsupported");
            assertThat(api.get("/payments/" + paid.id()).data().path("status").asText())
                    .isEqualTo("succeeded");
        }

        private void payDisputed() {
            payWith(Payer.DISPUTED);
            assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
            server.await(() -> status().equals("disputed"));
            assertThat(times("payment.disputed")).isEqualTo(1);
            assertThat(server.ledger().disputes(attempt())).isEqualTo(1);
        }

        private Answer decide(String outcome) {
            return api.post("/sandbox" + transaction + "/dispute", "{\"outcome\":\"" + outcome + "\"}");
        }
    }
}
