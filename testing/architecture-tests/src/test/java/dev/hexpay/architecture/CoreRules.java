package dev.hexpay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.hexpay.architecture.Decisions.ARCHITECTURE;
import static dev.hexpay.architecture.Decisions.ONE_THREAD;
import static dev.hexpay.architecture.Predicates.oneOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;

/** What keeps domain and application deterministic and exact: no clock, randomness, threads, input, output or rounding. */
final class CoreRules {
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault");
    private static final Set<String> CLOCK_TYPES =
            Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");
    private static final Set<String> CLOCK_CONSTRUCTORS = Set.of(
            "java.util.Date.<init>()", "java.util.GregorianCalendar.<init>()", "java.util.Calendar.getInstance()");
    private static final Set<String> RANDOM_CALLS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");
    private static final Set<String> RANDOM_TYPES = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");
    private static final Set<String> THREAD_TYPES =
            Set.of("java.lang.Thread", "java.lang.ThreadGroup", "java.util.Timer", "java.util.TimerTask");
    private static final Set<String> PARALLEL_CALLS = Set.of("parallel", "parallelStream");
    private static final Set<String> OUTSIDE_TYPES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.ClassLoader",
            "java.util.Scanner",
            "java.util.ServiceLoader");
    private static final Set<String> OUTSIDE_CALLS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.console",
            "java.lang.System.exit",
            "java.lang.System.in",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Class.getResource",
            "java.lang.Class.getResourceAsStream",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    private CoreRules() {}

    static List<Rule> of(Layout layout) {
        return List.of(
                clockAndRandomness(layout),
                systemClock(layout),
                threads(layout),
                outside(layout),
                floatingPoint(layout),
                decimals(layout),
                setters(layout),
                finalFields(layout),
                closedTypes(layout));
    }

    private static Rule clockAndRandomness(Layout layout) {
        return Rule.of(
                "the core uses neither clock nor randomness",
                ONE_THREAD,
                noClasses()
                        .that()
                        .resideInAnyPackage(core(layout))
                        .should(ArchConditions.accessTargetWhere(clock().or(accessTo(RANDOM_CALLS))))
                        .orShould()
                        .dependOnClassesThat(
                                oneOf(CLOCK_TYPES).or(oneOf(RANDOM_TYPES)).or(resideInAPackage("java.util.random..")))
                        .because("instants and ids are arguments or come from ports, so that one seed repeats a run"));
    }

    private static Rule systemClock(Layout layout) {
        return Rule.of(
                "only the wiring uses the system clock",
                ONE_THREAD,
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                layout.in("adapter"),
                                layout.in("application"),
                                layout.in("domain"),
                                layout.in("simulator"),
                                layout.in("testkit"))
                        .should(ArchConditions.accessTargetWhere(clock()))
                        .because("every other class is given its InstantSource or an Instant"));
    }

    private static Rule threads(Layout layout) {
        return Rule.of(
                "the core starts no threads and does not sleep",
                ONE_THREAD,
                noClasses()
                        .that()
                        .resideInAnyPackage(core(layout))
                        .should(ArchConditions.accessTargetWhere(describe(
                                "runs in parallel",
                                access -> PARALLEL_CALLS.contains(
                                        access.getTarget().getName()))))
                        .orShould()
                        .dependOnClassesThat(oneOf(THREAD_TYPES).or(resideInAPackage("java.util.concurrent..")))
                        .because("the caller decides in which thread a use case runs"));
    }

    private static Rule outside(Layout layout) {
        return Rule.of(
                "the core reads no file, socket or environment",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideInAnyPackage(core(layout))
                        .should(ArchConditions.accessTargetWhere(accessTo(OUTSIDE_CALLS)))
                        .orShould()
                        .dependOnClassesThat(oneOf(OUTSIDE_TYPES)
                                .or(resideInAnyPackage(
                                        "java.io",
                                        "java.net.http..",
                                        "java.nio.channels..",
                                        "java.nio.file..",
                                        "java.util.jar",
                                        "java.util.logging",
                                        "java.util.prefs",
                                        "java.util.zip",
                                        "javax.net.."))
                                .or(describe(
                                        "are sockets or URLs",
                                        type -> type.getPackageName().equals("java.net")
                                                && !type.getSimpleName().startsWith("URI"))))
                        .because("the core knows the world only through its out-ports"));
    }

    private static Rule floatingPoint(Layout layout) {
        return Rule.of(
                "the core uses no floating-point numbers",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAnyPackage(core(layout))
                        .should(new ExactArithmetic())
                        .because("money is exact; Checkstyle finds literals and local variables"));
    }

    private static Rule decimals(Layout layout) {
        return Rule.of(
                "only money and its presentation use BigDecimal",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideInAnyPackage(core(layout))
                        .and()
                        .resideOutsideOfPackages(layout.in("domain.money"), layout.in("application.presentation"))
                        .should()
                        .dependOnClassesThat(oneOf(Set.of("java.math.BigDecimal")))
                        .because("amounts are rounded in one place"));
    }

    private static Rule setters(Layout layout) {
        return Rule.of(
                "the core has no setters",
                ARCHITECTURE,
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(core(layout))
                        .and(describe(
                                "take one argument",
                                method -> method.getRawParameterTypes().size() == 1))
                        .should()
                        .haveNameMatching("set[A-Z].*")
                        .because("a status changes only by the verbs of its aggregate"));
    }

    private static Rule finalFields(Layout layout) {
        return Rule.of(
                "fields of the domain are final",
                ARCHITECTURE,
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(layout.in("domain"))
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .and(describe(
                                "are not in builders",
                                field -> !field.getOwner().getSimpleName().equals("Builder")))
                        .should()
                        .beFinal()
                        .because("aggregates and values are immutable"));
    }

    private static Rule closedTypes(Layout layout) {
        return Rule.of(
                "domain types are records, enums, sealed or final",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.in("domain"))
                        .and(describe(
                                "are named types",
                                type -> !type.isAnonymousClass()
                                        && !type.getSimpleName().equals("package-info")))
                        .and()
                        .areNotRecords()
                        .and()
                        .areNotEnums()
                        .and(not(describe("are visitors of sealed types", CoreRules::isVisitor)))
                        .should(ArchCondition.from(describe(
                                "be sealed or final",
                                type -> type.isSealed() || type.getModifiers().contains(JavaModifier.FINAL))))
                        .because("a switch over the domain covers every case"));
    }

    private static boolean isVisitor(JavaClass type) {
        return type.getSimpleName().equals("Visitor")
                && type.getEnclosingClass().filter(JavaClass::isSealed).isPresent();
    }

    private static String[] core(Layout layout) {
        return new String[] {layout.in("domain"), layout.in("application")};
    }

    private static DescribedPredicate<JavaAccess<?>> clock() {
        return describe("reads the system clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return (name.equals("now") && owner.startsWith("java.time."))
                    || CLOCK_CALLS.contains(owner + "." + name)
                    || CLOCK_CONSTRUCTORS.contains(access.getTarget().getFullName());
        });
    }

    private static DescribedPredicate<JavaAccess<?>> accessTo(Set<String> targets) {
        return describe(
                "is one of " + targets,
                access -> targets.contains(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }
}
