package dev.hexpay.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Plants each fault in an adapter and checks that exactly the expected contract tests fail. */
class BrokenAdaptersTest {
    private final Map<String, Set<String>> expectedFailures = ExpectedFailures.table();

    @TestFactory
    Stream<DynamicTest> each_fault_is_caught_by_the_tests_named_for_it() {
        return Faults.ALL.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.description(),
                        () -> assertThat(failing(fault)).isEqualTo(expectedFailures.get(fault.description()))));
    }

    @Test
    void each_fault_is_in_the_table_once_and_is_caught_by_some_test() {
        assertThat(expectedFailures.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Faults.ALL.stream().map(Fault::description).toList());
        assertThat(expectedFailures.values()).noneMatch(Set::isEmpty);
    }

    @Test
    void each_contract_sentence_fails_for_at_least_one_broken_adapter() {
        Set<String> failing =
                expectedFailures.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> sentences = Subjects.ALL.stream()
                .flatMap(subject -> Stream.of(subject.getSuperclass().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> name(subject, method)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(failing).containsExactlyInAnyOrderElementsOf(sentences);
    }

    /** The expected tests of the fault that fail when it is planted. */
    private Set<String> failing(Fault fault) {
        Subjects.sabotage = fault.sabotage();
        UnknownNames.FOUND.clear();
        Map<String, Class<?>> byName =
                Subjects.ALL.stream().collect(Collectors.toMap(Subjects::name, Function.identity()));
        List<DiscoverySelector> tests = expectedFailures.get(fault.description()).stream()
                .map(test -> test.split("\\.", -1))
                .map(parts -> (DiscoverySelector) DiscoverySelectors.selectMethod(byName.get(parts[0]), parts[1]))
                .toList();
        Set<String> failing =
                EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents().failed().stream()
                        .map(BrokenAdaptersTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(UnknownNames.FOUND).isEmpty();
        return failing;
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
