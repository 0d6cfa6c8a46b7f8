package dev.hexpay.benchmarks;

import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.log.LogConfiguration;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** The server as it is released, with a merchant whose customers have saved cards. */
public final class MeasuredHexpay {
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private MeasuredHexpay() {}

    /**
     * Serves until its input ends. With the argument {@code instant}, the provider is in memory and answers at once; with
     * {@code instant-text}, receipts have a text in place of a PDF, too; with {@code instant-queued}, the first receipt is
     * sent when the server ends, and the others wait.
     */
    public static void main(String[] arguments) throws IOException {
        LogConfiguration.apply(System.getenv());
        UnaryOperator<OutPorts> ports = portsOf(arguments[0]);
        HexpayServer hexpay = HexpayServer.open(
                ConfigurationReader.read(Map.copyOf(System.getenv())), builder -> builder.replacing(ports));
        hexpay.listen();
        Organization merchant = hexpay.ports().apiKeys().provision().create("Analytical Engines");
        String key = hexpay.ports()
                .apiKeys()
                .provision()
                .issueKey(merchant, Mode.SANDBOX, new KeyName("Benchmark"))
                .value();
        for (int i = 0; i < ServerProcess.CONNECTIONS; i++) {
            System.out.println("CUSTOMER " + customer(hexpay, new Scope(merchant.id(), Mode.SANDBOX), i));
        }
        System.out.println("KEY " + key);
        System.out.println("READY");
        while (System.in.read() >= 0) {
            // Only the end matters.
        }
        ENDED.countDown();
        hexpay.close();
        System.exit(0);
    }

    private static UnaryOperator<OutPorts> portsOf(String provider) {
        return switch (provider) {
            case "instant" -> out -> withInstantProvider(out, out.documents());
            case "instant-text" ->
                out -> withInstantProvider(
                        out,
                        new Documents(
                                out.documents().sellers(),
                                new PlainTextInvoiceRenderer(),
                                out.documents().mailer()));
            case "instant-queued" ->
                out -> withInstantProvider(
                        out,
                        new Documents(
                                out.documents().sellers(), out.documents().renderer(), MeasuredHexpay::waitForEnd));
            default -> UnaryOperator.identity();
        };
    }

    private static void waitForEnd(ReceiptMailer.Mail unused) {
        try {
            ENDED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutPorts withInstantProvider(OutPorts out, Documents documents) {
        ScriptedProvider provider = new ScriptedProvider(Instant::now);
        return new OutPorts(
                out.store(),
                new PaymentProviders(
                        new Only(provider), provider, provider, out.providers().notificationReader()),
                out.taxCalculator(),
                documents,
                out.webhookSender(),
                out.crypto(),
                out.publicUrls(),
                out.failpoints(),
                out.clock());
    }

    private record Only(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return Optional.of(provider);
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return List.of(provider);
        }
    }

    private static String customer(HexpayServer hexpay, Scope scope, int number) {
        Payment link = hexpay.ports()
                .payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Builders.eur(25_00), new Description("Consulting")));
        PayLink.Command payer = PayLink.Command.of(
                new EmailAddress("payer" + number + "@example.com"),
                new FullName("Ada Lovelace"),
                Builders.anAddress(),
                TestCard.SUCCEEDS.details());
        hexpay.ports().payPage().pay().pay(link.page().token(), payer);
        Payment paid = hexpay.ports().payments().queries().get(scope, link.id());
        return Objects.requireNonNull(paid.customer(), paid.status() + " has no customer")
                .value();
    }
}
