package dev.hexpay.violations.adapter.persistence.jdbi;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.http.HttpSamples.PublicRoutes;
import java.sql.SQLException;
import java.util.logging.Handler;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/** Samples of the persistence adapter. */
@NullMarked
public final class PersistenceSamples {
    record UsesSql(DataSource source) {
        Logger log() throws java.sql.SQLFeatureNotSupportedException {
            return source.getParentLogger();
        }

        boolean isDuplicate(SQLException exception) {
            return "23505".equals(exception.getSQLState());
        }
    }

    @Violates({"adapter-persistence-jdbi uses only what it is granted", "adapters do not use each other"})
    static final class RefersToHttp {
        static Class<?> neighbor() {
            return PublicRoutes.class;
        }
    }

    @Violates("adapter-persistence-jdbi uses only what it is granted")
    record UsesJdkLogging(Handler handler) {}

    @Violates("names of types use the glossary")
    static final class BaseTable {}

    @Violates("names of types use the glossary")
    static final class StoredPapers {}
}
