package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Generated;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that the OpenAPI Generator makes from the served document compiles, creates a link and charges. */
class GeneratedClientTest {
    private static final Path GENERATOR = Path.of("target", "openapi-generator.jar");
    private static final String BARE = "2026-07-24";
    private static final List<Class<?>> LIBRARIES =
            List.of(JsonProperty.class, JsonFactory.class, ObjectMapper.class, JavaTimeModule.class, Generated.class);

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(TestDatabase.H2, dataDir);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void generate(String version, Path directory) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/openapi.json?version=" + version))
                .build();
        Path document = directory.resolve("openapi.json");
        HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(document));
        Path log = directory.resolve("log.txt");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--generator-name=java",
                        "--library=native",
                        "--input-spec=" + document,
                        "--output=" + directory,
                        "--invoker-package=client",
                        "--api-package=client.api",
                        "--model-package=client.model",
                        "--additional-properties=useJakartaEe=true,openApiNullable=false",
                        "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean hasEnded = generator.waitFor(3, TimeUnit.MINUTES);
        generator.destroyForcibly();
        assertThat(hasEnded).isTrue();
        assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).doesNotContain("ERROR");
    }

    private static String location(Class<?> library) {
        return new File(URI.create(library.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    private static void compile(Path directory) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                directory.resolve("classes").toString(),
                "-classpath",
                LIBRARIES.stream().map(GeneratedClientTest::location).collect(Collectors.joining(File.pathSeparator))));
        try (Stream<Path> files = Files.walk(directory)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        Path log = directory.resolve("javac.txt");
        int status;
        try (var output = Files.newOutputStream(log)) {
            status = ToolProvider.getSystemJavaCompiler().run(null, output, output, arguments.toArray(String[]::new));
        }
        assertThat(status).as(Files.readString(log)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-11", BARE})
    void client_of_each_version_compiles(String version, @TempDir Path directory)
            throws IOException, InterruptedException {
        generate(version, directory);
        compile(directory);

        assertThat(directory.resolve("classes/client/model/PaymentLinkCreatedEvent.class"))
                .exists();
    }

    @Test
    void client_creates_a_link_and_charges_its_payer(@TempDir Path directory) throws Exception {
        generate(BARE, directory);
        try (InputStream program = getClass().getResourceAsStream("GeneratedClientProgram.java.txt")) {
            Files.writeString(
                    directory.resolve("Program.java"), new String(program.readAllBytes(), StandardCharsets.UTF_8));
        }
        compile(directory);

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()})) {
            Consumer<String> payer = url -> Payer.from("DE").pay(url, Payer.VISA);
            Object result = loader.loadClass("Program")
                    .getMethod("run", String.class, String.class, Consumer.class)
                    .invoke(null, server.address(), server.sandbox().key(), payer);

            assertThat(result).isEqualTo("succeeded succeeded 1071 2");
        }
    }
}
