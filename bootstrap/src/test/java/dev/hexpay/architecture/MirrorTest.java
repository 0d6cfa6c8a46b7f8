package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds exactly the classes that break it on purpose, and nothing in a tree that keeps all of them. */
class MirrorTest {
    private static final String GUILTY = "dev.hexpay.architecture.guilty";
    private static final String INNOCENT = "dev.hexpay.architecture.innocent";
    private static final String LONG_CLASS = GUILTY + ".http.LongClass";
    private static final String LONG_METHOD = GUILTY + ".http.LongMethod";

    private static Codebase guilty;
    private static Codebase innocent;

    @BeforeAll
    static void read_the_mirrors() {
        guilty = Codebase.mirror(GUILTY)
                .with(List.of(
                        SourceFile.of(LONG_CLASS, classOf(LONG_CLASS, SourceRules.LONGEST_CLASS + 1)),
                        SourceFile.of(LONG_METHOD, methodOf(LONG_METHOD, SourceRules.LONGEST_METHOD + 1))));
        innocent = Codebase.mirror(INNOCENT)
                .with(List.of(
                        SourceFile.of(
                                INNOCENT + ".http.FullClass",
                                classOf(INNOCENT + ".http.FullClass", SourceRules.LONGEST_CLASS)),
                        SourceFile.of(
                                INNOCENT + ".http.FullMethod",
                                methodOf(INNOCENT + ".http.FullMethod", SourceRules.LONGEST_METHOD))));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_finds_exactly_those_who_break_it() {
        Map<String, Set<String>> expected = breakers();
        return Rules.all().stream()
                .map(rule -> dynamicTest(rule.name(), () -> {
                    Set<String> found = rule.violations(guilty).stream()
                            .map(Violation::type)
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(found).isNotEmpty().isEqualTo(expected.get(rule.name()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_rule_finds_anything_among_the_innocent() {
        return Rules.all().stream()
                .map(rule -> dynamicTest(
                        rule.name(), () -> assertThat(rule.violations(innocent)).isEmpty()));
    }

    @Test
    void whoever_is_marked_breaks_a_rule_that_there_is() {
        assertThat(breakers().keySet())
                .isEqualTo(Rules.all().stream().map(Rule::name).collect(Collectors.toSet()));
    }

    @Test
    void two_rules_never_have_one_name() {
        List<String> names = Rules.all().stream().map(Rule::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void a_rule_about_a_package_where_nothing_is_fails() {
        assertThatThrownBy(() -> innocent.in("application.job"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("application.job");
    }

    private static Map<String, Set<String>> breakers() {
        Map<String, Set<String>> breakers = new LinkedHashMap<>();
        guilty.classes().stream()
                .filter(type -> type.isAnnotatedWith(Breaks.class))
                .forEach(type -> namesOf(type)
                        .forEach(rule -> breakers.computeIfAbsent(rule, name -> new TreeSet<>())
                                .add(type.getName())));
        breakers.put("classes have at most 300 lines", Set.of(LONG_CLASS));
        breakers.put("methods have at most 40 lines", Set.of(LONG_METHOD));
        return breakers;
    }

    private static Set<String> namesOf(JavaClass type) {
        return new HashSet<>(List.of(type.getAnnotationOfType(Breaks.class).value()));
    }

    private static String classOf(String type, int lines) {
        List<String> text = new ArrayList<>(header(type));
        text.add("final class " + simpleName(type) + " {");
        for (int i = 2; i < lines; i++) {
            text.add("    int field" + i + ";");
        }
        text.add("}");
        return String.join("\n", text);
    }

    private static String methodOf(String type, int lines) {
        List<String> text = new ArrayList<>(header(type));
        text.add("final class " + simpleName(type) + " {");
        text.add("    void act() {");
        for (int i = 2; i < lines; i++) {
            text.add("        int local" + i + ";");
        }
        text.add("    }");
        text.add("}");
        return String.join("\n", text);
    }

    private static List<String> header(String type) {
        return List.of(
                "package " + type.substring(0, type.lastIndexOf('.')) + ";", "", "/** Comments do not count. */");
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
