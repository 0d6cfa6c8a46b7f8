package dev.hexpay.adapter.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.NameRecord;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The licences and the characters of the font files. */
class FontFilesTest {
    private static final int COPYRIGHT = 0;
    private static final int LICENSE = 13;
    private static final int LICENSE_URL = 14;

    /** What a font file says about its licence. */
    private record Licence(String file, String text) {}

    @Test
    void no_font_on_the_classpath_has_a_gpl_licence() throws IOException {
        List<Licence> licences = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                licences.addAll(licencesIn(path));
            } else if (entry.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    licences.addAll(licencesIn(jar.getPath("/")));
                }
            }
        }

        assertThat(licences)
                .anyMatch(font -> font.file().endsWith("DroidSansFallback.ttf"))
                .anyMatch(font -> font.file().endsWith("LiberationSans-Regular.ttf"))
                .noneMatch(font -> font.text().contains("gpl") || font.text().contains("general public"));
    }

    private static List<Licence> licencesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Licence> licences = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().matches("(?i).*\\.(ttf|otf|ttc)"))
                    .toList()) {
                licences.add(new Licence(file.toString(), licence(file)));
            }
            return licences;
        }
    }

    private static String licence(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            return font.getNaming().getNameRecords().stream()
                    .filter(name -> List.of(COPYRIGHT, LICENSE, LICENSE_URL).contains(name.getNameId()))
                    .map(NameRecord::getString)
                    .map(text -> text == null ? "" : text.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void font_file_comes_with_its_licence() throws IOException {
        try (InputStream licence =
                getClass().getResourceAsStream("/dev/hexpay/adapter/invoice/pdf/fonts/DroidSansFallback-LICENSE.txt")) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Google Corp.", "Apache License", "TERMS AND CONDITIONS");
        }
    }

    /** The character sets that Western, Central European, Greek, Cyrillic, Chinese, Japanese and Korean text is written in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO-8859-1",
                "ISO-8859-2",
                "ISO-8859-7",
                "windows-1251",
                "GB2312",
                "Big5",
                "Shift_JIS",
                "EUC-KR",
            })
    void every_letter_of_the_character_set_has_a_glyph(String charset) {
        BitSet available = new BitSet();
        FontSet.bundled().families().forEach(family -> available.or(family.characters()));
        CharsetEncoder encoder = Charset.forName(charset).newEncoder();

        List<String> letters = IntStream.range(0, Character.MIN_SURROGATE)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(encoder::canEncode)
                .toList();

        assertThat(letters).hasSizeGreaterThan(50);
        assertThat(letters.stream().filter(letter -> !available.get(letter.codePointAt(0))))
                .isEmpty();
    }
}
