package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.text.Description;
import dev.hexpay.embedded.HexpayBuilder;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every payer gets a receipt although the job crashes and the mail server is unavailable at times. */
class ReceiptsTest {
    private static final int PAYMENTS = 500;
    private static final int DECLINED_EVERY = 10;
    private static final long SEED = 42;
    private static final int BATCH = 20;

    private final SettableClock clock = new SettableClock();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> crashes = new TreeMap<>();
    private int rejections;
    private boolean isCrashFree = true;
    private OutPorts ports;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_success_has_a_receipt_although_the_job_crashes(TestDatabase database, @TempDir Path dataDir)
            throws MessagingException, IOException {
        GreenMail mail = new NoDelayMailServer();
        mail.start();
        Map<String, String> settings = new HashMap<>(TestServer.settings(database, dataDir));
        settings.put("HEXPAY_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
        settings.put("HEXPAY_SANDBOX_MAIL_TO", "all");
        UnaryOperator<HexpayBuilder> overrides = builder -> builder.clock(clock)
                .failpoints(failpoint -> maybeCrash(failpoint.name()))
                .replacing(this::withFaults);
        try (HexpayServer hexpay = HexpayServer.open(ConfigurationReader.read(settings), overrides)) {
            Set<String> successes = pay(hexpay.ports());
            isCrashFree = false;
            sendAll();
            isCrashFree = true;

            assertThat(hexpay.ports().jobs().sendReceipts().runOnce(BATCH)).isZero();
            check(mail.getReceivedMessages(), successes);
        } finally {
            mail.stop();
        }
    }

    private void check(MimeMessage[] received, Set<String> successes) throws MessagingException, IOException {
        Map<String, Set<String>> messageIdsBySubject = new TreeMap<>();
        for (MimeMessage message : received) {
            messageIdsBySubject
                    .computeIfAbsent(message.getSubject(), none -> new TreeSet<>())
                    .add(message.getMessageID());
        }
        Set<String> messageIds =
                messageIdsBySubject.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        int repeats = received.length - messageIds.size();
        System.out.printf(
                "%d successes: %d e-mails, %d Message-IDs, %d repeats; crashes %s, %d rejected by the mail server%n",
                successes.size(), received.length, messageIds.size(), repeats, crashes, rejections);
        System.out.println(text(received[received.length - 1]));

        assertThat(messageIdsBySubject.keySet()).isEqualTo(successes);
        assertThat(messageIds).hasSameSizeAs(successes);
        assertThat(crashes).hasSize(3);
        // Only receipts that the mail server accepted immediately before a crash are repeated.
        assertThat(repeats).isEqualTo(crashes.get(Failpoint.RECEIPT_ACCEPTED.name()));
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart whole = (MimeMultipart) message.getContent();
        MimeMultipart bodies = (MimeMultipart) whole.getBodyPart(0).getContent();
        return "Subject: " + message.getSubject() + "\nMessage-ID: " + message.getMessageID() + "\nAttached: "
                + whole.getBodyPart(1).getFileName() + "\n\n"
                + bodies.getBodyPart(0).getContent();
    }

    /** Pays many links, some after a decline, and returns the subjects of the expected receipts. */
    private static Set<String> pay(InPorts useCases) {
        Scope scope = new Scope(
                useCases.apiKeys().provision().create("Analytical Engines").id(), Mode.SANDBOX);
        return IntStream.rangeClosed(1, PAYMENTS)
                .mapToObj(number -> {
                    Money price = new Money(100L + number, Currency.getInstance("EUR"));
                    OpenPaymentLink.Command command =
                            OpenPaymentLink.Command.of(price, new Description("Order " + number));
                    LinkToken token = useCases.payments()
                            .openLink()
                            .open(scope, command)
                            .page()
                            .token();
                    if (number % DECLINED_EVERY == 0) {
                        pay(useCases, token, number, "4000000000000002");
                    }
                    pay(useCases, token, number, "4242424242424242");
                    return "[Test] Receipt for Order " + number + " from Analytical Engines";
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void pay(InPorts useCases, LinkToken token, int number, String card) {
        PayLink.Command command = PayLink.Command.of(
                new EmailAddress("payer" + number + "@example.com"),
                new FullName("Payer " + number),
                Builders.anAddress(),
                new CardDetails(card, YearMonth.of(2034, 12)));
        useCases.payPage().pay().pay(token, command);
    }

    /** Runs the job until it is idle for a day. After each crash it continues with new use cases. */
    private void sendAll() {
        InPorts useCases = Application.create(ports);
        Duration idle = Duration.ZERO;
        while (idle.compareTo(Duration.ofDays(1)) < 0) {
            try {
                int sent = useCases.jobs().sendReceipts().runOnce(1 + random.nextInt(BATCH));
                Duration pause = sent == 0 ? Receipt.LEASE : Duration.ofSeconds(random.nextInt(5));
                idle = sent == 0 ? idle.plus(pause) : Duration.ZERO;
                clock.advance(pause);
            } catch (SimulatedCrash e) {
                useCases = Application.create(ports);
            }
        }
    }

    /** The production ports with a fast renderer, an unreliable mail server and additional crash points. */
    private OutPorts withFaults(OutPorts out) {
        ReceiptMailer mailer = mail -> {
            maybeCrash("LEASED");
            if (random.nextInt(20) == 0) {
                rejections++;
                throw new IllegalStateException("421 service not available");
            }
            out.documents().mailer().send(mail);
        };
        ports = TestPorts.with(
                TestPorts.with(
                        TestPorts.replace(out, Receipts.class, CrashingReceipts::new),
                        InvoiceRenderer.class,
                        new PlainTextInvoiceRenderer()),
                ReceiptMailer.class,
                mailer);
        return ports;
    }

    private void maybeCrash(String point) {
        if (!isCrashFree && random.nextInt(20) == 0) {
            crashes.merge(point, 1, Integer::sum);
            throw new SimulatedCrash();
        }
    }

    /** Receipts that may crash after a save. */
    private final class CrashingReceipts implements Receipts {
        private final Receipts delegate;

        CrashingReceipts(Receipts delegate) {
            this.delegate = delegate;
        }

        @Override
        public void insert(Scope scope, Receipt receipt) {
            delegate.insert(scope, receipt);
        }

        @Override
        public void save(Scope scope, Receipt receipt) {
            delegate.save(scope, receipt);
            maybeCrash("SAVED");
        }

        @Override
        public List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents) {
            return delegate.ofDocuments(scope, documents);
        }

        @Override
        public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
            return delegate.lease(now, leasedUntil, limit);
        }
    }

    /** Ends a process. It is never caught in the core. */
    private static final class SimulatedCrash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
