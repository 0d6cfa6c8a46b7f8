package dev.hexpay.testing.stripe.http;

import com.google.gson.JsonObject;
import com.stripe.net.ApiRequestParams;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path.
 *
 * @param method GET or POST
 * @param path with {@code {id}} where the id is
 * @param type the class of the library that has its parameters
 * @param required the parameters that must be given
 * @param understood the parameters that the stub acts on; a valid one besides is refused loudly, not ignored
 * @param expandable whether a path of {@code expand} leads to an object
 * @param handler what it does
 */
public record Endpoint(
        String method,
        String path,
        Class<? extends ApiRequestParams> type,
        List<String> required,
        List<String> understood,
        Predicate<String> expandable,
        Handler handler) {
    /** What an endpoint does. */
    @FunctionalInterface
    public interface Handler {
        /** The object that is answered; other answers are a {@link StripeError}. */
        JsonObject handle(ApiCall call);
    }

    /** Reads. */
    public static Endpoint get(String path, Class<? extends ApiRequestParams> type, Handler handler) {
        return new Endpoint("GET", path, type, List.of(), List.of(), unused -> false, handler);
    }

    /** Changes; under an idempotency key once. */
    public static Endpoint post(String path, Class<? extends ApiRequestParams> type, Handler handler) {
        return new Endpoint("POST", path, type, List.of(), List.of(), unused -> false, handler);
    }

    /** The same with parameters that must be given. */
    public Endpoint requiring(String... names) {
        return new Endpoint(method, path, type, List.of(names), understood, expandable, handler);
    }

    /** The same with the parameters that the stub acts on, each with everything below it. */
    public Endpoint understanding(String... names) {
        return new Endpoint(method, path, type, required, List.of(names), expandable, handler);
    }

    /** The same with the paths of {@code expand} that lead to an object. */
    public Endpoint expanding(Predicate<String> paths) {
        return new Endpoint(method, path, type, required, understood, paths, handler);
    }

    /** The same with what follows it, before the next request, without being part of its answer. */
    public Endpoint followedBy(Runnable followUp) {
        Handler both = call -> {
            JsonObject answer = handler.handle(call);
            followUp.run();
            return answer;
        };
        return new Endpoint(method, path, type, required, understood, expandable, both);
    }

    /** The matched path with the id as its first group, or none; null if it is another endpoint. */
    @Nullable
    Matcher match(String otherMethod, String otherPath) {
        Matcher matcher =
                Pattern.compile(path.replace("{id}", "([A-Za-z0-9_]+)")).matcher(otherPath);
        return method.equals(otherMethod) && matcher.matches() ? matcher : null;
    }

    /** Refuses parameters before anything is executed. */
    void check(Parameters params) {
        StripeError error = new ParamType.Shape(type).violation("", params);
        if (error != null) {
            throw error;
        }
        for (String name : required) {
            if (!params.members().containsKey(name)) {
                throw Parameters.missing(name);
            }
        }
        for (String each : params.texts("expand")) {
            if (!expandable.test(each)) {
                throw StripeError.invalid("This property cannot be expanded (" + each + ").", "expand");
            }
        }
        for (String name : params.flat().keySet()) {
            if (!name.startsWith("expand[") && understood.stream().noneMatch(known -> isIn(known, name))) {
                throw StripeError.notKnownToStub("the parameter " + name + " of " + method + " " + path);
            }
        }
    }

    private static boolean isIn(String known, String name) {
        return name.equals(known) || name.startsWith(known + "[");
    }
}
