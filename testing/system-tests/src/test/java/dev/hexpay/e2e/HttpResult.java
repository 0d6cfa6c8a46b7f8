package dev.hexpay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The response to a GET request without an API key. */
final class HttpResult {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<byte[]> response;

    private HttpResult(HttpResponse<byte[]> response) {
        this.response = response;
    }

    static HttpResult get(String url) {
        try {
            return new HttpResult(
                    CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    String disposition() {
        return response.headers().firstValue("Content-Disposition").orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    /** The body as text. */
    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The text of the PDF in one line, with normalized spaces. */
    String pdfText() {
        try (PDDocument pdf = Loader.loadPDF(bytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\p{Z}]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
