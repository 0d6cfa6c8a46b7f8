package dev.hexpay.adapter.operator;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens pages, posts their forms and keeps their cookies like a browser without JavaScript. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    Browser(URI server) {
        this.server = server;
    }

    HttpResponse<String> logIn(String apiKey) {
        return postRaw("/operator/login", "apiKey=" + encoded(apiKey));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Follows redirects of this site. */
    HttpResponse<String> open(String path) {
        HttpResponse<String> response = get(path);
        for (int i = 0; i < 5 && response.statusCode() == 303; i++) {
            response = get(location(response));
        }
        return response;
    }

    /** The form of the page that is posted to this action, with its hidden values and these. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return postRaw(action, encoded(form(get(page).body(), action, fields)));
    }

    static Map<String, String> form(String html, String action, Map<String, String> fields) {
        int start = html.indexOf("method=\"post\" action=\"" + action + "\"");
        if (start < 0) {
            throw new AssertionError("the page has no form for " + action + ": " + html);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(html.substring(start, html.indexOf("</form>", start)));
        while (hidden.find()) {
            values.put(hidden.group(1), unescaped(hidden.group(2)));
        }
        values.putAll(fields);
        return values;
    }

    /** Any form of the page has the token of the session. */
    String csrf(String page) {
        Matcher hidden = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
                .matcher(get(page).body());
        if (!hidden.find()) {
            throw new AssertionError("the page has no form");
        }
        return hidden.group(1);
    }

    HttpResponse<String> postRaw(String path, String body) {
        return send(form(path)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder form(String path) {
        return request(path).header("Content-Type", "application/x-www-form-urlencoded");
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        String sent = cookies.values().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    Map<String, HttpCookie> cookies() {
        return cookies;
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        HttpCookie cookie = HttpCookie.parse(setCookie).get(0);
        if (cookie.getValue().isEmpty()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("nowhere");
    }

    /** The addresses of links with this text. */
    static List<String> links(String html, String text) {
        List<String> links = new ArrayList<>();
        Matcher link = Pattern.compile("<a [^>]*href=\"([^\"]*)\"[^>]*>" + Pattern.quote(text) + "</a>")
                .matcher(html);
        while (link.find()) {
            links.add(unescaped(link.group(1)));
        }
        return links;
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
