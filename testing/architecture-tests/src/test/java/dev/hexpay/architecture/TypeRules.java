package dev.hexpay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.hexpay.architecture.Decisions.ARCHITECTURE;
import static dev.hexpay.architecture.Predicates.handwritten;
import static dev.hexpay.architecture.Predicates.handwrittenMembers;
import static dev.hexpay.architecture.Predicates.oneOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;

/** The shape of types and members in every module. */
final class TypeRules {
    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");
    private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");
    private static final Set<String> STREAMS = Set.of("java.lang.System.out", "java.lang.System.err");
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String NULL_UNMARKED = "org.jspecify.annotations.NullUnmarked";

    private TypeRules() {}

    static List<Rule> of(Layout layout) {
        return List.of(
                booleanParameters(layout),
                optionals(layout),
                publicFields(layout),
                nullMarked(layout),
                printing(layout));
    }

    private static Rule booleanParameters(Layout layout) {
        return Rule.of(
                "public methods take no booleans",
                ARCHITECTURE,
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(layout.all())
                        .and()
                        .arePublic()
                        .and(handwrittenMembers())
                        .should()
                        .haveRawParameterTypes(containing(BOOLEANS))
                        .because("true and false say nothing where a method is called"));
    }

    private static Rule optionals(Layout layout) {
        return Rule.of(
                "Optional is a result, never a field or a parameter",
                ARCHITECTURE,
                CompositeArchRule.of(noFields()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(layout.all())
                                .and(handwrittenMembers())
                                .should()
                                .haveRawType(oneOf(OPTIONALS)))
                        .and(noCodeUnits()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(layout.all())
                                .and(handwrittenMembers())
                                .should()
                                .haveRawParameterTypes(containing(OPTIONALS)))
                        .because("@Nullable says the same without wrapping"));
    }

    private static Rule publicFields(Layout layout) {
        return Rule.of(
                "public fields are final",
                ARCHITECTURE,
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(layout.all())
                        .and()
                        .arePublic()
                        .and(handwrittenMembers())
                        .should()
                        .beFinal()
                        .because("no class changes the state of another"));
    }

    private static Rule nullMarked(Layout layout) {
        return Rule.of(
                "every package is @NullMarked",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.all())
                        .and(handwritten())
                        .should(ArchCondition.from(describe("be in the scope of @NullMarked", TypeRules::isNullMarked)))
                        .because("NullAway checks marked code only"));
    }

    private static Rule printing(Layout layout) {
        return Rule.of(
                "only bootstrap prints",
                ARCHITECTURE,
                noClasses()
                        .that()
                        .resideOutsideOfPackage(layout.in("bootstrap"))
                        .should(ArchConditions.accessTargetWhere(describe("prints", TypeRules::isPrinting)))
                        .because("everyone else logs or returns"));
    }

    private static DescribedPredicate<List<JavaClass>> containing(Set<String> types) {
        return describe(
                "containing one of " + types,
                parameters -> parameters.stream().anyMatch(type -> types.contains(type.getName())));
    }

    /** The nearest declaration around the type that says something about null decides. */
    private static boolean isNullMarked(JavaClass type) {
        if (type.isAnnotatedWith(NULL_UNMARKED)) {
            return false;
        }
        return type.isAnnotatedWith(NULL_MARKED)
                || type.getEnclosingClass()
                        .map(TypeRules::isNullMarked)
                        .orElseGet(() -> type.getPackage().isAnnotatedWith(NULL_MARKED));
    }

    private static boolean isPrinting(JavaAccess<?> access) {
        return STREAMS.contains(access.getTarget().getFullName())
                || access.getTarget().getName().equals("printStackTrace");
    }
}
