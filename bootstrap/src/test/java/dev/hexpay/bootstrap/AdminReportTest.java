package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.doctor.CheckResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports that are longer than what the socket carries. */
class AdminReportTest {
    private static final List<String> OK = Collections.nCopies(
                    200, List.of(CheckResult.ok("x".repeat(90), "agrees").line(), "    usd: " + "1".repeat(90)))
            .stream()
            .flatMap(List::stream)
            .toList();

    @Test
    void short_report_is_complete() {
        assertThat(AdminReport.of(List.of("fix a: b", "    detail"), "; more")).isEqualTo("fix a: b\n    detail");
    }

    @Test
    void long_report_of_what_is_in_order_is_in_order() {
        String report = AdminReport.of(OK, "; choose");

        assertThat(report).hasSizeLessThan(31_000);
        assertThat(report.lines().toList())
                .last()
                .asString()
                .matches("ok  report: \\d+ more lines are left out; choose");
        assertThat(CheckResult.areAllOk(report)).isTrue();
    }

    @Test
    void long_report_that_leaves_out_something_to_be_done_says_so() {
        List<String> lines = new ArrayList<>(OK);
        lines.add(CheckResult.fix("y", "differs").line());

        assertThat(CheckResult.areAllOk(AdminReport.of(lines, ""))).isFalse();
    }
}
