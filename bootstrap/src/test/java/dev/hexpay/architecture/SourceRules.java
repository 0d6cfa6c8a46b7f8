package dev.hexpay.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** What only the sources tell: how long things are, what is said about them, and what happens inside a method. */
final class SourceRules {
    static final int LONGEST_CLASS = 300;
    static final int LONGEST_METHOD = 40;

    private static final Set<TypeKind> FLOATING = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
    private static final Set<Tree.Kind> FLOATING_LITERALS = Set.of(Tree.Kind.DOUBLE_LITERAL, Tree.Kind.FLOAT_LITERAL);

    private SourceRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("classes have at most 300 lines", SourceRules::longClasses),
                new Rule("methods have at most 40 lines", SourceRules::longMethods),
                new Rule("public types open with a sentence", SourceRules::silentTypes));
    }

    private static Stream<Violation> longClasses(Codebase code) {
        return code.sources().stream()
                .flatMap(source -> source.unit().getTypeDecls().stream()
                        .filter(type -> source.linesOf(type) > LONGEST_CLASS)
                        .map(type -> new Violation(source.type(), "has " + source.linesOf(type) + " lines")));
    }

    private static Stream<Violation> longMethods(Codebase code) {
        return code.sources().stream().flatMap(source -> {
            List<Violation> found = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    long lines = source.linesOf(method);
                    if (lines > LONGEST_METHOD) {
                        found.add(new Violation(source.type(), method.getName() + " has " + lines + " lines"));
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(source.unit(), null);
            return found.stream();
        });
    }

    private static Stream<Violation> silentTypes(Codebase code) {
        return code.sources().stream().flatMap(source -> {
            List<Violation> found = new ArrayList<>();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void nothing) {
                    boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                    if (isPublic && source.trees().getDocComment(getCurrentPath()) == null) {
                        found.add(new Violation(source.type(), type.getSimpleName() + " opens with no sentence"));
                    }
                    return super.visitClass(type, null);
                }
            }.scan(source.unit(), null);
            return found.stream();
        });
    }

    /** Where the sources of these classes speak of floating numbers, inside methods too. */
    static Stream<Violation> floating(Codebase code, List<JavaClass> types) {
        Set<String> wanted = types.stream().map(Violation::outermost).collect(Collectors.toSet());
        return code.sources().stream()
                .filter(source -> wanted.contains(source.type()))
                .flatMap(source -> {
                    List<Violation> found = new ArrayList<>();
                    new FloatingNumbers(
                                    tree -> found.add(new Violation(source.type(), "has a floating number: " + tree)))
                            .scan(source.unit(), null);
                    return found.stream();
                });
    }

    private static final class FloatingNumbers extends TreeScanner<Void, Void> {
        private final Consumer<Tree> found;

        FloatingNumbers(Consumer<Tree> found) {
            this.found = found;
        }

        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
            if (FLOATING.contains(type.getPrimitiveTypeKind())) {
                found.accept(type);
            }
            return super.visitPrimitiveType(type, null);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (FLOATING_LITERALS.contains(literal.getKind())) {
                found.accept(literal);
            }
            return super.visitLiteral(literal, null);
        }
    }
}
