package dev.hexpay.violations.simulator;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.http.HttpSamples.PublicRoutes;
import dev.hexpay.violations.testkit.TestkitSamples.PublicFixture;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** Samples of the simulator. */
@NullMarked
public final class SimulatorSamples {
    static final class UsesTestkit extends PublicFixture {}

    @Violates({"testing/simulator uses only what it is granted", "only the wiring uses adapters"})
    record UsesHttp(PublicRoutes routes) {}

    @Violates("testing/simulator uses only what it is granted")
    record UsesSql(Connection connection) {}
}
