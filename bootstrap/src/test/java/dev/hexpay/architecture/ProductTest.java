package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product keeps the rules, and the rules speak of nothing but the product. */
class ProductTest {
    private static Codebase product;

    @BeforeAll
    static void read_the_product() {
        product = Codebase.product();
    }

    @TestFactory
    Stream<DynamicTest> the_product_keeps_the_rules() {
        return Rules.all().stream()
                .map(rule -> dynamicTest(
                        rule.name(), () -> assertThat(rule.violations(product)).isEmpty()));
    }

    @Test
    void every_module_of_the_build_is_known_to_the_rules() throws IOException {
        Set<String> built = Pattern.compile("<module>(.*?)</module>")
                .matcher(Files.readString(Codebase.home().resolve("pom.xml")))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(Module.values()).map(Module::directory)).containsExactlyInAnyOrderElementsOf(built);
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void every_class_of_a_module_is_read_and_so_is_its_source(Module module) {
        Set<String> classes = product.in(module.packageName()).stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        Set<String> sources = product.sources().stream()
                .map(SourceFile::type)
                .filter(type -> Packages.isWithin(type, product.nameOf(module.packageName())))
                .filter(type -> !type.endsWith("package-info"))
                .collect(Collectors.toSet());

        assertThat(sources).isNotEmpty();
        assertThat(classes).containsAll(sources);
    }

    @Test
    void nothing_of_the_tests_is_taken_for_the_product() {
        assertThat(product.classes().stream().map(JavaClass::getName))
                .noneMatch(name -> name.startsWith("dev.hexpay.architecture") || name.endsWith("Test"));
    }

    @TestFactory
    Stream<DynamicTest> every_technology_is_used_by_each_module_that_it_is_granted_to() {
        return Technology.granted().stream()
                .flatMap(technology -> technology.knowers().stream()
                        .flatMap(module -> technology.packages().stream()
                                .map(name -> dynamicTest(
                                        module + " uses " + name,
                                        () -> assertThat(packagesUsedBy(module))
                                                .anyMatch(used -> Packages.isWithin(used, name))))));
    }

    @Test
    void every_part_of_the_jdk_that_all_may_use_is_used() {
        List<String> used = Arrays.stream(Module.values())
                .flatMap(module -> packagesUsedBy(module).stream())
                .toList();

        assertThat(Technology.common().packages())
                .allSatisfy(name -> assertThat(used).anyMatch(each -> Packages.isWithin(each, name)));
    }

    @Test
    void every_exception_to_a_rule_is_an_exception_still() {
        Set<String> outPorts = product.in("application.port.out").stream()
                .filter(PortRules::isPort)
                .flatMap(port -> Stream.concat(
                        Stream.of(port.getSimpleName()),
                        PortRules.verbs(port).map(verb -> port.getSimpleName() + "." + verb.getName())))
                .collect(Collectors.toSet());
        Set<String> inPorts =
                PortRules.inPorts(product).map(JavaClass::getSimpleName).collect(Collectors.toSet());

        assertThat(outPorts).containsAll(PortRules.WITHOUT_SCOPE.keySet());
        assertThat(inPorts).containsAll(PortRules.ASKED_FROM_OUTSIDE.keySet());
        assertThat(inPorts).containsAll(PortRules.SEVERAL_VERBS.keySet());
        assertThat(product.in("application.usecase"))
                .anyMatch(type -> type.getSimpleName().equals("UseCases"));
        assertThat(product.classes().contain(product.nameOf("domain.scope.Scope")))
                .isTrue();
        assertThat(product.classes().contain(product.nameOf("domain.payment.LinkToken")))
                .isTrue();
    }

    private static Set<String> packagesUsedBy(Module module) {
        return product.in(module.packageName()).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .collect(Collectors.toSet());
    }
}
