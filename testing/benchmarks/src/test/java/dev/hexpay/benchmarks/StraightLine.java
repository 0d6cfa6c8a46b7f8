package dev.hexpay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.bootstrap.log.LogConfiguration;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The least that a server of payments can do with these libraries: it stores a payment, an event and a response by three
 * inserts and a commit, and reads payments. A payment has the columns and the members that it has in Hexpay. There is no
 * authentication, no tax and no idempotency; nothing is checked.
 */
public final class StraightLine {
    private static final String COLUMNS = "id, organization, mode, kind, status, provider, currency, subtotal, tax,"
            + " tax_country, tax_name, tax_rate, description, metadata, customer_id, token, success_url, cancel_url,"
            + " expires_at, transaction_id, invoice_id, failure_code, failure_message, created_at, updated_at";
    private static final String URL = "http://127.0.0.1/pay/";
    private static final String INSERT_PAYMENT = "INSERT INTO payment (id, organization, mode, kind, status, provider,"
            + " currency, subtotal, tax, description, token, created_at, updated_at)"
            + " VALUES (?, ?, 'sandbox', 'link', 'pending', 'sandbox', ?, ?, 0, ?, ?, ?, ?)";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong ids = new AtomicLong();
    private final UUID organization = UUID.randomUUID();
    private final Jdbi jdbi;

    private StraightLine(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A payment as it is sent. */
    record Payment(
            String id,
            String object,
            boolean livemode,
            String kind,
            String status,
            String provider,
            String currency,
            long amountSubtotal,
            long taxAmount,
            long amountTotal,
            long amountRefunded,
            String description,
            @Nullable String metadata,
            @Nullable String customerId,
            String url,
            @Nullable String successUrl,
            @Nullable String cancelUrl,
            @Nullable String expiresAt,
            @Nullable String transactionId,
            @Nullable String invoiceId,
            @Nullable String failure,
            @Nullable String card,
            String createdAt,
            String updatedAt) {
        static Payment pending(JsonNode request, String id, String token, OffsetDateTime createdAt) {
            long amount = request.get("amount").asLong();
            return new Payment(
                    id,
                    "payment",
                    false,
                    "link",
                    "pending",
                    "sandbox",
                    request.get("currency").asText(),
                    amount,
                    0,
                    amount,
                    0,
                    request.get("description").asText(),
                    null,
                    null,
                    URL + token,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    createdAt.toString(),
                    createdAt.toString());
        }
    }

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        LogConfiguration.apply(System.getenv());
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
            handle.execute("CREATE TABLE payment (id VARCHAR(30) PRIMARY KEY, organization UUID, mode VARCHAR(10),"
                    + " kind VARCHAR(10), status VARCHAR(20), provider VARCHAR(20), currency CHAR(3), subtotal BIGINT,"
                    + " tax BIGINT, tax_country VARCHAR(2), tax_name VARCHAR(20), tax_rate INTEGER,"
                    + " description VARCHAR(500), metadata VARCHAR(2000), customer_id VARCHAR(30), token VARCHAR(40),"
                    + " success_url VARCHAR(500), cancel_url VARCHAR(500), expires_at TIMESTAMPTZ,"
                    + " transaction_id VARCHAR(30), invoice_id VARCHAR(30), failure_code VARCHAR(40),"
                    + " failure_message VARCHAR(200), created_at TIMESTAMPTZ, updated_at TIMESTAMPTZ)");
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
        String id = "pay_%026d".formatted(ids.incrementAndGet());
        String token = UUID.randomUUID().toString();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Payment payment = Payment.pending(request, id, token, now);
        String body = json.writeValueAsString(payment);
        jdbi.useTransaction(handle -> {
            handle.execute(
                    INSERT_PAYMENT,
                    id,
                    organization,
                    payment.currency(),
                    payment.amountSubtotal(),
                    payment.description(),
                    token,
                    now,
                    now);
            handle.execute("INSERT INTO event VALUES (?, ?, ?)", id, id, body);
            handle.execute("INSERT INTO response VALUES (?, ?)", id, body);
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

    private static Payment payment(ResultSet row) throws SQLException {
        long subtotal = row.getLong(8);
        long tax = row.getLong(9);
        return new Payment(
                row.getString(1),
                "payment",
                row.getString(3).equals("live"),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                subtotal,
                tax,
                subtotal + tax,
                0,
                row.getString(13),
                null,
                row.getString(15),
                URL + row.getString(16),
                row.getString(17),
                row.getString(18),
                text(row.getObject(19, OffsetDateTime.class)),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                null,
                row.getObject(24, OffsetDateTime.class).toString(),
                row.getObject(25, OffsetDateTime.class).toString());
    }

    private static @Nullable String text(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toString();
    }

    private void send(Context context, Object body) throws IOException {
        context.contentType("application/json").result(json.writeValueAsString(body));
    }
}
