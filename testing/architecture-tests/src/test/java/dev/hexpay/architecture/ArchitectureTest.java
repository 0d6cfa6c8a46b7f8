package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The project satisfies the rules, and the rules refer only to what exists in the project. */
class ArchitectureTest {
    private static final String ROOT = "dev.hexpay";

    private static Project project;
    private static Set<Module> modules;
    private static JavaClasses classes;
    private static Layout layout;
    private static List<Rule> rules;

    @BeforeAll
    static void import_the_main_classes() {
        project = Project.find();
        modules = project.modules();
        classes = project.mainClasses();
        layout = new Layout(ROOT);
        rules = Rules.ofMainCode(layout, modules);
    }

    @TestFactory
    Stream<DynamicTest> main_code_satisfies_every_rule() {
        return rules.stream()
                .map(rule -> dynamicTest(rule.name(), () -> rule.check().check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> main_and_test_code_satisfy_the_rules_for_names() {
        JavaClasses tests = project.testClasses();
        return Rules.ofAllCode(layout, Vocabulary.of(project.read("docs/glossary.md"))).stream()
                .flatMap(rule -> Stream.of(
                        dynamicTest("main: " + rule.name(), () -> rule.check().check(classes)),
                        dynamicTest("tests: " + rule.name(), () -> rule.check().check(tests))));
    }

    @TestFactory
    Stream<DynamicTest> each_package_of_a_rule_contains_classes() {
        return layout.packages().stream()
                .map(pattern -> dynamicTest(
                        pattern,
                        () -> assertThat(classes.that(residingIn(pattern)))
                                .as(pattern)
                                .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> each_type_of_a_rule_exists() {
        return layout.types().stream()
                .map(name -> dynamicTest(
                        name, () -> assertThat(classes.contain(name)).as(name).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> each_granted_technology_is_used_by_the_module() {
        return modules.stream()
                .flatMap(module -> Stream.concat(module.technologies().stream(), module.types().stream())
                        .map(name -> dynamicTest(
                                module.directory() + " uses " + name,
                                () -> assertThat(usedBy(module).stream().anyMatch(used -> matches(name, used)))
                                        .as(name)
                                        .isTrue())));
    }

    @TestFactory
    Stream<DynamicTest> each_package_granted_to_all_is_used() {
        List<JavaClass> used =
                modules.stream().flatMap(module -> usedBy(module).stream()).toList();
        return Stream.concat(Module.COMMON.stream(), Module.OUTSIDE.stream())
                .map(name -> dynamicTest(name, () -> assertThat(used).as(name).anyMatch(type -> matches(name, type))));
    }

    @TestFactory
    Stream<DynamicTest> each_exception_to_a_rule_is_needed() {
        return Stream.of(
                        needed("application.port.out", PortRules.WITHOUT_SCOPE, Set.of("Scope")),
                        needed("application.port.in", PortRules.WITHOUT_CREDENTIAL, Set.of("Scope", "LinkToken")),
                        PortRules.SEVERAL_METHODS.keySet().stream()
                                .map(name -> dynamicTest(
                                        name,
                                        () -> assertThat(methodsOf("application.port.in", name))
                                                .as(name)
                                                .hasSizeGreaterThan(1))))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> each_source_file_is_compiled() {
        return modules.stream()
                .map(module -> dynamicTest(
                        module.directory(),
                        () -> assertThat(project.mainTypes(module))
                                .as("types to be compiled: run 'mvn test-compile'")
                                .filteredOn(name -> !classes.contain(name))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> each_module_has_types_in_its_own_package_only() {
        return modules.stream()
                .map(module -> dynamicTest(
                        module.directory(),
                        () -> assertThat(project.mainTypes(module))
                                .filteredOn(name -> !name.startsWith(ROOT + "." + module.packageName() + "."))
                                .isEmpty()));
    }

    @Test
    void each_rule_names_a_decision_that_exists() {
        Set<String> missing = rules.stream()
                .map(Rule::decision)
                .filter(decision -> !Files.exists(project.root().resolve(decision)))
                .collect(Collectors.toSet());

        assertThat(missing).isEmpty();
    }

    private static Stream<DynamicTest> needed(String port, Map<String, String> exceptions, Set<String> first) {
        return exceptions.keySet().stream()
                .map(name -> dynamicTest(
                        name,
                        () -> assertThat(methodsOf(port, name))
                                .as(name)
                                .anyMatch(
                                        method -> method.getRawParameterTypes().isEmpty()
                                                || !first.contains(method.getRawParameterTypes()
                                                        .get(0)
                                                        .getSimpleName()))));
    }

    private static List<JavaMethod> methodsOf(String port, String name) {
        return classes.that(residingIn(layout.in(port))).stream()
                .filter(Predicates.ports())
                .flatMap(type -> type.getMethods().stream())
                .filter(Predicates.portMethods())
                .filter(method -> !Predicates.exceptMethods(Set.of(name)).test(method))
                .toList();
    }

    private static Set<JavaClass> usedBy(Module module) {
        Set<JavaClass> used = new HashSet<>();
        for (JavaClass type : classes.that(residingIn(layout.in(module.packageName())))) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> used.add(dependency.getTargetClass()));
        }
        return used;
    }

    private static boolean matches(String pattern, JavaClass type) {
        return Predicates.elementName(type).equals(pattern)
                || PackageMatcher.of(pattern).matches(type.getPackageName());
    }

    private static DescribedPredicate<JavaClass> residingIn(String pattern) {
        return JavaClass.Predicates.resideInAPackage(pattern);
    }
}
