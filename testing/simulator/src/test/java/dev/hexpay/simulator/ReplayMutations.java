package dev.hexpay.simulator;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.SavedResponses.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Programming errors of an adapter that reads a replayed response. */
final class ReplayMutations {
    private static final Duration SURELY_KNOWN = Duration.ofHours(20);

    private ReplayMutations() {}

    static OutPorts errorIsDecline(OutPorts ports, Simulation simulation) {
        return charging(
                ports,
                simulation,
                response -> isReplayedError(response)
                        ? MutationCase.declined()
                        : simulation.provider().present(response));
    }

    static OutPorts refundErrorIsDecline(OutPorts ports, Simulation simulation) {
        return refunding(
                ports,
                simulation,
                response -> isReplayedError(response)
                        ? new RefundResult.Declined(new Failure("processing_error", null, "Something went wrong."))
                        : simulation.provider().present(response));
    }

    /** A look-up repeats the charge while its key is certainly known, and returns the replay as it is. */
    static OutPorts snapshotIsPresentState(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            if (!call.is("find")) {
                return call.proceed();
            }
            ChargeRequest request = call.arg(1, ChargeRequest.class);
            Instant end = request.transaction().createdAt().plus(SURELY_KNOWN);
            if (!simulation.clock().instant().isBefore(end)) {
                return call.proceed();
            }
            Response<ProviderResult> response = respond(simulation, call.arg(0, Scope.class), request);
            ProviderResult snapshot = response.snapshot();
            return snapshot == null ? simulation.provider().present(response) : snapshot;
        });
    }

    private static boolean isReplayedError(Response<?> response) {
        return response.isReplayed() && response.isServerError();
    }

    /** The ports of an adapter that reads the response to a charge in this way. */
    private static OutPorts charging(
            OutPorts ports, Simulation simulation, Function<Response<ProviderResult>, ProviderResult> reading) {
        return Sabotage.inProvider(ports, simulation, call -> {
            if (!call.is("charge")) {
                return call.proceed();
            }
            ChargeRequest request = call.arg(1, ChargeRequest.class);
            return reading.apply(respond(simulation, call.arg(0, Scope.class), request));
        });
    }

    private static Response<ProviderResult> respond(Simulation simulation, Scope scope, ChargeRequest request) {
        return simulation.provider().respond(scope, request, request.id().value());
    }

    /** The ports of an adapter that reads the response to a refund in this way. */
    private static OutPorts refunding(
            OutPorts ports, Simulation simulation, Function<Response<RefundResult>, RefundResult> reading) {
        return Sabotage.inProvider(ports, simulation, call -> {
            if (!call.is("refund")) {
                return call.proceed();
            }
            RefundRequest request = call.arg(1, RefundRequest.class);
            return reading.apply(simulation
                    .provider()
                    .respond(call.arg(0, Scope.class), request, request.id().value()));
        });
    }
}
