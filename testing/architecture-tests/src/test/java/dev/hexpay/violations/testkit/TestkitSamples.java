package dev.hexpay.violations.testkit;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.http.HttpSamples.PublicRoutes;
import java.sql.Connection;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/** Samples of the testkit. */
@NullMarked
public final class TestkitSamples {
    /** Visible to the samples of other modules. */
    public static class PublicFixture {
        void check(String text) {
            Assertions.assertThat(text).isNotEmpty();
        }
    }

    @Violates({"testing/payments-testkit uses only what it is granted", "only the wiring uses adapters"})
    record UsesHttp(PublicRoutes routes) {}

    @Violates("testing/payments-testkit uses only what it is granted")
    record UsesSql(Connection connection) {}

    @Violates("only bootstrap prints")
    static final class Prints {
        void hello() {
            System.out.println("hello");
        }
    }

    @Violates("only the wiring uses the system clock")
    static final class ReadsClock {
        long millis() {
            return System.currentTimeMillis();
        }
    }
}
