package dev.hexpay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.hexpay.architecture.Decisions.ARCHITECTURE;
import static dev.hexpay.architecture.Predicates.handwritten;
import static dev.hexpay.architecture.Predicates.handwrittenMembers;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.hexpay.architecture.Vocabulary.Term;
import java.util.List;
import java.util.Optional;

/** Names in main and test code use the words of the glossary. */
final class NameRules {
    private NameRules() {}

    static List<Rule> of(Layout layout, Vocabulary vocabulary) {
        return List.of(types(layout, vocabulary), members(layout, vocabulary));
    }

    private static Rule types(Layout layout, Vocabulary vocabulary) {
        return Rule.of(
                "names of types use the glossary",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.all())
                        .and(handwritten())
                        .should(new ArchCondition<JavaClass>("contain no banned word") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                report(type, type.getName(), vocabulary.inType(type.getSimpleName()), events);
                            }
                        })
                        .because("one word means one thing, from the wire to the table (docs/glossary.md)"));
    }

    private static Rule members(Layout layout, Vocabulary vocabulary) {
        return Rule.of(
                "names of methods and fields use the glossary",
                ARCHITECTURE,
                ArchRuleDefinition.members()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(layout.all())
                        .and(handwrittenMembers())
                        .should(new ArchCondition<JavaMember>("contain no banned word") {
                            @Override
                            public void check(JavaMember member, ConditionEvents events) {
                                report(member, member.getFullName(), vocabulary.inMember(member.getName()), events);
                            }
                        })
                        .because("one word means one thing, from the wire to the table (docs/glossary.md)"));
    }

    private static void report(Object named, String name, Optional<Term> found, ConditionEvents events) {
        found.ifPresent(term -> events.add(SimpleConditionEvent.violated(
                named, name + " contains '" + String.join(" ", term.words()) + "'; use " + term.instead())));
    }
}
