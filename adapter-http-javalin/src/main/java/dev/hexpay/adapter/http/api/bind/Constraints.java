package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.error.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints of request records: presence, bounds and relations. A relation is a method such as
 * {@code isExternalIdConsistent}; its violation is reported at the component with whose name it begins.
 */
final class Constraints {
    private static final ValidatorFactory FACTORY = Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .addValueExtractor(new Patch.Extractor())
            .buildValidatorFactory();

    private final Validator validator;

    Constraints(InstantSource clock) {
        this.validator = FACTORY.usingContext()
                .clockProvider(() -> clock.withZone(ZoneOffset.UTC))
                .getValidator();
    }

    void check(Object request, Violations violations) {
        validator
                .validate(request)
                .forEach(found -> violations.addUnlessReported(new Violation(path(found), found.getMessage())));
    }

    /** The message of the bounds of a component; a value of another type gets it as well. */
    String boundsMessage(RequestShape.Component component) {
        return of(component, validator).stream()
                .filter(constraint -> constraint.getAttributes().containsKey("max"))
                .findFirst()
                .map(constraint -> FACTORY.getMessageInterpolator()
                        .interpolate(constraint.getMessageTemplate(), new Bounds(constraint)))
                .orElseThrow(() -> new IllegalArgumentException("bounds are missing: " + component));
    }

    /** The constraints of a component, and those of the value inside a {@link Patch}. */
    static List<ConstraintDescriptor<?>> of(RequestShape.Component component) {
        return of(component, FACTORY.getValidator());
    }

    private static List<ConstraintDescriptor<?>> of(RequestShape.Component component, Validator validator) {
        PropertyDescriptor property =
                validator.getConstraintsForClass(component.request()).getConstraintsForProperty(component.name());
        if (property == null) {
            return List.of();
        }
        return Stream.<ConstraintDescriptor<?>>concat(
                        property.getConstraintDescriptors().stream(),
                        property.getConstrainedContainerElementTypes().stream()
                                .flatMap(element -> element.getConstraintDescriptors().stream()))
                .toList();
    }

    private static String path(ConstraintViolation<?> violation) {
        FieldPath parent = FieldPath.ROOT;
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY) {
                parent = last.isEmpty() ? parent : parent.at(last);
                last = node.getName();
            }
        }
        return parent.at(component(violation.getLeafBean().getClass(), last)).dotted();
    }

    /** The component of a property: itself, or that with whose name the name of a relation begins. */
    private static String component(Class<?> request, String property) {
        return RequestShape.of(request).names().stream()
                .filter(property::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(property);
    }

    private record Bounds(ConstraintDescriptor<?> constraint) implements MessageInterpolator.Context {
        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return constraint;
        }

        @Override
        public @Nullable Object getValidatedValue() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }
}
