package dev.hexpay.violations.adapter.http;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import dev.hexpay.violations.application.port.in.InPortSamples.SingleMethod;
import dev.hexpay.violations.application.port.out.OutPortSamples.Ledgers;
import dev.hexpay.violations.application.port.out.PublicUrls;
import dev.hexpay.violations.application.usecase.UseCaseSamples.PublicHandler;
import dev.hexpay.violations.domain.tenant.Scope;
import dev.hexpay.violations.nowhere.HomelessSamples.PublicHomeless;
import java.net.http.HttpClient;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;

/** Samples of the HTTP adapter. */
@NullMarked
public final class HttpSamples {
    /** Uses in-ports, values of out-ports, and the out-port that HTTP implements. */
    public record PublicRoutes(SingleMethod port, Ledgers.Entry entry) implements PublicUrls {
        @Override
        public String root() {
            return "http://localhost/" + UUID.randomUUID();
        }
    }

    @Violates({"adapter-http-javalin uses only what it is granted", "adapters do not use each other"})
    static final class CallsSandbox {
        static String card() {
            return new PublicCard("4242").number();
        }
    }

    @Violates("adapter-http-javalin uses only what it is granted")
    record UsesHomeless(PublicHomeless homeless) {}

    @Violates("adapter-http-javalin uses only what it is granted")
    record UsesHttpClient(HttpClient client) {}

    @Violates("HTTP calls no out-port")
    record CallsOutPort(Ledgers ledgers) {
        String find(Scope scope) {
            return ledgers.find(scope, "1");
        }
    }

    @Violates("only Application uses use cases")
    record UsesUseCase(PublicHandler handler) {}

    /** Its method has a flag. */
    @Violates("public methods take no booleans")
    public static final class TakesBoolean {
        /** Shows some or all. */
        public String show(boolean all) {
            return all ? "all" : "some";
        }
    }

    @Violates("only bootstrap prints")
    static final class PrintsStackTrace {
        static void report(RuntimeException exception) {
            exception.printStackTrace();
        }
    }

    @Violates("names of types use the glossary")
    static final class PaymentService {}

    @Violates("names of methods and fields use the glossary")
    record HasBannedField(String paper) {}

    @Violates("names of methods and fields use the glossary")
    interface HasBannedMethod {
        void payment_told_twice_is_charged_once();
    }

    record HasAllowedNames(String baseUrl, String newspaper) {}

    @NullUnmarked
    @Violates("every package is @NullMarked")
    static final class IsNullUnmarked {}
}
