package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.Convertible;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds exactly the samples that violate it on purpose. */
class SamplesTest {
    private static final String ROOT = "dev.hexpay.violations";

    private static JavaClasses samples;
    private static Map<Rule, EvaluationResult> results;

    @BeforeAll
    static void import_the_samples() {
        samples = new ClassFileImporter().importPackages(ROOT);
        Layout layout = new Layout(ROOT);
        Vocabulary vocabulary = Vocabulary.of("| document | An invoice. Not: paper. |");
        results = new LinkedHashMap<>();
        Stream.concat(
                        Rules.ofMainCode(layout, EnumSet.allOf(Module.class)).stream(),
                        Rules.ofAllCode(layout, vocabulary).stream())
                .forEach(rule -> results.put(rule, rule.check().evaluate(samples)));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_finds_exactly_its_violations() {
        return results.keySet().stream()
                .map(rule -> dynamicTest(
                        rule.name(), () -> assertThat(found(rule)).isNotEmpty().isEqualTo(expected(rule.name()))));
    }

    @TestFactory
    Stream<DynamicTest> each_failure_reports_rule_and_decision() {
        return results.keySet().stream()
                .map(rule -> dynamicTest(
                        rule.name(),
                        () -> assertThat(results.get(rule).getFailureReport().toString())
                                .contains(rule.name(), rule.decision(), "because")));
    }

    @Test
    void each_violated_rule_exists() {
        Set<String> violated = samples.stream()
                .filter(type -> type.isAnnotatedWith(Violates.class))
                .flatMap(type ->
                        Arrays.stream(type.getAnnotationOfType(Violates.class).value()))
                .collect(Collectors.toSet());

        assertThat(violated).isEqualTo(results.keySet().stream().map(Rule::name).collect(Collectors.toSet()));
    }

    @Test
    void rule_names_are_unique() {
        assertThat(results.keySet().stream().map(Rule::name)).doesNotHaveDuplicates();
    }

    private static Set<String> expected(String rule) {
        return samples.stream()
                .filter(type -> type.isAnnotatedWith(Violates.class))
                .filter(type -> Arrays.asList(
                                type.getAnnotationOfType(Violates.class).value())
                        .contains(rule))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Rule rule) {
        Set<JavaClass> found = new HashSet<>();
        results.get(rule)
                .handleViolations((Collection<Object> where, String message) ->
                        where.forEach(each -> found.addAll(origins(each))));
        return found.stream()
                .map(SamplesTest::sample)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that a violation blames. */
    private static Set<JavaClass> origins(Object where) {
        if (where instanceof JavaClass type) {
            return Set.of(type);
        }
        if (where instanceof JavaMember member) {
            return Set.of(member.getOwner());
        }
        if (where instanceof JavaAccess<?> access) {
            return Set.of(access.getOriginOwner());
        }
        if (where instanceof Convertible several) {
            return several.convertTo(Dependency.class).stream()
                    .map(Dependency::getOriginClass)
                    .collect(Collectors.toSet());
        }
        throw new IllegalArgumentException("cannot tell whose violation this is: " + where.getClass());
    }

    /** The sample that a class is or is nested in: the nearest one with the annotation. */
    private static JavaClass sample(JavaClass type) {
        if (type.isAnnotatedWith(Violates.class)) {
            return type;
        }
        return type.getEnclosingClass().map(SamplesTest::sample).orElse(type);
    }
}
