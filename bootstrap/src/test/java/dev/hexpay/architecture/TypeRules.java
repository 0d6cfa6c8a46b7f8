package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How types are named and what their members look like, in every module. */
final class TypeRules {
    private static final int MOST_PARAMETERS = 4;
    private static final Set<String> EMPTY_WORDS =
            Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Base", "Service");
    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");
    private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");

    private TypeRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("names say what a thing is", TypeRules::emptyNames),
                new Rule("public methods take at most four parameters", TypeRules::manyParameters),
                new Rule("public methods take no booleans", TypeRules::booleanParameters),
                new Rule("optional is an answer, never a field or a parameter", TypeRules::optionals),
                new Rule("nothing public can be overwritten", TypeRules::overwritable),
                new Rule("packages say that nothing is null", TypeRules::unmarked),
                new Rule("only the bootstrap prints", TypeRules::printing));
    }

    private static Stream<Violation> emptyNames(Codebase code) {
        return code.written().stream()
                .filter(type ->
                        Arrays.stream(type.getSimpleName().split("(?=[A-Z])")).anyMatch(EMPTY_WORDS::contains))
                .map(type -> Violation.in(type, type.getSimpleName() + " has a word that says nothing"));
    }

    private static Stream<Violation> manyParameters(Codebase code) {
        return codeUnits(code)
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit ->
                        !(unit instanceof JavaConstructor && unit.getOwner().isRecord()))
                .filter(unit -> unit.getRawParameterTypes().size() > MOST_PARAMETERS)
                .map(unit -> Violation.in(
                        unit.getOwner(),
                        unit.getName() + " takes " + unit.getRawParameterTypes().size() + " parameters"));
    }

    private static Stream<Violation> booleanParameters(Codebase code) {
        return codeUnits(code)
                .filter(unit ->
                        unit instanceof JavaMethod && unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit -> takes(unit, BOOLEANS))
                .map(unit -> Violation.in(unit.getOwner(), unit.getName() + " takes a boolean"));
    }

    private static Stream<Violation> optionals(Codebase code) {
        Stream<Violation> fields = code.written().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> OPTIONALS.contains(field.getRawType().getName()))
                .map(field -> Violation.in(field.getOwner(), "field " + field.getName() + " is optional"));
        Stream<Violation> parameters = codeUnits(code)
                .filter(unit -> takes(unit, OPTIONALS))
                .map(unit -> Violation.in(unit.getOwner(), unit.getName() + " takes an optional"));
        return Stream.concat(fields, parameters);
    }

    private static Stream<Violation> overwritable(Codebase code) {
        return code.written().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> Violation.in(field.getOwner(), "field " + field.getName() + " can be overwritten"));
    }

    private static Stream<Violation> unmarked(Codebase code) {
        return code.written().stream()
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(type -> Violation.in(type, type.getPackageName() + " is not @NullMarked"));
    }

    private static Stream<Violation> printing(Codebase code) {
        return code.all().stream()
                .filter(type ->
                        code.moduleOf(type).filter(Module.BOOTSTRAP::equals).isEmpty())
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> Set.of("java.lang.System.out", "java.lang.System.err")
                                .contains(access.getTarget().getFullName())
                        || access.getTarget().getName().equals("printStackTrace"))
                .map(access -> Violation.in(access.getOriginOwner(), access.getDescription()));
    }

    /** Methods and constructors as people wrote them, without those that the compiler makes of lambdas. */
    private static Stream<JavaCodeUnit> codeUnits(Codebase code) {
        return code.written().stream()
                .map(JavaClass::getCodeUnits)
                .flatMap(Set::stream)
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean takes(JavaCodeUnit unit, Set<String> types) {
        return unit.getRawParameterTypes().stream().anyMatch(type -> types.contains(type.getName()));
    }
}
