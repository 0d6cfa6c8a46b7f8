package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class HexpayCommandTest {
    @TempDir
    private Path dataDir;

    @Test
    void command_alone_prints_help_with_examples() {
        CommandOutput output = CommandOutput.of(Map.of());

        assertThat(output.exitCode()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .startsWith("Usage: hexpay [-hV] COMMAND")
                .contains("Examples:", "  ./hexpay serve")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void help_of_each_command_has_an_example_of_this_command() {
        List<String> commands = new ArrayList<>();
        collect(HexpayCommand.withSubcommands(new CommandEnvironment(Map.of())), commands);

        assertThat(commands).hasSizeGreaterThan(15).contains("hexpay link", "hexpay keys create");
        assertThat(commands).allSatisfy(command -> {
            String[] words = (command + " --help").replaceFirst("^hexpay ", "").split(" ");
            CommandOutput output = CommandOutput.of(Map.of(), words);
            assertThat(output.exitCode()).isZero();
            assertThat(output.out()).anyMatch(line -> line.matches("Examples?:"));
            assertThat(output.out()).anyMatch(line -> line.matches("  ([A-Z_]+=\\S+ )*\\./" + command + "( .*)?"));
        });
    }

    private static void collect(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, names));
    }

    @ParameterizedTest
    @CsvSource({
        "srve, there is no command srve; did you mean serve?, ./hexpay",
        "lnik 1 eur A, there is no command lnik; did you mean link?, ./hexpay",
        "keys creat, there is no command creat; did you mean create?, ./hexpay keys",
        "link 1 eur A --opne, there is no option --opne; did you mean --open?, ./hexpay link",
        "quite-another, there is no command quite-another, ./hexpay",
        "link 1 eur First payment, unexpected argument payment; a text with spaces needs quotes, ./hexpay link",
        "link 1 eur, Missing required parameter: 'DESCRIPTION', ./hexpay link",
    })
    void wrong_command_line_is_an_error_that_names_what_was_meant(String arguments, String error, String help) {
        CommandOutput output = CommandOutput.of(Map.of(), arguments.split(" "));

        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).containsExactly("hexpay: " + error, "hexpay: see " + help + " --help");
    }

    @ParameterizedTest
    @CsvSource({"serve", "config", "migrate", "link 1 eur A"})
    void each_invalid_setting_is_an_error_on_a_line_of_its_own(String arguments) {
        Map<String, String> environment =
                Map.of("HEXPAY_PORT", "eighty", "HEXPAY_PROT", "1", "HEXPAY_LOG", "xml", "HEXPAY_DATA_DIR", "data");

        CommandOutput output = CommandOutput.of(environment, arguments.split(" "));

        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.err())
                .containsExactly(
                        "hexpay: HEXPAY_PROT is not a setting",
                        "hexpay: HEXPAY_PORT must be a whole number between 1 and 65535",
                        "hexpay: HEXPAY_LOG must be text or json");
    }

    @Test
    void doctor_has_a_line_for_each_invalid_setting() {
        assertThat(CommandOutput.of(Map.of("HEXPAY_PORT", "x", "HEXPAY_PROT", "1"), "doctor")
                        .out())
                .containsExactly(
                        "fix settings: HEXPAY_PROT is not a setting",
                        "fix settings: HEXPAY_PORT must be a whole number between 1 and 65535");
    }

    @Test
    void config_prints_each_setting_masked_with_its_source() {
        CommandOutput output = CommandOutput.of(
                Map.of(
                        "HEXPAY_PORT", "9000",
                        "HEXPAY_DATA_DIR", dataDir.toString(),
                        "HEXPAY_DATABASE_PASSWORD", "hush",
                        "HEXPAY_API_KEY", "ck_sandbox_1"),
                "config");

        assertThat(output.exitCode()).isZero();
        assertThat(output.out())
                .anyMatch(line -> line.matches("HEXPAY_HOST +default +127\\.0\\.0\\.1"))
                .anyMatch(line -> line.matches("HEXPAY_PORT +environment +9000"))
                .anyMatch(line -> line.matches("HEXPAY_PUBLIC_URL +default +http://localhost:9000"))
                .anyMatch(line -> line.matches("HEXPAY_DATABASE_PASSWORD +environment +\\(set\\)"))
                .noneMatch(line -> line.contains("hush"))
                .noneMatch(line -> line.contains("ck_sandbox_1"));
    }

    @Test
    void data_directory_of_the_project_is_a_default() {
        assertThat(CommandOutput.of(Map.of(), "config").out())
                .anyMatch(line -> line.matches("HEXPAY_DATA_DIR +default +/.*"));
    }
}
