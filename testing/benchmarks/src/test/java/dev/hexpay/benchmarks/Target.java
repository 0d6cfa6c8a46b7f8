package dev.hexpay.benchmarks;

import dev.hexpay.benchmarks.Load.Requests;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is sent to a server.
 *
 * @param customers of Hexpay; the straight line has none
 */
record Target(ServerProcess server, String headers, List<String> customers) {
    private static final Pattern ID = Pattern.compile("\"id\":\"(pay_\\w+)\"");
    private static final Pattern URL = Pattern.compile("\"url\":\"http://[^/]+(/pay/[^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final int READ = 200;
    private static final int LISTED = 25;

    static Target straightLine(ServerProcess server) {
        return new Target(server, "", List.of());
    }

    static Target hexpay(ServerProcess server) {
        String key = server.facts("KEY").get(0);
        return new Target(server, "x-api-key: " + key + "\r\n", server.facts("CUSTOMER"));
    }

    /** Creates links of customers whose address is known, so that each is taxed at once; each has its idempotency key. */
    List<Requests> create() {
        return perConnection(connection -> () -> post("/payments", body(connection)));
    }

    /** Charges, on each connection another customer. */
    List<Requests> charge() {
        return perConnection(connection -> () -> post("/payments/charge", body(connection)));
    }

    /** Reads payments that were created before, in turn. */
    List<Requests> get() throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < READ; i++) {
            requests.add(get("/payments/" + find(ID, created(0).body())));
        }
        return inTurn(requests);
    }

    /** Reads the newest 25 payments, which are open links. */
    List<Requests> list() throws IOException {
        for (int i = 0; i < LISTED; i++) {
            created(i % ServerProcess.CONNECTIONS);
        }
        byte[] request = get("/payments?limit=" + LISTED);
        return perConnection(connection -> () -> request);
    }

    /** Opens the pages of links that were created before, in turn. */
    List<Requests> openPage() throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < READ; i++) {
            requests.add(get(find(URL, created(0).body())));
        }
        return inTurn(requests);
    }

    /** Pays so many links by the form of their page, each once. */
    List<Requests> pay(int count) throws IOException {
        ConcurrentLinkedQueue<byte[]> forms = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < count; i++) {
            String created = created(i % ServerProcess.CONNECTIONS).body();
            forms.add(form(created, i % ServerProcess.CONNECTIONS, TestCard.SUCCEEDS));
        }
        return perConnection(connection -> forms::poll);
    }

    /** The form of the page of a link, filled in by a payer; the link is as the API returned it. */
    byte[] form(String link, int payer, TestCard card) throws IOException {
        String path = find(URL, link);
        String csrf = find(CSRF, Load.send(server.port(), get(path)).body());
        return request(
                "POST",
                path,
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "csrf=" + csrf + "&email=payer" + payer
                        + "%40example.com&name=Ada&line1=Hauptstr.+1&city=Berlin&postalCode=10115&country=DE"
                        + "&cardNumber=" + card.number() + "&expiry=12%2F34&cvc=123");
    }

    private Load.Response created(int customer) throws IOException {
        return Load.send(server.port(), post("/payments", body(customer)));
    }

    private String body(int customer) {
        String member = customers.isEmpty() ? "" : ",\"customerId\":\"" + customers.get(customer) + "\"";
        return "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"One hour of consulting\"" + member + "}";
    }

    private static List<Requests> inTurn(List<byte[]> requests) {
        AtomicInteger next = new AtomicInteger();
        return perConnection(connection -> () -> requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
    }

    private static List<Requests> perConnection(IntFunction<Requests> requests) {
        List<Requests> all = new ArrayList<>();
        for (int connection = 0; connection < ServerProcess.CONNECTIONS; connection++) {
            all.add(requests.apply(connection));
        }
        return all;
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }

    byte[] get(String path) {
        return request("GET", path, headers, "");
    }

    byte[] post(String path, String body) {
        return request(
                "POST",
                path,
                headers + "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                body);
    }

    private byte[] request(String method, String path, String someHeaders, String body) {
        String length = method.equals("GET") ? "" : "Content-Length: " + body.length() + "\r\n";
        return (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n" + someHeaders + length
                        + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
