package dev.hexpay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/**
 * The least that a server of payments can do with these libraries: it stores a payment, an event and a response by three
 * inserts and a commit, and reads payments. It has no authentication, no tax and no idempotency; nothing is checked.
 */
public final class StraightLine {
    private static final String COLUMNS =
            "id, organization, mode, status, amount, tax, currency, description, created_at";
    private static final String INSERT_PAYMENT =
            "INSERT INTO payment (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong ids = new AtomicLong();
    private final String organization = UUID.randomUUID().toString();
    private final Jdbi jdbi;

    private StraightLine(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A payment as it is stored and sent. */
    record Payment(
            String id,
            String organization,
            String mode,
            String status,
            long amount,
            long tax,
            String currency,
            String description,
            String createdAt) {}

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(System.getenv("DATABASE_URL"));
        database.setUsername(System.getenv("DATABASE_USER"));
        database.setPassword(System.getenv("DATABASE_PASSWORD"));
        database.setMaximumPoolSize(ServerProcess.POOL);
        new StraightLine(Jdbi.create(database)).serve(Integer.parseInt(arguments[0]));
        System.out.println("READY");
        while (System.in.read() >= 0) {
            // Only the end matters.
        }
        System.exit(0);
    }

    private void serve(int port) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "CREATE TABLE payment (id VARCHAR(30) PRIMARY KEY, organization VARCHAR(36), mode VARCHAR(10),"
                            + " status VARCHAR(20), amount BIGINT, tax BIGINT, currency CHAR(3), description VARCHAR(500),"
                            + " created_at VARCHAR(40))");
            handle.execute(
                    "CREATE TABLE event (id VARCHAR(30) PRIMARY KEY, payment_id VARCHAR(30), payload VARCHAR(2000))");
            handle.execute("CREATE TABLE response (id VARCHAR(30) PRIMARY KEY, body VARCHAR(2000))");
        });
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/payments", this::create);
                    config.routes.get("/payments", this::list);
                    config.routes.get("/payments/{id}", this::get);
                })
                .start("127.0.0.1", port);
    }

    private void create(Context context) throws IOException {
        JsonNode request = json.readTree(context.bodyAsBytes());
        Payment payment = new Payment(
                "pay_%026d".formatted(ids.incrementAndGet()),
                organization,
                "sandbox",
                "pending",
                request.get("amount").asLong(),
                0,
                request.get("currency").asText().toUpperCase(Locale.ROOT),
                request.get("description").asText(),
                Instant.now().toString());
        String body = json.writeValueAsString(payment);
        jdbi.useTransaction(handle -> {
            handle.execute(
                    INSERT_PAYMENT,
                    payment.id(),
                    payment.organization(),
                    payment.mode(),
                    payment.status(),
                    payment.amount(),
                    payment.tax(),
                    payment.currency(),
                    payment.description(),
                    payment.createdAt());
            handle.execute("INSERT INTO event VALUES (?, ?, ?)", payment.id(), payment.id(), body);
            handle.execute("INSERT INTO response VALUES (?, ?)", payment.id(), body);
        });
        context.status(201).contentType("application/json").result(body);
    }

    private void get(Context context) throws IOException {
        send(
                context,
                jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM payment WHERE id = ?")
                        .bind(0, context.pathParam("id"))
                        .map((row, statement) -> payment(row))
                        .one()));
    }

    private void list(Context context) throws IOException {
        List<Payment> newest = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM payment ORDER BY id DESC FETCH FIRST 25 ROWS ONLY")
                .map((row, statement) -> payment(row))
                .list());
        send(context, newest);
    }

    private static Payment payment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Payment(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }

    private void send(Context context, Object body) throws IOException {
        context.contentType("application/json").result(json.writeValueAsString(body));
    }
}
