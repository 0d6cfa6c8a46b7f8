package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @Test
    void a_well_formed_header_names_its_trace_and_is_passed_on() {
        String header = "00-" + TRACE + "-" + PARENT + "-01";
        assertThat(TraceParent.parse(header)).isEqualTo(new TraceParent(TRACE, header));
    }

    @Test
    void only_the_sampled_flag_is_passed_on() {
        assertThat(TraceParent.parse("00-" + TRACE + "-" + PARENT + "-fe"))
                .isEqualTo(new TraceParent(TRACE, "00-" + TRACE + "-" + PARENT + "-00"));
    }

    @Test
    void a_later_version_is_read_as_far_as_it_is_known() {
        String known = "00-" + TRACE + "-" + PARENT + "-01";
        assertThat(TraceParent.parse("01-" + TRACE + "-" + PARENT + "-03-more"))
                .isEqualTo(new TraceParent(TRACE, known));
        assertThat(TraceParent.parse("cc-" + TRACE + "-" + PARENT + "-01")).isEqualTo(new TraceParent(TRACE, known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT + "-01-",
                "00-" + TRACE + "-" + PARENT + "-1",
                "00-" + TRACE + "-" + PARENT,
                "00-" + TRACE + "0-" + PARENT + "-01",
                "01-" + TRACE + "-" + PARENT + "-01more",
                "01-" + TRACE + "-" + PARENT + "-01\nmore",
                " 00-" + TRACE + "-" + PARENT + "-01",
                "00_" + TRACE + "-" + PARENT + "-01",
                "zz-" + TRACE + "-" + PARENT + "-01"
            })
    void a_malformed_header_is_ignored(String header) {
        assertThat(TraceParent.parse(header)).isNull();
    }
}
