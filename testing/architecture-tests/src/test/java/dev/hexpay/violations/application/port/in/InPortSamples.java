package dev.hexpay.violations.application.port.in;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.application.port.out.OutPortSamples.Ledgers;
import dev.hexpay.violations.application.usecase.UseCaseSamples.PublicHandler;
import dev.hexpay.violations.domain.payment.LinkToken;
import dev.hexpay.violations.domain.tenant.Scope;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Samples of in-ports. */
@NullMarked
public final class InPortSamples {
    /** One method and a shortcut. */
    public interface SingleMethod {
        /** A payment. */
        String get(Scope scope, String id);

        /** The first payment. */
        default String first(Scope scope) {
            return get(scope, "1");
        }
    }

    interface SeveralQueries {
        String get(Scope scope, String id);

        List<String> list(Scope scope);
    }

    interface PayLink {
        String pay(LinkToken token, long amount);
    }

    interface AuthenticateApiKey {
        Scope authenticate(String secret);
    }

    /** Part of another declaration, not a port. */
    record Request(Writer writer) {
        interface Writer {
            boolean write(String text);

            void close();
        }
    }

    @Violates("in-ports take a scope or a link token first")
    interface TakesNoScope {
        String ask(String id);
    }

    @Violates("in-ports take a scope or a link token first")
    interface TakesNothing {
        String ask();
    }

    @Violates("an in-port has one method")
    interface HasTwoMethods {
        void start(Scope scope);

        void stop(Scope scope);
    }

    @Violates("an in-port has one method")
    interface HasNoMethod {}

    @Violates("in-ports return no boolean")
    interface ReturnsBoolean {
        boolean ask(Scope scope);
    }

    @Violates("the core uses no floating-point numbers")
    interface TakesFloat {
        void charge(Scope scope, float amount);
    }

    @Violates({"in-ports do not use out-ports or use cases", "packages are free of cycles"})
    record UsesOutPort(Ledgers ledgers) {}

    @Violates({
        "in-ports do not use out-ports or use cases",
        "only Application uses use cases",
        "packages are free of cycles"
    })
    record UsesUseCase(PublicHandler handler) {}
}
