package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of receipts, read from the bytes of the message. */
class ReceiptEmailTest {
    private static final SenderSettings SETTINGS = new SenderSettings("pay.example.com", null);

    @TempDir
    Path directory;

    @Test
    void email_has_exactly_these_headers() throws IOException, MessagingException {
        ReceivedEmail received = written(SampleMails.standard().paid());

        assertThat(received.headerNames())
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
        assertThat(received.header("From")).isEqualTo("Brahms & Co <billing@brahms.example>");
        assertThat(received.header("Reply-To")).isEqualTo("billing@brahms.example");
        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.header("Message-ID")).isEqualTo("<" + SampleMails.ID + "@pay.example.com>");
        assertThat(received.header("Subject")).isEqualTo("Receipt for One hour of consulting from Brahms & Co");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(received.message().getSentDate().toInstant()).isEqualTo("2026-05-03T14:05:06Z");
    }

    @Test
    void payment_receipt_has_all_details_in_plain_text() throws IOException, MessagingException {
        assertThat(written(SampleMails.standard().paid()).text()).isEqualTo("""
                Receipt from Brahms & Co

                €29.75
                Paid on May 3, 2026

                  One hour of consulting

                Subtotal: €25.00
                VAT 19% (Germany): €4.75
                Total paid: €29.75

                Invoice: INV-0042
                Reference: pay_01JTB8Z0V5XN7W3H9Q2K4M6P8R
                Paid: May 3, 2026, 16:05 UTC+02:00

                Your invoice is attached as a PDF. Please keep it for your records.
                Questions? Reply to this e-mail or write to billing@brahms.example.

                Brahms & Co
                Hauptstr. 1
                10115 Berlin
                Germany
                Tax ID DE123456789
                """);
    }

    @Test
    void refund_receipt_has_the_refunded_amount_and_its_references() throws IOException, MessagingException {
        ReceivedEmail received = written(SampleMails.standard().refunded(10_00, 1_90));

        assertThat(received.header("Subject")).isEqualTo("Refund for One hour of consulting from Brahms & Co");
        assertThat(received.text())
                .contains("Refund from Brahms & Co\n\n€11.90\nRefunded on May 4, 2026\n")
                .contains("Subtotal: €10.00\nVAT 19% (Germany): €1.90\nTotal refunded: €11.90\n")
                .contains("Credit note: CN-0001\nInvoice: INV-0042\nReference: pay_")
                .contains("Your credit note is attached");
        assertThat(received.attachment().getFileName()).isEqualTo("CN-0001.pdf");
    }

    @Test
    void receipt_of_a_cancellation_says_that_the_refund_failed() throws IOException, MessagingException {
        ReceivedEmail received = written(SampleMails.standard().canceled(10_00, 1_90));

        assertThat(received.header("Subject")).isEqualTo("Failed refund for One hour of consulting from Brahms & Co");
        assertThat(received.text())
                .contains("Failed refund from Brahms & Co\n\n€11.90\nRefund failed on May 5, 2026\n")
                .contains("Total not refunded: €11.90\n")
                .contains("Cancellation: CN-0002\nInvoice: INV-0042\nReference: pay_")
                .contains("The attached document cancels credit note CN-0001.")
                .doesNotContain("Refunded");
        assertThat(received.attachment().getFileName()).isEqualTo("CN-0002.pdf");
    }

    @Test
    void html_has_the_same_content_as_the_text() throws IOException, MessagingException {
        ReceivedEmail received = written(SampleMails.standard().refunded(10_00, 1_90));

        String read = received.html()
                .replaceAll("(?s)<(style|title).*?</\\1>|<[^>]*>", "\n")
                .replace("&amp;", "&");
        assertThat(received.text()
                        .lines()
                        .flatMap(line -> List.of(line.split(": ", 2)).stream())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()))
                .allSatisfy(value -> assertThat(read).contains(value));
    }

    @Test
    void invoice_pdf_is_attached() throws IOException, MessagingException {
        ReceivedEmail received = written(SampleMails.standard().paid());

        assertThat(received.attachment().getFileName()).isEqualTo("INV-0042.pdf");
        assertThat(received.attachment().isMimeType("application/pdf")).isTrue();
        assertThat(received.attachment().getDisposition()).isEqualTo("attachment");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(SampleMails.PDF);
    }

    @Test
    void sandbox_receipt_is_marked_as_a_test() throws IOException, MessagingException {
        ReceivedEmail test = written(SampleMails.standard().in(Mode.SANDBOX).paid());
        ReceivedEmail real = written(SampleMails.standard().paid());

        assertThat(test.header("Subject")).startsWith("[Test] Receipt for ");
        assertThat(test.text()).startsWith("*** This is a test. No money moved. ***\n");
        assertThat(test.html()).contains("This is a test. No money moved.");
        assertThat(real.text() + real.html()).doesNotContain("test.");
    }

    @Test
    void untaxed_receipt_states_the_reason() throws IOException, MessagingException {
        TaxBreakdown untaxed = TaxBreakdown.untaxed(
                SampleMails.eur(25_00), TaxReason.NOT_REGISTERED, BuyerLocation.in("DE", LocationSource.PAYER));

        ReceivedEmail received = written(SampleMails.standard().at(untaxed).paid());

        assertThat(received.text()).contains("Tax: €0.00\nTotal paid: €25.00\nNo tax charged: the seller is not reg");
        assertThat(received.html()).contains("No tax charged: the seller is not registered");
    }

    @Test
    void from_address_falls_back_to_seller_then_no_reply() throws IOException, MessagingException {
        SenderSettings settings = new SenderSettings("pay.example.com", new EmailAddress("receipts@example.com"));

        ReceivedEmail withSettings = written(SampleMails.standard().paid(), settings);
        ReceivedEmail withoutAddress =
                written(SampleMails.standard().soldBy(Seller.named("Brahms")).paid());

        assertThat(withSettings.header("From")).isEqualTo("Brahms & Co <receipts@example.com>");
        assertThat(withSettings.header("Reply-To")).isEqualTo("billing@brahms.example");
        assertThat(withoutAddress.header("From")).isEqualTo("Brahms <no-reply@pay.example.com>");
        assertThat(withoutAddress.headerNames()).doesNotContain("Reply-To");
        assertThat(withoutAddress.text()).doesNotContain("Questions?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tea\r\nBcc: everyone@example.com",
                "Tea\nContent-Type: text/html\n\n<h1>",
                "Tea\u2028X-Evil: 1\u2029",
                "Tea%0D%0ABcc: everyone@example.com",
                "Tea\u010D\u010ABcc: everyone@example.com",
                "\u202BTea\u202C\u200F\u202A\u061C",
                "=?utf-8?q?Tea=0D=0ABcc:_everyone@example.com?=",
                "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x &amp; --boundary"
            })
    void hostile_description_injects_no_header_and_no_markup(String hostile) throws IOException, MessagingException {
        ReceivedEmail standard = written(SampleMails.standard().paid());

        ReceivedEmail received = written(SampleMails.standard().of(hostile).paid());

        assertThat(received.headerNames()).containsExactlyElementsOf(standard.headerNames());
        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.header("Subject")).startsWith("Receipt for ").endsWith(" from Brahms & Co");
        assertThat(received.header("Subject") + received.text() + received.html())
                .doesNotContainPattern("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
        assertThat(tags(received.html())).isEqualTo(tags(standard.html()));
        assertThat(received.text().lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Evil"));
    }

    @Test
    void hostile_names_inject_no_header_and_no_markup() throws IOException, MessagingException {
        Seller seller = new Seller(
                "Evil\" <evil@example.com>, \r\nBcc: all@example.com <b>\u202E\u010A",
                List.of("<script>\r\nBcc: x"),
                "DE",
                "<i>",
                null);

        ReceivedEmail received = written(SampleMails.standard()
                .soldBy(seller)
                .paidBy("<b>Mallory</b> \u010A")
                .paid());
        ReceivedEmail standard = written(SampleMails.standard()
                .soldBy(new Seller("Brahms", List.of("Street"), "DE", "1", null))
                .paid());

        assertThat(received.headerNames()).containsExactlyElementsOf(standard.headerNames());
        assertThat(received.message().getFrom()).hasSize(1);
        assertThat(received.header("From")).endsWith(" <no-reply@pay.example.com>");
        assertThat(tags(received.html())).isEqualTo(tags(standard.html()));
        assertThat(received.text()).doesNotContain("Mallory");
    }

    @Test
    void non_ascii_address_injects_no_header() throws IOException, MessagingException {
        // The low eight bits of these two letters are a carriage return and a line feed.
        ReceivedEmail received = written(SampleMails.standard()
                .to("j\u010D\u010ABcc:x@m\u00FCnchen.example".replace(":", ""))
                .paid());

        assertThat(received.headerNames()).doesNotContain("Bccx", "Bcc").hasSize(10);
        assertThat(new String(received.header("To").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo("j\u010D\u010ABccx@xn--mnchen-3ya.example");
    }

    @Test
    void long_description_is_shortened_in_the_subject_only() throws IOException, MessagingException {
        String description = "\uD83C\uDF75 tea ".repeat(80).strip();

        ReceivedEmail received = written(SampleMails.standard().of(description).paid());

        assertThat(received.header("Subject")).contains("…").hasSizeLessThan(200);
        assertThat(received.text()).contains(description);
        assertThat(rawLines()).allMatch(line -> line.length() <= 78);
    }

    private List<String> rawLines() throws IOException {
        return Files.readAllLines(directory.resolve(SampleMails.ID + ".eml"), StandardCharsets.ISO_8859_1);
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private ReceivedEmail written(Mail mail) throws IOException, MessagingException {
        return written(mail, SETTINGS);
    }

    private ReceivedEmail written(Mail mail, SenderSettings settings) throws IOException, MessagingException {
        new FileReceiptMailer(directory, settings).send(mail);
        return ReceivedEmail.of(
                new ByteArrayInputStream(Files.readAllBytes(directory.resolve(SampleMails.ID + ".eml"))));
    }
}
