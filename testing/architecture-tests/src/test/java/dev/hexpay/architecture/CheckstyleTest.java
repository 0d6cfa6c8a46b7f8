package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Checkstyle configuration of the build finds what it should find. Lines to be found end with a comment that says so. */
class CheckstyleTest {
    private static final String TYPES = """
            /** Is documented. */
            public final class Sample {
                public record Undocumented(String name) {} // found
                record Inner(String name) {}
                /** Is documented. */
                public enum Documented { ONE }
            }
            final class Hidden {
                public record Undocumented(String name) {} // found
            }
            """;
    private static final String PARAMETERS = """
            final class Sample {
                Sample(int a, int b, int c, int d, int e) {}
                public Sample(int a, int b, int c, int d, int e, int f) {} // found
                public void four(int a, int b, int c, int d) {}
                public void five(int a, int b, int c, int d, int e) {} // found
                void hidden(int a, int b, int c, int d, int e) {}
                interface Port {
                    void five(int a, int b, int c, int d, int e); // found
                }
                record Value(int a, int b, int c, int d, int e) {
                    public Value(int a, int b, int c, int d, int e) {
                        this.a = a; this.b = b; this.c = c; this.d = d; this.e = e;
                    }
                    void hidden(int f, int g, int h, int i, int j) {}
                    public void five(int f, int g, int h, int i, int j) {} // found
                }
            }
            """;
    private static final String NUMBERS = """
            final class Sample {
                long tax(long minor) {
                    return minor * 19 / (long) 1e2; // found
                }
                long half(long minor) {
                    double half = minor; // found
                    float less = 1f; // found
                    return (long) half;
                }
            }
            """;

    private static final String SQL = """
            final class Sample {
                String any = "SELECT id FROM receipt FOR UPDATE";
                String some = "SELECT id FROM receipt FOR UPDATE SKIP LOCKED"; // found
                String lower = "select id from receipt for update skip locked"; // found
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void undocumented_public_types_are_found() throws Exception {
        assertFound(TYPES, "adapter-sandbox", "MissingJavadocType");
    }

    @Test
    void more_than_four_parameters_of_public_methods_are_found() throws Exception {
        assertFound(PARAMETERS, "adapter-sandbox", "ParameterNumber");
    }

    @Test
    void floating_point_numbers_are_found_in_the_core() throws Exception {
        assertFound(NUMBERS, "payments-domain", "IllegalToken");
        assertFound(NUMBERS, "payments-application", "IllegalToken");
    }

    @Test
    void floating_point_numbers_are_accepted_in_adapters() throws Exception {
        assertThat(check("adapter-tax-table", NUMBERS)).isEmpty();
    }

    @Test
    void skipped_locks_are_found() throws Exception {
        assertFound(SQL, "adapter-sandbox", "RegexpSingleline");
    }

    @Test
    void methods_may_have_forty_lines() throws Exception {
        assertThat(check("adapter-sandbox", methodOf(40))).isEmpty();
        assertThat(check("adapter-sandbox", methodOf(41))).containsExactly("2 MethodLength");
    }

    @Test
    void files_may_have_three_hundred_lines() throws Exception {
        assertThat(check("adapter-sandbox", fileOf(300))).isEmpty();
        assertThat(check("adapter-sandbox", fileOf(301))).containsExactly("1 FileLength");
    }

    private void assertFound(String source, String module, String check) throws Exception {
        List<String> lines = source.lines().toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// found")) {
                expected.add(i + 1 + " " + check);
            }
        }
        assertThat(check(module, source).stream().distinct().toList()).isEqualTo(expected);
    }

    private List<String> check(String module, String source) throws CheckstyleException, IOException {
        Path file = Files.createDirectories(directory.resolve(module)).resolve("Sample.java");
        Files.writeString(file, source);
        Path configuration = Project.find().root().resolve("config/checkstyle/checkstyle.xml");
        Checker checker = new Checker();
        Findings findings = new Findings();
        try {
            checker.setModuleClassLoader(Checker.class.getClassLoader());
            checker.configure(ConfigurationLoader.loadConfiguration(
                    configuration.toString(), new PropertiesExpander(new Properties())));
            checker.addListener(findings);
            checker.process(List.of(file.toFile()));
        } finally {
            checker.destroy();
        }
        return findings.found;
    }

    private static String methodOf(int lines) {
        return "final class Sample {\n    void run() {\n" + "        run();\n".repeat(lines - 2) + "    }\n}\n";
    }

    private static String fileOf(int lines) {
        return "final class Sample {\n" + "    // A line.\n".repeat(lines - 2) + "}\n";
    }

    private static final class Findings implements AuditListener {
        private final List<String> found = new ArrayList<>();

        @Override
        public void addError(AuditEvent event) {
            String check = event.getSourceName();
            found.add(event.getLine()
                    + " "
                    + check.substring(check.lastIndexOf('.') + 1, check.length() - "Check".length()));
        }

        @Override
        public void addException(AuditEvent event, Throwable throwable) {
            throw new IllegalStateException(event.getFileName(), throwable);
        }

        @Override
        public void auditStarted(AuditEvent event) {}

        @Override
        public void auditFinished(AuditEvent event) {}

        @Override
        public void fileStarted(AuditEvent event) {}

        @Override
        public void fileFinished(AuditEvent event) {}
    }
}
