package dev.hexpay.benchmarks.micro;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anInvoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.crypto.jca.AesEncryptor;
import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.crypto.jca.UlidIdSource;
import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.adapter.invoice.pdf.PdfInvoiceRenderer;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import org.hibernate.validator.constraints.Range;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a profile of creating a link and of a charge names besides the database and the network. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class RequestParts {
    private static final byte[] BODY = ("{\"amount\":2500,\"currency\":\"usd\",\"description\":\"Consulting\","
                    + "\"expiresAt\":\"2030-01-01T00:00:00Z\",\"metadata\":{\"order\":\"4711\"}}")
            .getBytes(StandardCharsets.UTF_8);
    private static final int RESPONSE_LENGTH = 1_500;

    private final RequestBinder binder = new RequestBinder(InstantSource.fixed(NOON));
    private final ObjectNode body = JsonBody.read(BODY, "application/json");
    private final Encryptor encryptor =
            new AesEncryptor(MasterKeys.of(MasterKey.of(new byte[MasterKey.BYTES])), "benchmark");
    private final String response = "x".repeat(RESPONSE_LENGTH);
    private final String encrypted = encryptor.encrypt(response);
    private final IdSource ids = new UlidIdSource();
    private final InvoiceRenderer renderer = new PdfInvoiceRenderer();
    private final Invoice invoice = anInvoice().build();

    /** A request with the constraints of one for a link. */
    record Link(
            @NotNull @Range(min = 1, max = Money.MAX_MINOR) Long amount,
            @NotNull Currency currency,
            @NotNull Description description,
            @Future Instant expiresAt,
            Metadata metadata) {}

    @Benchmark
    public ObjectNode parse_body() {
        return JsonBody.read(BODY, "application/json");
    }

    @Benchmark
    public Link bind_and_validate_body() {
        return binder.body(body, Link.class, new Violations());
    }

    @Benchmark
    public String encrypt_response() {
        return encryptor.encrypt(response);
    }

    @Benchmark
    public String decrypt_response() {
        return encryptor.decrypt(encrypted);
    }

    @Benchmark
    public String create_id() {
        return ids.next(IdKind.PAYMENT, NOON);
    }

    @Benchmark
    public PdfDocument render_invoice() {
        return renderer.render(Mode.SANDBOX, invoice);
    }
}
