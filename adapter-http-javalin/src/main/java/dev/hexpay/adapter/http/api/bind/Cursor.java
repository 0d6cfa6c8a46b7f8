package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.id.IdKind;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Requires a {@code nextCursor} of a list whose ids are of this kind. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Cursor.Validator.class)
public @interface Cursor {
    /** The kind of the ids. */
    IdKind value();

    /** The message. */
    String message() default "must be a nextCursor of this list";

    /** Required by Bean Validation; unused. */
    Class<?>[] groups() default {};

    /** Required by Bean Validation; unused. */
    Class<? extends Payload>[] payload() default {};

    /** Checks the constraint. */
    final class Validator implements ConstraintValidator<Cursor, String> {
        private IdKind kind = IdKind.PAYMENT;

        @Override
        public void initialize(Cursor cursor) {
            kind = cursor.value();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Cursors.isCursor(text, kind);
        }
    }
}
