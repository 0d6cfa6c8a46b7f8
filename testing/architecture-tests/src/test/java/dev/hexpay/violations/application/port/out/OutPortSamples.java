package dev.hexpay.violations.application.port.out;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.application.port.in.InPortSamples.SingleMethod;
import dev.hexpay.violations.application.usecase.UseCaseSamples.PublicHandler;
import dev.hexpay.violations.domain.tenant.Scope;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** Samples of out-ports. */
@NullMarked
public final class OutPortSamples {
    /** Takes the scope first. */
    public interface Ledgers {
        /** The latest entry. */
        String find(Scope scope, String id);

        /** A static method needs no scope. */
        static int limit(int requested) {
            return Math.min(requested, 100);
        }

        /** A value of the port. */
        record Entry(String text) {}
    }

    /** Looks up the scope of a hash. */
    interface ApiKeys {
        Optional<Scope> findByHashInAnyScope(String hash);
    }

    interface UnitOfWork {
        <T> T inTransaction(Supplier<T> work);
    }

    /** Data, not a port. */
    sealed interface Answered {
        String text();

        record Yes(String text) implements Answered {}
    }

    @Violates("out-ports take the scope first")
    interface TakesNoScope {
        String find(String id);
    }

    @Violates("out-ports take the scope first")
    interface TakesScopeLast {
        String find(String id, Scope scope);
    }

    @Violates("out-ports take the scope first")
    interface TakesNothing {
        String findAny();
    }

    @Violates({"out-ports do not use in-ports or use cases", "packages are free of cycles"})
    record UsesInPort(SingleMethod port) {}

    @Violates({
        "out-ports do not use in-ports or use cases",
        "only Application uses use cases",
        "packages are free of cycles"
    })
    record UsesUseCase(PublicHandler handler) {}
}
