package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShopTest {
    private static final String PAYER = "&email=ada%40example.com&name=Ada&line1=Hauptstr.+1&city=Berlin"
            + "&postalCode=10115&country=DE&expiry=12%2F34&cvc=123&cardNumber=4242424242424242";

    private final HttpClient http = HttpClient.newHttpClient();
    private String address;
    private String key;

    @Test
    void link_is_paid_by_form_and_customer_charged_below_a_prefix() throws Exception {
        Stopwatch stopwatch = new Stopwatch();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1" + JdbiStore.H2_OPTIONS);
        try (dataSource;
                Shop shop = new Shop(dataSource, new byte[32])) {
            address = "http://127.0.0.1:" + shop.port();
            key = shop.newApiKey();

            String link = post(
                    "/pay-api/payments", "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Consulting\"}", "json");
            String id = find("pay_[0-9A-Z]+", link);
            String page = find("/pay-api/pay/[A-Za-z0-9_-]+", link);
            post(page, "csrf=" + find("(?<=name=\"csrf\" value=\")[^\"]+", get(page).body()) + PAYER, "x-www-form-urlencoded");
            String paid = get("/pay-api/payments/" + id).body();
            String renewal = post(
                    "/pay-api/payments/charge",
                    "{\"customerId\":\"" + find("cus_[0-9A-Z]+", paid)
                            + "\",\"amount\":900,\"currency\":\"eur\",\"description\":\"Renewal\"}",
                    "json");

            stopwatch.print();
            assertThat(paid).contains("\"status\":\"succeeded\"");
            assertThat(renewal).contains("\"status\":\"succeeded\"");
            assertThat(get("/orders").body()).isEqualTo("two orders");
            assertThat(get("/nothing").body()).isEqualTo("the shop has no such page");
            assertThat(get("/pay-api/nothing").body()).contains("\"code\":\"not_found\"");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private String post(String path, String body, String type) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/" + type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("x-api-key", key);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
