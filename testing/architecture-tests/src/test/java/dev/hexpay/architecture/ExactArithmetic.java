package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** No field, signature, call or type argument is a floating-point number. ArchUnit keeps no dependencies on primitive types. */
final class ExactArithmetic extends ArchCondition<JavaClass> {
    private static final Set<String> FLOATING_POINT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    ExactArithmetic() {
        super("use no floating-point numbers");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
                .filter(field -> isFloating(field.getRawType()))
                .forEach(field -> report(type, field.getDescription() + " is a floating-point number", events));
        type.getCodeUnits().stream()
                .filter(unit -> isFloating(unit.getRawReturnType()) || isAnyFloating(unit.getRawParameterTypes()))
                .forEach(unit -> report(type, unit.getDescription() + " takes or returns floating-point", events));
        type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && (isFloating(target.getRawReturnType()) || isAnyFloating(target.getRawParameterTypes())))
                .forEach(access -> report(type, access.getDescription(), events));
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isFloating(dependency.getTargetClass()))
                .forEach(dependency -> report(type, dependency.getDescription(), events));
    }

    private static boolean isAnyFloating(List<JavaClass> types) {
        return types.stream().anyMatch(ExactArithmetic::isFloating);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING_POINT.contains(Predicates.elementName(type));
    }

    private static void report(JavaClass type, String message, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}
