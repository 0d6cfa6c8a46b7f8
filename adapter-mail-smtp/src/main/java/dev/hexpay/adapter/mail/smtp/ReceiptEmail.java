package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.tenant.Seller;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.email.EmailBuilder;

/**
 * A receipt as an e-mail.
 *
 * @param email the message; the same receipt always gives the same message, except for the MIME boundaries
 * @param isInternational whether an address is not ASCII, so that headers and the SMTP session must use UTF-8:
 *     otherwise each character is cut to its low eight bits, and some become line breaks
 */
record ReceiptEmail(Email email, boolean isInternational) {
    private static final String TEMPLATE = "receipt.jte";
    private static final String PACKAGE = "dev.hexpay.adapter.mail.smtp.template";
    private static final int MAX_NAME_LENGTH = 100;
    private static final TemplateEngine HTML =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE + ".html");
    private static final TemplateEngine TEXT =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, PACKAGE + ".text");

    static ReceiptEmail of(Mail mail, SenderSettings settings) {
        Seller seller = mail.invoice().parties().seller();
        String to = address(mail.receipt().recipient());
        String from = senderAddress(seller, settings);
        String replyTo = seller.email() == null ? null : address(seller.email());
        ReceiptView view = ReceiptTexts.view(mail);
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .fixingMessageId("<" + mail.receipt().id().value() + "@" + settings.host() + ">")
                .fixingSentDate(Date.from(mail.receipt().createdAt()))
                .from(HeaderText.singleLine(seller.name(), MAX_NAME_LENGTH), from)
                .to(to)
                .withSubject(ReceiptTexts.subject(mail))
                .withPlainText(render(TEXT, view))
                .withHTMLText(render(HTML, view))
                .withHeader("Auto-Submitted", "auto-generated")
                .withHeader("X-Auto-Response-Suppress", "All")
                .withAttachment(documentNumber(mail).text() + ".pdf", mail.pdf().bytes(), "application/pdf");
        if (replyTo != null) {
            email.withReplyTo(replyTo);
        }
        return new ReceiptEmail(
                email.buildEmail(),
                Stream.of(to, from, replyTo).filter(Objects::nonNull).anyMatch(address -> !isAscii(address)));
    }

    private static InvoiceNumber documentNumber(Mail mail) {
        return mail.creditNote() == null
                ? mail.invoice().number()
                : mail.creditNote().number();
    }

    private static String senderAddress(Seller seller, SenderSettings settings) {
        @Nullable EmailAddress from = settings.from() == null ? seller.email() : settings.from();
        return from == null ? "no-reply@" + settings.host() : address(from);
    }

    /** The address with its domain in ASCII (punycode). */
    private static String address(EmailAddress address) {
        String text = address.value();
        int domain = text.lastIndexOf('@') + 1;
        if (isAscii(text.substring(domain))) {
            return text;
        }
        try {
            return text.substring(0, domain) + IDN.toASCII(text.substring(domain), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomainName) {
            return text;
        }
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String render(TemplateEngine templates, ReceiptView view) {
        StringOutput output = new StringOutput();
        templates.render(TEMPLATE, view, output);
        return output.toString().strip() + "\n";
    }
}
