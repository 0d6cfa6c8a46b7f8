package dev.hexpay.violations.application;

import dev.hexpay.violations.application.usecase.UseCaseSamples.PublicHandler;
import org.jspecify.annotations.NullMarked;

/** Stands for the only user of use cases. */
@NullMarked
public record Application(PublicHandler handler) {
    Holder held() {
        return new Holder(handler);
    }

    record Holder(PublicHandler handler) {}
}
