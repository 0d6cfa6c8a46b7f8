package dev.hexpay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What rules say about classes and members and the DSL has no word for. */
final class Predicates {
    private static final String TEMPLATE = ".+\\.Jte[A-Za-z]+Generated(\\$\\d+)?";

    private Predicates() {}

    /** Not generated from a template. */
    static DescribedPredicate<JavaClass> handwritten() {
        return describe("are handwritten", type -> !type.getName().matches(TEMPLATE));
    }

    /** Members as they stand in the source, of handwritten classes. */
    static DescribedPredicate<JavaMember> handwrittenMembers() {
        return describe(
                "are handwritten",
                member -> handwritten().test(member.getOwner())
                        && !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    /** One of the types, or an array of it. */
    static DescribedPredicate<JavaClass> oneOf(Collection<String> names) {
        return describe("are one of " + names, type -> names.contains(elementName(type)));
    }

    /** The name of a type, or of the elements of an array. */
    static String elementName(JavaClass type) {
        String name = type.getName();
        String element = name.substring(name.lastIndexOf('[') + 1);
        if (element.length() == name.length()) {
            return name;
        }
        return switch (element) {
            case "D" -> "double";
            case "F" -> "float";
            default -> element.substring(1).replace(";", "");
        };
    }

    /** A class, or what is nested in it. */
    static DescribedPredicate<JavaClass> within(String name) {
        return describe(
                "are " + name,
                type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    /** An interface that others implement: sealed ones are data, and nested ones belong to the declaration around them. */
    static DescribedPredicate<JavaClass> ports() {
        return describe(
                "are ports",
                type -> type.isInterface()
                        && !type.isSealed()
                        && !type.getSimpleName().equals("package-info")
                        && type.getEnclosingClass()
                                .filter(outer -> outer.isInterface() || outer.isRecord())
                                .isEmpty());
    }

    /** Methods that an adapter or a use case implements. */
    static DescribedPredicate<JavaCodeUnit> portMethods() {
        return describe(
                "are methods of ports",
                method ->
                        ports().test(method.getOwner()) && method.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    /** Methods other than those named as {@code Type.method}, or of the types named. */
    static DescribedPredicate<JavaCodeUnit> exceptMethods(Set<String> exceptions) {
        return describe(
                "are no exceptions",
                method -> !exceptions.contains(method.getOwner().getSimpleName())
                        && !exceptions.contains(method.getOwner().getSimpleName() + "." + method.getName()));
    }

    /** Parameters that begin with one of the types. */
    static DescribedPredicate<List<JavaClass>> startingWith(Set<String> types) {
        return describe(
                "starting with one of " + types,
                parameters -> !parameters.isEmpty()
                        && types.contains(parameters.get(0).getName()));
    }
}
