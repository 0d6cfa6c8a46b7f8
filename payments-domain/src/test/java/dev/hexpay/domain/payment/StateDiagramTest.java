package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The diagrams in the documentation are generated from the transition rules, so they cannot differ. */
class StateDiagramTest {
    private static final Path PAGE = Path.of("..", "docs", "payment-states.md");

    @ParameterizedTest
    @EnumSource(PaymentKind.class)
    void documented_diagram_matches_the_transition_rules(PaymentKind kind) throws IOException {
        String page = Files.readString(PAGE);
        Matcher documented = Pattern.compile(
                        "(?<=^## " + kind.wire() + "\n\n```mermaid\n)[^`]*(?=```$)", Pattern.MULTILINE)
                .matcher(page);
        assertThat(documented.find())
                .as("%s has a diagram under the heading \"## %s\"", PAGE, kind.wire())
                .isTrue();
        if (Boolean.getBoolean("hexpay.update-docs")) {
            Files.writeString(PAGE, documented.replaceFirst(Matcher.quoteReplacement(diagram(kind))));
            return;
        }
        assertThat(documented.group())
                .as(
                        "the %s diagram in %s; regenerate it with: mvn test -pl payments-domain"
                                + " -Dtest=StateDiagramTest -Dhexpay.update-docs=true",
                        kind.wire(), PAGE)
                .isEqualTo(diagram(kind));
    }

    @Test
    void diagram_shows_start_transitions_ends_and_corrections() {
        assertThat(diagram(PaymentKind.CHARGE)).isEqualTo("""
                        stateDiagram-v2
                            [*] --> processing
                            processing --> succeeded
                            processing --> requires_action
                            processing --> failed
                            succeeded --> [*]
                            requires_action --> processing
                            failed --> succeeded : late word of the provider
                            failed --> [*]
                        """);
    }

    private static String diagram(PaymentKind kind) {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n");
        arrow(text, "[*]", PaymentStatus.initial(kind).wire());
        for (PaymentStatus from : reachable(kind)) {
            EnumSet<PaymentStatus> next = EnumSet.noneOf(PaymentStatus.class);
            next.addAll(from.next(kind));
            next.forEach(to -> arrow(text, from.wire(), to.wire()));
            from.corrections().forEach(to -> arrow(text, from.wire(), to.wire() + " : late word of the provider"));
            if (next.isEmpty()) {
                arrow(text, from.wire(), "[*]");
            }
        }
        return text.toString();
    }

    private static void arrow(StringBuilder text, String from, String to) {
        text.append("    ").append(from).append(" --> ").append(to).append('\n');
    }

    private static Set<PaymentStatus> reachable(PaymentKind kind) {
        EnumSet<PaymentStatus> found = EnumSet.of(PaymentStatus.initial(kind));
        boolean grew = true;
        while (grew) {
            grew = found.addAll(
                    found.stream().flatMap(status -> status.next(kind).stream()).collect(Collectors.toSet()));
        }
        return found;
    }
}
