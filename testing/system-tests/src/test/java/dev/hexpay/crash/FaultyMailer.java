package dev.hexpay.crash;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.testkit.FaultyConnection;
import java.util.function.Function;

/**
 * The mail server behind a connection that may be faulty.
 *
 * @param connections returns the connection for the receipt of this id
 */
record FaultyMailer(MailServer server, Function<String, FaultyConnection> connections) implements ReceiptMailer {
    @Override
    public void send(Mail mail) {
        String receipt = mail.receipt().id().value();
        connections.apply(receipt).transmit(() -> {
            server.accept(receipt);
            return receipt;
        });
    }
}
