package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TypewriterPrinter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every payer gets a receipt, however often the process that sends them is killed and the mail server is away. */
class ReceiptsTest {
    private static final int PAYMENTS = 500;
    private static final int DECLINED_EVERY = 10;
    private static final long SEED = 42;
    private static final int BATCH = 20;

    private final SettableClock clock = new SettableClock();
    private final Random dice = new Random(SEED);
    private final Map<String, Integer> kills = new TreeMap<>();
    private int refusals;
    private boolean isPeaceful = true;
    private OutPorts ports;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_mail_server_gets_a_receipt_for_every_success_while_the_job_is_killed_again_and_again(
            TestDatabase database, @TempDir Path dataDir) throws MessagingException, IOException {
        GreenMail mail = new PromptMailServer();
        mail.start();
        Map<String, String> settings = new HashMap<>(TestServer.settings(database, dataDir));
        settings.put("HEXPAY_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
        Adaptation adaptation = Adaptation.NONE
                .withClock(clock)
                .withMilestones(milestone -> perhapsDie(milestone.name()))
                .withOutPorts(this::endangered);
        try (Hexpay hexpay = Hexpay.open(ConfigurationReader.read(settings), adaptation)) {
            Set<String> successes = pay(hexpay.useCases());
            isPeaceful = false;
            sendAll();
            isPeaceful = true;

            assertThat(hexpay.useCases().sendReceipts().runOnce(BATCH)).isZero();
            check(mail.getReceivedMessages(), successes);
        } finally {
            mail.stop();
        }
    }

    private void check(MimeMessage[] received, Set<String> successes) throws MessagingException, IOException {
        Map<String, Set<String>> namesBySubject = new TreeMap<>();
        for (MimeMessage message : received) {
            namesBySubject
                    .computeIfAbsent(message.getSubject(), none -> new TreeSet<>())
                    .add(message.getMessageID());
        }
        Set<String> names =
                namesBySubject.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        int repeats = received.length - names.size();
        System.out.printf(
                "%d successes: %d e-mails under %d Message-IDs, %d repeats; killed %s, refused by the mail server %d times%n",
                successes.size(), received.length, names.size(), repeats, kills, refusals);
        System.out.println(text(received[received.length - 1]));

        assertThat(namesBySubject.keySet()).isEqualTo(successes);
        assertThat(names).hasSameSizeAs(successes);
        assertThat(kills).hasSize(3);
        // Nothing is repeated but what the mail server took in the instant before a kill.
        assertThat(repeats).isEqualTo(kills.get(Milestone.RECEIPT_TAKEN.name()));
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart whole = (MimeMultipart) message.getContent();
        MimeMultipart bodies = (MimeMultipart) whole.getBodyPart(0).getContent();
        return "Subject: " + message.getSubject() + "\nMessage-ID: " + message.getMessageID() + "\nAttached: "
                + whole.getBodyPart(1).getFileName() + "\n\n"
                + bodies.getBodyPart(0).getContent();
    }

    /** Pays many links, some of them after a card that is declined; the subjects of the receipts that are due then. */
    private static Set<String> pay(UseCases useCases) {
        Scope scope = new Scope(
                useCases.foundOrganization().found("Analytical Engines").id(), Mode.SANDBOX);
        return IntStream.rangeClosed(1, PAYMENTS)
                .mapToObj(number -> {
                    Money price = new Money(100L + number, Currency.getInstance("EUR"));
                    OpenPaymentLink.Command command = new OpenPaymentLink.Command(
                            price, new Description("Order " + number), null, null, null, null, null);
                    LinkToken token = useCases.openPaymentLink()
                            .open(scope, command, Once.unkeyed())
                            .result()
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

    private static void pay(UseCases useCases, LinkToken token, int number, String card) {
        PayLink.Command command = new PayLink.Command(
                new EmailAddress("payer" + number + "@example.com"),
                new FullName("Payer " + number),
                Builders.anAddress(),
                null,
                new CardEntry(card, YearMonth.of(2034, 12)),
                null);
        useCases.payLink().pay(token, command);
    }

    /** Whenever the process is killed, another begins; and all wait for what nobody may touch yet. */
    private void sendAll() {
        UseCases process = new UseCases(ports);
        Duration idle = Duration.ZERO;
        while (idle.compareTo(Duration.ofDays(1)) < 0) {
            try {
                int sent = process.sendReceipts().runOnce(1 + dice.nextInt(BATCH));
                Duration pause = sent == 0 ? Receipt.LEFT_ALONE : Duration.ofSeconds(dice.nextInt(5));
                idle = sent == 0 ? idle.plus(pause) : Duration.ZERO;
                clock.advance(pause);
            } catch (Killed e) {
                process = new UseCases(ports);
            }
        }
    }

    /** All as in production, but papers are printed quickly, the mail server is away at times, and there are more places to be killed at. */
    private OutPorts endangered(OutPorts out) {
        ReceiptMailer mailer = mail -> {
            perhapsDie("LEASED");
            if (dice.nextInt(20) == 0) {
                refusals++;
                throw new IllegalStateException("421 the mail server is away");
            }
            out.receiptMailer().send(mail);
        };
        ports = new OutPorts(
                out.unitOfWork(),
                out.payments(),
                out.transactions(),
                out.customers(),
                out.paymentMethods(),
                out.refunds(),
                out.invoices(),
                out.creditNotes(),
                new MortalReceipts(out.receipts()),
                out.outbox(),
                out.organizations(),
                out.apiKeys(),
                out.idempotencyKeys(),
                out.notifications(),
                out.notificationReader(),
                out.providers(),
                out.cardTokens(),
                out.disputeDesk(),
                out.taxCalculator(),
                out.sellers(),
                new TypewriterPrinter(),
                mailer,
                out.addresses(),
                out.secretBox(),
                out.signer(),
                out.milestones(),
                out.ids(),
                out.clock());
        return ports;
    }

    private void perhapsDie(String place) {
        if (!isPeaceful && dice.nextInt(20) == 0) {
            kills.merge(place, 1, Integer::sum);
            throw new Killed();
        }
    }

    /** The books, in which the last stroke of a process may be a mark. */
    private final class MortalReceipts implements Receipts {
        private final Receipts books;

        MortalReceipts(Receipts books) {
            this.books = books;
        }

        @Override
        public void insert(Scope scope, Receipt receipt) {
            books.insert(scope, receipt);
        }

        @Override
        public void save(Scope scope, Receipt receipt) {
            books.save(scope, receipt);
            perhapsDie("MARKED");
        }

        @Override
        public List<Located> lease(Instant now, Instant dueAgainAt, int limit) {
            return books.lease(now, dueAgainAt, limit);
        }
    }

    /** A process ends; nothing catches that. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
