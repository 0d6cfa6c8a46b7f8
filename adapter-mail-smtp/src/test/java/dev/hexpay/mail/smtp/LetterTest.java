package dev.hexpay.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxReason;
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

/** What a receipt says, read from the bytes that a mail program would get. */
class LetterTest {
    private static final Letterhead LETTERHEAD = new Letterhead("pay.example.com", null);

    @TempDir
    Path directory;

    @Test
    void a_receipt_has_these_headers_and_no_others() throws IOException, MessagingException {
        Received received = written(Mails.usual().paid());

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
        assertThat(received.header("Message-ID")).isEqualTo("<" + Mails.ID + "@pay.example.com>");
        assertThat(received.header("Subject")).isEqualTo("Receipt for One hour of consulting from Brahms & Co");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(received.message().getSentDate().toInstant()).isEqualTo("2026-05-03T14:05:06Z");
    }

    @Test
    void a_receipt_for_a_payment_tells_everything_in_plain_text() throws IOException, MessagingException {
        assertThat(written(Mails.usual().paid()).text()).isEqualTo("""
                Receipt from Brahms & Co

                €29.75
                Paid on May 3, 2026

                  One hour of consulting

                Subtotal: €25.00
                VAT 19% (Germany): €4.75
                Total paid: €29.75

                Invoice: INV-0042
                Reference: pay_01JTB8Z0V5XN7W3H9Q2K4M6P8R
                Paid: May 3, 2026, 14:05 UTC

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
    void a_receipt_for_a_refund_tells_what_went_back_and_of_what() throws IOException, MessagingException {
        Received received = written(Mails.usual().refunded(10_00, 1_90));

        assertThat(received.header("Subject")).isEqualTo("Refund for One hour of consulting from Brahms & Co");
        assertThat(received.text())
                .contains("Refund from Brahms & Co\n\n€11.90\nRefunded on May 4, 2026\n")
                .contains("Subtotal: €10.00\nVAT 19% (Germany): €1.90\nTotal refunded: €11.90\n")
                .contains("Credit note: CN-0001\nInvoice: INV-0042\nReference: pay_")
                .contains("Your credit note is attached");
        assertThat(received.attachment().getFileName()).isEqualTo("CN-0001.pdf");
    }

    @Test
    void the_html_says_the_same_as_the_text() throws IOException, MessagingException {
        Received received = written(Mails.usual().refunded(10_00, 1_90));

        String read = received.html()
                .replaceAll("(?s)<(style|title).*?</\\1>|<[^>]*>", "\n")
                .replace("&amp;", "&");
        assertThat(received.text()
                        .lines()
                        .flatMap(line -> List.of(line.split(": ", 2)).stream())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()))
                .allSatisfy(words -> assertThat(read).contains(words));
    }

    @Test
    void the_paper_is_attached() throws IOException, MessagingException {
        Received received = written(Mails.usual().paid());

        assertThat(received.attachment().getFileName()).isEqualTo("INV-0042.pdf");
        assertThat(received.attachment().isMimeType("application/pdf")).isTrue();
        assertThat(received.attachment().getDisposition()).isEqualTo("attachment");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(Mails.PDF);
    }

    @Test
    void a_test_is_called_one_in_the_subject_and_in_both_bodies() throws IOException, MessagingException {
        Received test = written(Mails.usual().in(Mode.SANDBOX).paid());
        Received real = written(Mails.usual().paid());

        assertThat(test.header("Subject")).startsWith("[Test] Receipt for ");
        assertThat(test.text()).startsWith("*** This is a test. No money moved. ***\n");
        assertThat(test.html()).contains("This is a test. No money moved.");
        assertThat(real.text() + real.html()).doesNotContain("test.");
    }

    @Test
    void where_there_is_no_tax_the_reason_is_given() throws IOException, MessagingException {
        TaxBreakdown untaxed = TaxBreakdown.untaxed(
                Mails.eur(25_00), TaxReason.NOT_REGISTERED, TaxEvidence.in("DE", LocationSource.PAYER));

        Received received = written(Mails.usual().at(untaxed).paid());

        assertThat(received.text()).contains("Tax: €0.00\nTotal paid: €25.00\nNo tax charged: the seller is not reg");
        assertThat(received.html()).contains("No tax charged: the seller is not registered");
    }

    @Test
    void it_comes_from_the_address_that_is_set_else_the_sellers_else_one_that_nobody_reads()
            throws IOException, MessagingException {
        Letterhead set = new Letterhead("pay.example.com", new EmailAddress("receipts@example.com"));

        Received fromSet = written(Mails.usual().paid(), set);
        Received fromNobody =
                written(Mails.usual().soldBy(Seller.named("Brahms")).paid());

        assertThat(fromSet.header("From")).isEqualTo("Brahms & Co <receipts@example.com>");
        assertThat(fromSet.header("Reply-To")).isEqualTo("billing@brahms.example");
        assertThat(fromNobody.header("From")).isEqualTo("Brahms <no-reply@pay.example.com>");
        assertThat(fromNobody.headerNames()).doesNotContain("Reply-To");
        assertThat(fromNobody.text()).doesNotContain("Questions?");
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
    void a_hostile_description_changes_no_header_and_is_no_markup(String hostile)
            throws IOException, MessagingException {
        Received usual = written(Mails.usual().paid());

        Received received = written(Mails.usual().of(hostile).paid());

        assertThat(received.headerNames()).containsExactlyElementsOf(usual.headerNames());
        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.header("Subject")).startsWith("Receipt for ").endsWith(" from Brahms & Co");
        assertThat(received.header("Subject") + received.text() + received.html())
                .doesNotContainPattern("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
        assertThat(tags(received.html())).isEqualTo(tags(usual.html()));
        assertThat(received.text().lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Evil"));
    }

    @Test
    void hostile_names_change_no_header_and_are_no_markup() throws IOException, MessagingException {
        Seller seller = new Seller(
                "Evil\" <evil@example.com>, \r\nBcc: all@example.com <b>\u202E\u010A",
                List.of("<script>\r\nBcc: x"),
                "DE",
                "<i>",
                null);

        Received received = written(
                Mails.usual().soldBy(seller).paidBy("<b>Mallory</b> \u010A").paid());
        Received usual = written(Mails.usual()
                .soldBy(new Seller("Brahms", List.of("Street"), "DE", "1", null))
                .paid());

        assertThat(received.headerNames()).containsExactlyElementsOf(usual.headerNames());
        assertThat(received.message().getFrom()).hasSize(1);
        assertThat(received.header("From")).endsWith(" <no-reply@pay.example.com>");
        assertThat(tags(received.html())).isEqualTo(tags(usual.html()));
        assertThat(received.text()).doesNotContain("Mallory");
    }

    @Test
    void an_address_in_other_letters_cannot_break_the_header() throws IOException, MessagingException {
        // The last eight bits of these two letters are a carriage return and a line feed.
        Received received = written(Mails.usual()
                .to("j\u010D\u010ABcc:x@m\u00FCnchen.example".replace(":", ""))
                .paid());

        assertThat(received.headerNames()).doesNotContain("Bccx", "Bcc").hasSize(10);
        assertThat(new String(received.header("To").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo("j\u010D\u010ABccx@xn--mnchen-3ya.example");
    }

    @Test
    void a_long_description_is_shortened_in_the_subject_and_whole_in_the_body() throws IOException, MessagingException {
        String description = "\uD83C\uDF75 tea ".repeat(80).strip();

        Received received = written(Mails.usual().of(description).paid());

        assertThat(received.header("Subject")).contains("…").hasSizeLessThan(200);
        assertThat(received.text()).contains(description);
        assertThat(rawLines()).allMatch(line -> line.length() <= 78);
    }

    private List<String> rawLines() throws IOException {
        return Files.readAllLines(directory.resolve(Mails.ID + ".eml"), StandardCharsets.ISO_8859_1);
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private Received written(Mail mail) throws IOException, MessagingException {
        return written(mail, LETTERHEAD);
    }

    private Received written(Mail mail, Letterhead letterhead) throws IOException, MessagingException {
        new FileReceiptMailer(directory, letterhead).send(mail);
        return Received.of(new ByteArrayInputStream(Files.readAllBytes(directory.resolve(Mails.ID + ".eml"))));
    }
}
