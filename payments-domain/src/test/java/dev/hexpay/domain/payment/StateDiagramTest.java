package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.text.WireName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The diagrams in the documentation are generated from the transition rules, so they cannot differ. */
class StateDiagramTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String PAYMENTS = "payment-states.md";

    private enum Diagram {
        LINK(PAYMENTS, "link", ofPayment(PaymentKind.LINK)),
        CHARGE(PAYMENTS, "charge", ofPayment(PaymentKind.CHARGE)),
        TRANSACTION(
                "transaction-states.md",
                "transaction",
                new Rules<>(
                        TransactionStatus.PENDING,
                        TransactionStatus::next,
                        TransactionStatus::corrections,
                        WireName::of)),
        REFUND(
                "refund-states.md",
                "refund",
                new Rules<>(RefundStatus.PENDING, RefundStatus::next, RefundStatus::corrections, WireName::of));

        private final String page;
        private final String heading;
        private final String text;

        Diagram(String page, String heading, Rules<?> rules) {
            this.page = page;
            this.heading = heading;
            this.text = rules.diagram();
        }

        private static Rules<PaymentStatus> ofPayment(PaymentKind kind) {
            return new Rules<>(
                    PaymentStatus.initial(kind), status -> status.next(kind), PaymentStatus::corrections, WireName::of);
        }
    }

    @ParameterizedTest
    @EnumSource
    void documented_diagram_matches_the_transition_rules(Diagram diagram) throws IOException {
        Path file = DOCS.resolve(diagram.page);
        String page = Files.readString(file);
        Matcher documented = Pattern.compile(
                        "(?<=^## " + diagram.heading + "\n\n```mermaid\n)[^`]*(?=```$)", Pattern.MULTILINE)
                .matcher(page);
        assertThat(documented.find())
                .as("%s has a diagram under the heading \"## %s\"", file, diagram.heading)
                .isTrue();
        if (Boolean.getBoolean("hexpay.update-docs")) {
            Files.writeString(file, documented.replaceFirst(Matcher.quoteReplacement(diagram.text)));
            return;
        }
        assertThat(documented.group())
                .as(
                        "the %s diagram in %s; regenerate it with: mvn test -pl payments-domain"
                                + " -Dtest=StateDiagramTest -Dhexpay.update-docs=true",
                        diagram.heading, file)
                .isEqualTo(diagram.text);
    }

    @Test
    void diagram_shows_start_transitions_ends_and_corrections() {
        assertThat(Diagram.CHARGE.text).isEqualTo("""
                        stateDiagram-v2
                            [*] --> processing
                            processing --> succeeded
                            processing --> requires_action
                            processing --> failed
                            succeeded --> [*]
                            requires_action --> processing
                            failed --> succeeded : late confirmation
                            failed --> [*]
                        """);
    }

    private record Rules<S extends Enum<S>>(
            S initial, Function<S, Set<S>> next, Function<S, Set<S>> corrections, Function<S, String> wire) {
        String diagram() {
            List<String> lines = new ArrayList<>(List.of("stateDiagram-v2"));
            lines.add(arrow("[*]", wire.apply(initial)));
            for (S from : reachable()) {
                String name = wire.apply(from);
                Collection<S> following = new TreeSet<>(next.apply(from));
                following.forEach(to -> lines.add(arrow(name, wire.apply(to))));
                corrections.apply(from).forEach(to -> lines.add(arrow(name, wire.apply(to)) + " : " + label(name)));
                if (following.isEmpty()) {
                    lines.add(arrow(name, "[*]"));
                }
            }
            return String.join("\n", lines) + "\n";
        }

        /** A failure is corrected by a late confirmation, a refund by a late failure. */
        private static String label(String corrected) {
            return corrected.equals("failed") ? "late confirmation" : "late failure";
        }

        private static String arrow(String from, String to) {
            return "    " + from + " --> " + to;
        }

        private Set<S> reachable() {
            Set<S> found = new TreeSet<>(Collections.singleton(initial));
            boolean grew = true;
            while (grew) {
                Set<S> following = new TreeSet<>();
                found.forEach(status -> following.addAll(next.apply(status)));
                grew = found.addAll(following);
            }
            return found;
        }
    }
}
