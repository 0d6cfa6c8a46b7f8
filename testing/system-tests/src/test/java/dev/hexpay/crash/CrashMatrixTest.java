package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.e2e.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills the process at every step of every operation that moves money or reports it, with every provider fault and
 * every client reaction: after recovery, the database agrees with what the provider moved, and the endpoint of each
 * merchant has received the event log.
 */
class CrashMatrixTest {
    @ParameterizedTest
    @CsvSource({
        "H2, NONE, 268",
        "H2, LOST_BEFORE_EFFECT, 193",
        "H2, LOST_AFTER_EFFECT, 193",
        "H2, SERVER_ERROR_AFTER_EFFECT, 193",
        "H2, SLOW, 148",
        "POSTGRESQL, NONE, 268",
        "POSTGRESQL, LOST_BEFORE_EFFECT, 193",
        "POSTGRESQL, LOST_AFTER_EFFECT, 193",
        "POSTGRESQL, SERVER_ERROR_AFTER_EFFECT, 193",
        "POSTGRESQL, SLOW, 148"
    })
    void recovery_repairs_the_state_after_every_crash(
            TestDatabase database, ConnectionFault fault, int crashes, @TempDir Path dataDir) throws Exception {
        List<CrashCase> cases = CrashCase.all(fault);
        assertThat(cases).hasSize(crashes);
        Map<String, String> settings = settings(database, dataDir);
        crash(settings, fault, crashes);

        try (RecoveryVerifier verifier = new RecoveryVerifier(settings, fault, cases)) {
            verifier.recover();
            new OutcomeTable(database, fault, verifier.outcomes(), verifier.movements()).print();
            assertThat(verifier.failures(crash -> crash.operation().expected(crash)))
                    .isEmpty();
            verifier.passDay();
            assertThat(verifier.failures(CrashMatrixTest::afterDay)).isEmpty();
        }
    }

    private static String afterDay(CrashCase crash) {
        String expected = crash.operation().expected(crash);
        return expected.equals(WireName.of(PaymentStatus.REQUIRES_ACTION))
                ? WireName.of(PaymentStatus.FAILED)
                : expected;
    }

    private static Map<String, String> settings(TestDatabase database, Path dataDir) {
        Map<String, String> settings = new HashMap<>();
        settings.put("HEXPAY_DATABASE_URL", "jdbc:h2:file:" + dataDir.resolve("hexpay"));
        settings.put("HEXPAY_DATABASE_USER", "sa");
        settings.put("HEXPAY_DATABASE_PASSWORD", "");
        settings.putAll(database.freshSettings(dataDir));
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
        return settings;
    }

    private static void crash(Map<String, String> settings, ConnectionFault fault, int crashes)
            throws IOException, InterruptedException {
        Path out = Path.of(settings.get("HEXPAY_DATA_DIR"), "crash.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProcess.class.getName(),
                fault.name());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        try {
            boolean hasEnded = process.waitFor(240, TimeUnit.SECONDS);
            String printed = Files.readString(out);
            assertThat(hasEnded).as("has ended: %s", printed).isTrue();
            assertThat(process.exitValue()).as(printed).isEqualTo(CrashingProcess.KILLED);
            assertThat(printed.lines()).contains(CrashingProcess.PARKED + crashes);
        } finally {
            process.destroyForcibly();
        }
    }
}
