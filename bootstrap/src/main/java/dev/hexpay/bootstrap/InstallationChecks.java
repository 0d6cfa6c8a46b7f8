package dev.hexpay.bootstrap;

import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.doctor.Check;
import dev.hexpay.bootstrap.doctor.DatabaseCheck;
import dev.hexpay.bootstrap.doctor.DatabaseSource;
import dev.hexpay.bootstrap.doctor.DiskCheck;
import dev.hexpay.bootstrap.doctor.Doctor;
import dev.hexpay.bootstrap.doctor.MailCheck;
import dev.hexpay.bootstrap.doctor.MasterKeyCheck;
import dev.hexpay.bootstrap.doctor.PrivateFilesCheck;
import dev.hexpay.bootstrap.doctor.PublicUrlCheck;
import dev.hexpay.bootstrap.doctor.StripeAbsentCheck;
import dev.hexpay.bootstrap.doctor.StripeKeysCheck;
import dev.hexpay.bootstrap.doctor.StripeWebhookCheck;
import dev.hexpay.domain.tenant.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The checks of an installation. */
final class InstallationChecks {
    private InstallationChecks() {}

    /** All checks that need no running server. */
    static List<Check> of(Configuration configuration, DatabaseSource database) {
        List<Check> checks = new ArrayList<>();
        checks.add(new PublicUrlCheck(configuration));
        checks.add(new DatabaseCheck(database));
        checks.add(new MasterKeyCheck(configuration, database));
        checks.add(new PrivateFilesCheck(configuration.dataDir()));
        checks.add(new DiskCheck(configuration.dataDir()));
        checks.add(new MailCheck(configuration));
        StripeSettings stripe = configuration.providers().stripe();
        if (stripe == null) {
            checks.add(new StripeAbsentCheck());
        } else {
            for (Mode mode : Mode.values()) {
                if (configuration.providers().hasStripe(mode)) {
                    checks.add(new StripeKeysCheck(stripe, mode, Instant::now));
                    checks.add(new StripeWebhookCheck(stripe, configuration, mode));
                }
            }
        }
        return checks;
    }

    /** The report of a process that is no server. It opens the database for reading only. */
    static String report(Configuration configuration) {
        try (ReadOnlyDatabase database = new ReadOnlyDatabase(configuration)) {
            return new Doctor().report(of(configuration, database));
        }
    }

    /** The database for reading; it is opened once. */
    private static final class ReadOnlyDatabase implements DatabaseSource, AutoCloseable {
        private final Configuration configuration;
        private volatile @Nullable Databases databases;
        private @Nullable DataSource pool;

        ReadOnlyDatabase(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        public synchronized @Nullable DataSource find() {
            if (pool == null) {
                Databases opened = Databases.connectForReading(configuration);
                databases = opened;
                pool = opened == null ? null : opened.pool("doctor", 1);
            }
            return pool;
        }

        /** Does not wait for a check that is still opening the database. */
        @Override
        public void close() {
            Databases opened = databases;
            if (opened != null) {
                opened.close();
            }
        }
    }
}
