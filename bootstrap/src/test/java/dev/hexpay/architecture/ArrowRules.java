package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may know whom. */
final class ArrowRules {
    private ArrowRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("every class belongs to a module", ArrowRules::homeless),
                new Rule("a module knows only the modules that its arrows lead to", ArrowRules::againstTheArrows),
                new Rule("a technology is known only where it is granted", ArrowRules::withoutGrant),
                new Rule("out-ports do not know who asks", ArrowRules::outKnowingIn),
                new Rule("the packages of a module form no circle", ArrowRules::circles));
    }

    private static Stream<Violation> homeless(Codebase code) {
        return code.classes().stream()
                .filter(type -> code.isOurs(type) && code.moduleOf(type).isEmpty())
                .map(type -> Violation.in(type, "lies in the package of no module"));
    }

    private static Stream<Violation> againstTheArrows(Codebase code) {
        return dependencies(code)
                .filter(arrow -> code.isOurs(arrow.target()))
                .filter(arrow -> code.moduleOf(arrow.target())
                        .filter(arrow.module()::mayKnow)
                        .isEmpty())
                .map(Arrow::violation);
    }

    private static Stream<Violation> withoutGrant(Codebase code) {
        return dependencies(code)
                .filter(arrow -> !code.isOurs(arrow.target()) && !isOfTheTests(arrow.target()))
                .filter(arrow ->
                        !Technology.mayUse(arrow.module(), arrow.target().getPackageName()))
                .map(Arrow::violation);
    }

    /** The marks on guilty classes themselves; no product class can see them. */
    private static boolean isOfTheTests(JavaClass target) {
        return target.getName().equals(Breaks.class.getName());
    }

    private static Stream<Violation> outKnowingIn(Codebase code) {
        Set<JavaClass> askers = new HashSet<>(code.in("application.port.in"));
        askers.addAll(code.in("application.usecase"));
        return code.in("application.port.out").stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> askers.contains(dependency.getTargetClass()))
                .map(dependency -> Violation.in(dependency.getOriginClass(), dependency.getDescription()));
    }

    private static Stream<Violation> circles(Codebase code) {
        return Arrays.stream(Module.values()).flatMap(module -> circles(code.in(module.packageName())));
    }

    private static Stream<Violation> circles(List<JavaClass> types) {
        Set<JavaClass> inside = new HashSet<>(types);
        List<Dependency> across = types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> inside.contains(dependency.getTargetClass()))
                .filter(dependency -> !from(dependency).equals(to(dependency)))
                .toList();
        Map<String, Set<String>> reachable = new HashMap<>();
        across.forEach(each ->
                reachable.computeIfAbsent(from(each), name -> new HashSet<>()).add(to(each)));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Set<String> known : reachable.values()) {
                Set<String> further = new HashSet<>();
                known.forEach(name -> further.addAll(reachable.getOrDefault(name, Set.of())));
                grew |= known.addAll(further);
            }
        }
        return across.stream()
                .filter(each -> reachable.getOrDefault(to(each), Set.of()).contains(from(each)))
                .map(each -> Violation.in(each.getOriginClass(), each.getDescription()));
    }

    private static String from(Dependency dependency) {
        return dependency.getOriginClass().getPackageName();
    }

    private static String to(Dependency dependency) {
        return dependency.getTargetClass().getPackageName();
    }

    private static Stream<Arrow> dependencies(Codebase code) {
        return Arrays.stream(Module.values())
                .flatMap(module -> code.in(module.packageName()).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> new Arrow(module, dependency))
                        .filter(arrow -> !arrow.target().isPrimitive()));
    }

    private record Arrow(Module module, Dependency dependency) {
        JavaClass target() {
            return dependency.getTargetClass().getBaseComponentType();
        }

        Violation violation() {
            return Violation.in(dependency.getOriginClass(), dependency.getDescription());
        }
    }
}
