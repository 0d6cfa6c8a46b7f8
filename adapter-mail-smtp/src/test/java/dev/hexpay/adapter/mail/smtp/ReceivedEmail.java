package dev.hexpay.adapter.mail.smtp;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;

/** A message parsed from its bytes. */
record ReceivedEmail(MimeMessage message) {
    static ReceivedEmail of(InputStream bytes) throws MessagingException {
        return new ReceivedEmail(new MimeMessage(null, bytes));
    }

    List<String> headerNames() throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    /** The only header with this name, unfolded and decoded. */
    String header(String name) throws MessagingException, IOException {
        String[] values = message.getHeader(name);
        if (values == null || values.length != 1) {
            throw new AssertionError(name + " is missing or repeated");
        }
        return MimeUtility.decodeText(MimeUtility.unfold(values[0]));
    }

    String text() throws MessagingException, IOException {
        return ((String) alternatives().getBodyPart(0).getContent()).replace("\r\n", "\n");
    }

    String html() throws MessagingException, IOException {
        BodyPart part = alternatives().getBodyPart(1);
        if (!part.isMimeType("text/html")) {
            throw new AssertionError(part.getContentType());
        }
        return (String) part.getContent();
    }

    Part attachment() throws MessagingException, IOException {
        return parts().getBodyPart(1);
    }

    private MimeMultipart alternatives() throws MessagingException, IOException {
        return (MimeMultipart) parts().getBodyPart(0).getContent();
    }

    private MimeMultipart parts() throws MessagingException, IOException {
        return (MimeMultipart) message.getContent();
    }
}
