import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Merchants who create links and charge a customer while a command causes a fault. They retry with the same key until they
 * get 201. Prints on one line: the keys answered before the fault, all keys answered, the requests without 201, those of them
 * with another status than 503 or 409, the keys that were never answered, the answers that were lost, and for each server the
 * seconds from the fault to the first 201 of a request that was sent after it.
 *
 * <p>{@code java FailoverLoad.java RUN API_KEY ADDRESS,ADDRESS COMMAND...}
 */
final class FailoverLoad {
    private static final int CLIENTS = 4;
    private static final long BEFORE_MILLIS = 8_000;
    private static final long AFTER_MILLIS = 8_000;
    private static final long PAUSE_MILLIS = 100;
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(180);
    // Longer than a server waits for its database.
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    // The server has no database, or the first request with the key still runs.
    private static final Set<Integer> RETRIED = Set.of(503, 409);
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Answered> answers = new ConcurrentHashMap<>();
    private final Map<String, Long> firstAfterFault = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final String run;
    private final String apiKey;
    private final List<String> addresses;
    private volatile long fault = Long.MAX_VALUE;
    private volatile boolean stopped;

    private FailoverLoad(String run, String apiKey, List<String> addresses) {
        this.run = run;
        this.apiKey = apiKey;
        this.addresses = addresses;
    }

    private record Answered(String path, String body, String response) {}

    public static void main(String[] arguments) throws Exception {
        FailoverLoad load = new FailoverLoad(arguments[0], arguments[1], List.of(arguments[2].split(",")));
        load.execute(List.of(arguments).subList(3, arguments.length));
    }

    private void execute(List<String> command) throws Exception {
        String customer = payOnce();
        List<Thread> clients = IntStream.range(0, CLIENTS * addresses.size())
                .mapToObj(i -> new Thread(() -> work(i, addresses.get(i % addresses.size()), customer)))
                .toList();
        clients.forEach(Thread::start);
        TimeUnit.MILLISECONDS.sleep(BEFORE_MILLIS);
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            System.err.println("the fault was not caused: " + command + " exited with " + exitCode);
            System.exit(1);
        }
        int before = answers.size();
        fault = System.nanoTime();
        while (firstAfterFault.size() < addresses.size() && System.nanoTime() - fault < LONGEST_OUTAGE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        TimeUnit.MILLISECONDS.sleep(AFTER_MILLIS);
        stopped = true;
        for (Thread client : clients) {
            client.join();
        }
        System.out.printf(
                "%d %d %d %d %d %d",
                before, answers.size(), refused.get(), unexpected.get(), unanswered.get(), countLost());
        for (String address : addresses) {
            Long first = firstAfterFault.get(address);
            System.out.printf(" %s", first == null ? "never" : "%.1f".formatted((first - fault) / 1e9));
        }
        System.out.println();
    }

    private void work(int client, String address, String customer) {
        for (int round = 0; !stopped; round++) {
            boolean link = round % 2 == 0;
            String body = link
                    ? "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Drill\"}"
                    : "{\"customerId\":\"%s\",\"amount\":700,\"currency\":\"eur\",\"description\":\"Drill\"}"
                            .formatted(customer);
            String key = "%s-%s-%d-%d".formatted(run, link ? "link" : "charge", client, round);
            sendUntilAnswered(address, key, link ? "/payments" : "/payments/charge", body);
        }
    }

    private void sendUntilAnswered(String address, String key, String path, String body) {
        long giveUp = System.nanoTime() + 2 * LONGEST_OUTAGE.toNanos();
        while (System.nanoTime() < giveUp) {
            long sent = System.nanoTime();
            HttpResponse<String> response = post(address, key, path, body);
            if (response != null && response.statusCode() == 201) {
                answers.put(key, new Answered(path, body, response.body()));
                if (sent > fault) {
                    firstAfterFault.putIfAbsent(address, System.nanoTime());
                }
                pause();
                return;
            }
            refused.incrementAndGet();
            if (response != null && !RETRIED.contains(response.statusCode())) {
                unexpected.incrementAndGet();
                System.err.println(key + ": " + response.statusCode() + " " + response.body());
            }
            pause();
        }
        unanswered.incrementAndGet();
        System.err.println(key + " was never answered");
    }

    /** The answers that a repeated request does not get again. */
    private long countLost() {
        return answers.entrySet().stream()
                .filter(entry -> {
                    HttpResponse<String> again = sendAgain(entry.getKey(), entry.getValue());
                    return again == null || !again.body().equals(entry.getValue().response);
                })
                .count();
    }

    private HttpResponse<String> sendAgain(String key, Answered answered) {
        HttpResponse<String> again = null;
        for (int tries = 0; tries < 20 && (again == null || again.statusCode() == 503); tries++) {
            again = post(addresses.get(0), key, answered.path, answered.body);
        }
        return again;
    }

    /** Null if there is no response. */
    private HttpResponse<String> post(String address, String key, String path, String body) {
        try {
            return http.send(
                    request(address + path)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST_CALL).header("x-api-key", apiKey);
    }

    /** Pays a link with the sandbox's card and returns the customer, who can be charged again. */
    private String payOnce() throws Exception {
        String address = addresses.get(0);
        String link = post(address, run + "-first", "/payments", "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Drill\"}")
                .body();
        String page = address + field(link, "url").replaceAll("^https?://[^/]+", "");
        Matcher csrf = CSRF.matcher(http.send(request(page).build(), BodyHandlers.ofString()).body());
        csrf.find();
        Map<String, String> form = Map.ofEntries(
                Map.entry("email", "ada@example.com"),
                Map.entry("name", "Ada Lovelace"),
                Map.entry("line1", "Hauptstr. 1"),
                Map.entry("line2", ""),
                Map.entry("city", "Berlin"),
                Map.entry("state", ""),
                Map.entry("postalCode", "10115"),
                Map.entry("country", "US"),
                Map.entry("expiry", "12/34"),
                Map.entry("cvc", "123"),
                Map.entry("cardNumber", "4242424242424242"),
                Map.entry("csrf", csrf.group(1)));
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        http.send(
                request(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded))
                        .build(),
                BodyHandlers.ofString());
        String payment = http.send(request(address + "/payments/" + field(link, "id")).build(), BodyHandlers.ofString())
                .body();
        return field(payment, "customerId");
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!field.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return field.group(1);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
