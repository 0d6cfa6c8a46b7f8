package dev.hexpay.violations.adapter.mail.smtp;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.tax.table.TaxTableSamples.PublicRate;
import java.sql.Connection;
import javax.net.SocketFactory;
import org.jspecify.annotations.NullMarked;

/** Samples of the mailer. */
@NullMarked
public final class MailSamples {
    record UsesSockets(SocketFactory sockets) {}

    @Violates({"adapter-mail-smtp uses only what it is granted", "adapters do not use each other"})
    static final class CallsTaxTable {
        static PublicRate rate() {
            return new PublicRate(190_000);
        }
    }

    @Violates("adapter-mail-smtp uses only what it is granted")
    record UsesDatabase(Connection connection) {}
}
