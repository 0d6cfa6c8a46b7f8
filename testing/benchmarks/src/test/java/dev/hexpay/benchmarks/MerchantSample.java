package dev.hexpay.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A little of all that a merchant has: twenty payments, most of them paid, one declined, one canceled, one open, one
 * refunded and one disputed, with their customers, invoices, events and deliveries.
 */
final class MerchantSample {
    private static final int PAID = 12;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int SEE_OTHER = 303;
    private static final int PAYMENT_REQUIRED = 402;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNSETTLED = "SELECT (SELECT count(*) FROM hexpay.receipt WHERE due_at IS NOT NULL)"
            + " + (SELECT count(*) FROM hexpay.event WHERE NOT is_distributed)"
            + " + (SELECT count(*) FROM hexpay.provider_notification WHERE due_at IS NOT NULL)"
            + " + (SELECT count(*) FROM hexpay.refund WHERE status = 'pending')";

    private final Target target;

    private MerchantSample(Target target) {
        this.target = target;
    }

    /** Creates it, and waits until no job has anything to do. The deliveries have succeeded, but for one that has failed. */
    static void create(Target target, Connection database) throws IOException, SQLException, InterruptedException {
        new MerchantSample(target).create();
        try (Statement statement = database.createStatement()) {
            while (number(statement, UNSETTLED) > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            statement.execute(
                    "UPDATE hexpay.webhook_endpoint SET disabled_reason = 'requested', disabled_at = created_at,"
                            + " due_at = NULL, leased_until = NULL");
            statement.execute(
                    "UPDATE hexpay.webhook_delivery SET due_at = NULL, failures = NULL, ended_at = created_at,"
                            + " status = CASE WHEN id = (SELECT min(id) FROM hexpay.webhook_delivery) THEN 'failed'"
                            + " ELSE 'succeeded' END");
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void create() throws IOException {
        post(
                "/webhooks",
                "{\"url\":\"https://receiver.example/hooks\",\"events\":[\"payment.received\",\"payment.failed\"]}");
        for (int payer = 0; payer < PAID; payer++) {
            pay(payer, TestCard.SUCCEEDS);
        }
        pay(PAID, TestCard.DECLINED_OFF_SESSION);
        pay(PAID + 1, TestCard.DISPUTED);
        for (int payer : new int[] {0, 1, 2, PAID}) {
            post(
                    "/payments/charge",
                    "{\"customerId\":\"" + id(get("/customers?email=payer" + payer + "%40example.com"))
                            + "\",\"amount\":900,\"currency\":\"eur\",\"description\":\"Renewal\"}");
        }
        post("/transactions/" + id(get("/transactions?status=succeeded&limit=1")) + "/refund", "{\"amount\":100}");
        post("/payments/" + JSON.readTree(link()).findValue("id").asText() + "/cancel", "{}");
        link();
    }

    private void pay(int payer, TestCard card) throws IOException {
        Load.Response response = Load.send(target.server().port(), target.form(link(), payer, card));
        if (response.status() != SEE_OTHER) {
            throw new IllegalStateException(response.status() + " " + response.body());
        }
    }

    private String link() throws IOException {
        return post("/payments", "{\"amount\":2500,\"currency\":\"usd\",\"description\":\"Consulting\"}");
    }

    private String get(String path) throws IOException {
        return successful(path, Load.send(target.server().port(), target.get(path)));
    }

    private String post(String path, String body) throws IOException {
        return successful(path, Load.send(target.server().port(), target.post(path, body)));
    }

    private static String successful(String path, Load.Response response) {
        if (response.status() >= MULTIPLE_CHOICES && response.status() != PAYMENT_REQUIRED) {
            throw new IllegalStateException(path + ": " + response.status() + " " + response.body());
        }
        return response.body();
    }

    /** The id of the first object of a list. */
    private static String id(String list) throws IOException {
        return JSON.readTree(list).at("/data/0/id").asText();
    }
}
