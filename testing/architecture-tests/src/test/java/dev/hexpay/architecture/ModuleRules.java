package dev.hexpay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.hexpay.architecture.Decisions.ARCHITECTURE;
import static dev.hexpay.architecture.Predicates.oneOf;
import static dev.hexpay.architecture.Predicates.ports;
import static dev.hexpay.architecture.Predicates.within;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which module, package and library may use which. */
final class ModuleRules {
    /** Out-ports that HTTP implements itself. */
    static final Set<String> IMPLEMENTED_BY_HTTP = Set.of("application.port.out.PublicUrls");

    private ModuleRules() {}

    static List<Rule> of(Layout layout, Set<Module> modules) {
        List<Rule> rules = new ArrayList<>();
        modules.forEach(module -> rules.add(dependencies(layout, modules, module)));
        rules.add(homes(layout, modules));
        rules.add(adapters(layout));
        rules.add(composition(layout));
        rules.add(useCases(layout));
        rules.add(inPorts(layout));
        rules.add(outPorts(layout));
        rules.add(http(layout));
        rules.add(cycles(layout, modules));
        return rules;
    }

    private static Rule dependencies(Layout layout, Set<Module> modules, Module module) {
        String[] own = Stream.concat(Stream.of(module), module.modules().stream())
                .filter(modules::contains)
                .map(each -> layout.in(each.packageName()))
                .toArray(String[]::new);
        List<String> foreign = new ArrayList<>(Module.COMMON);
        if (!module.isCore()) {
            foreign.addAll(Module.OUTSIDE);
        }
        foreign.addAll(module.technologies());
        return Rule.of(
                module.directory() + " uses only what it is granted",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.in(module.packageName()))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(own)
                                .or(resideInAnyPackage(foreign.toArray(String[]::new)))
                                .or(oneOf(module.types()))
                                .or(marks()))
                        .because("the grants in Module are the only arrows between modules and to libraries"));
    }

    private static Rule homes(Layout layout, Set<Module> modules) {
        String[] homes =
                modules.stream().map(module -> layout.in(module.packageName())).toArray(String[]::new);
        return Rule.of(
                "every class belongs to a module",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.all())
                        .should()
                        .resideInAnyPackage(homes)
                        .because("no rule protects a package that belongs to no module"));
    }

    private static Rule adapters(Layout layout) {
        layout.in("adapter");
        return Rule.of(
                "adapters do not use each other",
                ARCHITECTURE,
                slices().matching(layout.root() + ".adapter.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("adapters meet only through the ports of the application"));
    }

    private static Rule composition(Layout layout) {
        return Rule.of(
                "only the wiring uses adapters",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                layout.in("adapter"), layout.in("bootstrap"), layout.root() + ".embedded..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(layout.in("adapter"))
                        .because("bootstrap and payments-embedded alone choose the technology"));
    }

    private static Rule useCases(Layout layout) {
        return Rule.of(
                "only Application uses use cases",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.in("application.usecase"))
                        .should()
                        .onlyHaveDependentClassesThat(resideInAPackage(layout.in("application.usecase"))
                                .or(within(layout.type("application.Application"))))
                        .because("everyone else calls an in-port, so that use cases can change freely"));
    }

    private static Rule inPorts(Layout layout) {
        return Rule.of(
                "in-ports do not use out-ports or use cases",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideInAPackage(layout.in("application.port.in"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(layout.in("application.port.out"), layout.in("application.usecase"))
                        .because("the driving side must not depend on the driven side"));
    }

    private static Rule outPorts(Layout layout) {
        return Rule.of(
                "out-ports do not use in-ports or use cases",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideInAPackage(layout.in("application.port.out"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(layout.in("application.port.in"), layout.in("application.usecase"))
                        .because("an out-port does not depend on who calls it"));
    }

    private static Rule http(Layout layout) {
        List<String> implemented =
                IMPLEMENTED_BY_HTTP.stream().map(layout::type).toList();
        return Rule.of(
                "HTTP calls no out-port",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideInAPackage(layout.in("adapter.http"))
                        .should()
                        .dependOnClassesThat(resideInAPackage(layout.in("application.port.out"))
                                .and(ports())
                                .and(not(oneOf(implemented))))
                        .because("a route that bypasses the use cases bypasses their checks and their transaction"));
    }

    private static Rule cycles(Layout layout, Set<Module> modules) {
        List<ArchRule> checks = new ArrayList<>();
        for (Module module : modules) {
            checks.add(slices().assignedFrom(new PackagesOf(layout.in(module.packageName())))
                    .should()
                    .beFreeOfCycles());
        }
        return Rule.of(
                "packages are free of cycles",
                ARCHITECTURE,
                CompositeArchRule.of(checks)
                        .because("packages in a cycle can only be understood and changed together"));
    }

    /** Every package of a module is a slice. */
    private record PackagesOf(String pattern) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return PackageMatcher.of(pattern).matches(type.getPackageName())
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + pattern;
        }
    }

    /** The annotation of samples; main code cannot see it. */
    private static DescribedPredicate<JavaClass> marks() {
        return describe("mark samples", type -> type.getName().equals(Violates.class.getName()));
    }
}
