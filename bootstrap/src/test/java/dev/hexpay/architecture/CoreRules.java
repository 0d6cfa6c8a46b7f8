package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What keeps domain and application free of the world: no clock, no chance, no threads, no rounding by accident. */
final class CoreRules {
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault");
    private static final Set<String> CHANCE_CALLS = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");
    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");
    private static final Set<String> THREADS =
            Set.of("java.lang.Thread", "java.lang.ThreadGroup", "java.util.Timer", "java.util.TimerTask");
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private CoreRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("the core asks neither the clock nor chance", CoreRules::clockAndChance),
                new Rule("the core starts no threads and does not sleep", CoreRules::threads),
                new Rule("money is never a floating number", CoreRules::floating),
                new Rule("decimals stay in the money package", CoreRules::decimals),
                new Rule("the core has no setters", CoreRules::setters),
                new Rule("a domain type is a record, an enum, sealed or final", CoreRules::openTypes));
    }

    private static Stream<Violation> clockAndChance(Codebase code) {
        Stream<Violation> calls = accesses(code)
                .filter(access -> isClockOrChance(
                        access.getTargetOwner().getName(), access.getTarget().getName()))
                .map(CoreRules::violation);
        Stream<Violation> types = dependingOn(
                code, name -> CLOCKS_AND_DICE.contains(name) || Packages.isWithin(packageOf(name), "java.util.random"));
        return Stream.concat(calls, types);
    }

    private static boolean isClockOrChance(String owner, String name) {
        String call = owner + "." + name;
        boolean now = name.equals("now") && owner.startsWith("java.time.");
        return now || CLOCK_CALLS.contains(call) || CHANCE_CALLS.contains(call);
    }

    private static Stream<Violation> threads(Codebase code) {
        Stream<Violation> parallel = accesses(code)
                .filter(access -> Set.of("parallelStream", "parallel")
                        .contains(access.getTarget().getName()))
                .map(CoreRules::violation);
        Stream<Violation> types = dependingOn(
                code, name -> THREADS.contains(name) || Packages.isWithin(packageOf(name), "java.util.concurrent"));
        return Stream.concat(parallel, types);
    }

    private static Stream<Violation> floating(Codebase code) {
        Stream<Violation> fields = code.core().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> isFloating(field.getRawType()))
                .map(field -> Violation.in(field.getOwner(), "field " + field.getName() + " is floating"));
        Stream<Violation> signatures = code.core().stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> isFloating(unit.getRawReturnType())
                        || unit.getRawParameterTypes().stream().anyMatch(CoreRules::isFloating))
                .map(unit -> Violation.in(unit.getOwner(), unit.getName() + " takes or gives a floating number"));
        Stream<Violation> calls = accesses(code)
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && (isFloating(target.getRawReturnType())
                                || target.getRawParameterTypes().stream().anyMatch(CoreRules::isFloating)))
                .map(CoreRules::violation);
        Stream<Violation> types = dependingOn(code, FLOATING::contains);
        Stream<Violation> locals = SourceRules.floating(code, code.core());
        return Stream.of(fields, signatures, calls, types, locals).flatMap(each -> each);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }

    private static Stream<Violation> decimals(Codebase code) {
        Set<JavaClass> money = new HashSet<>(code.in("domain.money"));
        return code.core().stream()
                .filter(type -> !money.contains(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> dependency.getTargetClass().getName().equals("java.math.BigDecimal"))
                .map(dependency -> Violation.in(dependency.getOriginClass(), dependency.getDescription()));
    }

    private static Stream<Violation> setters(Codebase code) {
        Stream<Violation> methods = code.core().stream()
                .flatMap(type -> type.getMethods().stream())
                .map(JavaCodeUnit.class::cast)
                .filter(method -> method.getName().matches("set[A-Z].*"))
                .map(method -> Violation.in(method.getOwner(), method.getName() + " is a setter"));
        Stream<Violation> fields = code.in("domain").stream()
                .flatMap(type -> type.getFields().stream())
                .filter(CoreRules::isChangeable)
                .map(field -> Violation.in(field.getOwner(), "field " + field.getName() + " can change"));
        return Stream.concat(methods, fields);
    }

    private static boolean isChangeable(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<Violation> openTypes(Codebase code) {
        return code.in("domain").stream()
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .filter(type -> !type.reflect().isSealed())
                .map(type -> Violation.in(type, "is open to subclasses that nobody knows"));
    }

    private static Stream<JavaAccess<?>> accesses(Codebase code) {
        return code.core().stream().flatMap(type -> type.getAccessesFromSelf().stream());
    }

    private static Stream<Violation> dependingOn(Codebase code, Predicate<String> name) {
        return code.core().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> name.test(
                        dependency.getTargetClass().getBaseComponentType().getName()))
                .map(dependency -> Violation.in(dependency.getOriginClass(), dependency.getDescription()));
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static Violation violation(JavaAccess<?> access) {
        return Violation.in(access.getOriginOwner(), access.getDescription());
    }
}
