package dev.hexpay.crash;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.function.Function;

/**
 * The mail server at the end of a line that may be bad.
 *
 * @param lines over which line the receipt of this id is sent
 */
record FaultyMailer(MailServer server, Function<String, Line> lines) implements ReceiptMailer {
    @Override
    public void send(Mail mail) {
        String receipt = mail.receipt().id().value();
        lines.apply(receipt).carry(() -> {
            server.take(receipt);
            return receipt;
        });
    }
}
