package dev.hexpay.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Plants each fault in an adapter and checks that exactly the expected contract tests fail. */
class BrokenAdaptersTest {
    private static final Map<String, DiscoverySelector> SELECTORS = Subjects.ALL.stream()
            .flatMap(subject -> sentences(subject)
                    .map(method -> Map.entry(name(subject, method), DiscoverySelectors.selectMethod(subject, method))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Map<String, Set<String>> expectedFailures = ExpectedFailures.table();

    @TestFactory
    Stream<DynamicTest> each_fault_is_caught_by_the_tests_named_for_it() {
        return Faults.ALL.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.description(), () -> assertSame("failing tests", failing(fault), expected(fault))));
    }

    @Test
    void each_fault_is_in_the_table_once_and_is_caught_by_some_test() {
        List<String> faults = Faults.ALL.stream().map(Fault::description).toList();
        assertThat(faults).doesNotHaveDuplicates();
        assertSame("faults in the code", Set.copyOf(faults), expectedFailures.keySet());
        expectedFailures.forEach(
                (fault, tests) -> assertThat(tests).as("tests of %s", fault).isNotEmpty());
    }

    @Test
    void each_contract_sentence_fails_for_at_least_one_broken_adapter() {
        Set<String> failing =
                expectedFailures.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertSame("tests in the contracts", SELECTORS.keySet(), failing);
    }

    /** Compares by difference: the sets are too long to print. */
    private static void assertSame(String what, Set<String> actual, Set<String> inTable) {
        assertThat(difference(actual, inTable))
                .as("%s, missing in caught.txt", what)
                .isEmpty();
        assertThat(difference(inTable, actual))
                .as("in caught.txt, but not among the %s", what)
                .isEmpty();
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        Set<String> difference = new TreeSet<>(some);
        difference.removeAll(others);
        return difference;
    }

    private Set<String> expected(Fault fault) {
        assertThat(expectedFailures)
                .withFailMessage("fault \"%s\" has no line in caught.txt", fault.description())
                .containsKey(fault.description());
        return expectedFailures.get(fault.description());
    }

    /** The expected tests of the fault that fail when it is planted. */
    private Set<String> failing(Fault fault) {
        Subjects.sabotage = fault.sabotage();
        UnknownNames.FOUND.clear();
        List<DiscoverySelector> tests = expected(fault).stream()
                .filter(SELECTORS::containsKey)
                .map(SELECTORS::get)
                .toList();
        Set<String> failing =
                EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents().failed().stream()
                        .map(BrokenAdaptersTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(UnknownNames.FOUND).isEmpty();
        return failing;
    }

    /** The tests of a contract. */
    private static Stream<Method> sentences(Class<?> subject) {
        return Stream.of(subject.getSuperclass().getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class));
    }

    private static String name(Event failed) {
        MethodSource source =
                (MethodSource) failed.getTestDescriptor().getSource().orElseThrow();
        return name(source.getJavaClass(), source.getJavaMethod());
    }

    private static String name(Class<?> subject, Method test) {
        return Subjects.name(subject) + "." + test.getName();
    }
}
