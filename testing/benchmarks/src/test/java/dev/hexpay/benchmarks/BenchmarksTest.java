package dev.hexpay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every operation is measured: what the benchmarks send is what the server takes. The figures themselves are no test. */
class BenchmarksTest {
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void each_operation_has_a_line_with_its_figures() throws Exception {
        Benchmarks.Options shortest =
                new Benchmarks.Options(Duration.ofMillis(300), Duration.ofMillis(100), 1, 8, Pattern.compile(""));
        List<String> lines = new ArrayList<>();
        try (BenchmarkDatabase database = BenchmarkDatabase.postgresql()) {
            Benchmarks.run(database, shortest, lines::add);
        }
        assertThat(lines.subList(2, lines.size() - 2)).hasSize(9).allSatisfy(line -> {
            String[] figures = line.split("\\|");
            assertThat(Double.parseDouble(figures[2])).as(line).isPositive();
            assertThat(Double.parseDouble(figures[8])).as(line).isPositive();
        });
    }
}
