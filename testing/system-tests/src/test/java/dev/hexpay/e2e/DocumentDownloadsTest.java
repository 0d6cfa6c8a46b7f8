package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testkit.TestPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A document is rendered once, two at a time, and stays the same file. */
@EachDatabase
@Timeout(120)
class DocumentDownloadsTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestDatabase database;
    private Map<String, String> settings;

    DocumentDownloadsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path dataDir) {
        settings = TestServer.settings(database, dataDir);
    }

    /** A server whose jobs render nothing. */
    private TestServer serverWith(InvoiceRenderer renderer) {
        return TestServer.start(
                settings,
                builder -> builder.invoiceRenderer(renderer)
                        .replacing(out -> TestPorts.replace(out, Receipts.class, WithoutDueReceipts::new)));
    }

    @Test
    void document_is_rendered_once_and_stays_the_same_after_an_upgrade_of_the_renderer() throws Exception {
        CountingRenderer renderer = new CountingRenderer("first");
        String url;
        byte[] bytes;
        try (TestServer server = serverWith(renderer)) {
            url = invoiceUrl(server.sandbox());
            bytes = get(url).body();
            assertThat(get(url).body()).isEqualTo(bytes);
            assertThat(renderer.renderings).hasValue(1);
        }
        CountingRenderer upgraded = new CountingRenderer("second");
        try (TestServer server = serverWith(upgraded)) {
            assertThat(get(url).body()).isEqualTo(bytes).isEqualTo("first INV-0001".getBytes(StandardCharsets.UTF_8));
            assertThat(upgraded.renderings).hasValue(0);
        }
    }

    @Test
    void at_most_two_documents_are_rendered_at_the_same_time() throws Exception {
        CountingRenderer renderer = new CountingRenderer("");
        try (TestServer server = serverWith(renderer)) {
            ApiClient api = server.sandbox();
            List<String> urls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                urls.add(invoiceUrl(api));
            }
            List<CompletableFuture<HttpResponse<byte[]>>> downloads = new ArrayList<>();
            for (String url : urls) {
                downloads.add(CLIENT.sendAsync(request(url).build(), BodyHandlers.ofByteArray()));
                downloads.add(CLIENT.sendAsync(request(url).build(), BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<HttpResponse<byte[]>> download : downloads) {
                assertThat(download.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).statusCode())
                        .isEqualTo(200);
            }
            assertThat(renderer.mostAtOnce).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void unchanged_document_is_not_sent_again() throws Exception {
        try (TestServer server = serverWith(new CountingRenderer(""))) {
            String url = invoiceUrl(server.sandbox());
            HttpResponse<byte[]> first = get(url);
            String etag = first.headers().firstValue("ETag").orElse("");

            assertThat(etag).matches("\"[0-9a-f]{64}\"");
            assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
            for (String same : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
                HttpResponse<byte[]> unchanged = send(request(url).header("If-None-Match", same));
                assertThat(unchanged.statusCode()).as(same).isEqualTo(304);
                assertThat(unchanged.body()).isEmpty();
                assertThat(unchanged.headers().firstValue("ETag")).contains(etag);
            }
            assertThat(send(request(url).header("If-None-Match", "\"other\"")).body())
                    .isEqualTo(first.body());
            HttpResponse<byte[]> head = send(request(url).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("ETag")).contains(etag);
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(first.body().length));
        }
    }

    private static String invoiceUrl(ApiClient api) {
        ApiResponse link = api.createLink(1000);
        Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);
        String invoice =
                api.get("/payments/" + link.id()).data().path("invoiceId").asText();
        return api.get("/invoices/" + invoice + "/download").data().path("url").asText();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return send(request(url));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Counts renderings; each waits a moment for a third one beside it. */
    private static final class CountingRenderer implements InvoiceRenderer {
        final AtomicInteger renderings = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final String text;
        private final AtomicInteger now = new AtomicInteger();
        private final CountDownLatch third = new CountDownLatch(1);

        CountingRenderer(String text) {
            this.text = text;
        }

        @Override
        public PdfDocument render(Mode mode, Invoice invoice) {
            renderings.incrementAndGet();
            int atOnce = now.incrementAndGet();
            mostAtOnce.accumulateAndGet(atOnce, Math::max);
            if (atOnce > 2) {
                third.countDown();
            }
            try {
                third.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
            return new PdfDocument((text + " " + invoice.number().text()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
            return render(mode, invoice);
        }
    }

    private record WithoutDueReceipts(Receipts receipts) implements Receipts {
        @Override
        public void insert(Scope scope, Receipt receipt) {
            receipts.insert(scope, receipt);
        }

        @Override
        public void save(Scope scope, Receipt receipt) {
            receipts.save(scope, receipt);
        }

        @Override
        public List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents) {
            return receipts.ofDocuments(scope, documents);
        }

        @Override
        public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
            return List.of();
        }
    }
}
