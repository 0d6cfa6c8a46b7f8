package dev.hexpay.adapter.http.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[1,[2,[]],{\"c\":{}},{}],\"d\":{\"e\":{\"f\":null,\"g\":true}}}",
                "[[1,2],[{\"a\":[{\"b\":1}]}]]",
                "{\"a\":[\"true\",\"Null\",\"no\",\"1\",\"1e3\",\"\",\" a\",\"a \",\"a: b\",\"a #b\",\"- a\",\"*a\",\"~\"]}",
                "{\"true\":\"x\",\"200\":\"x\",\"/a/{b}\":\"x\",\"$ref\":\"#/a\",\"a b\":\"two words\",\"\":\"x\"}",
                "{\"a\":\"line\\nbreak\\ttab \\u0001 \\\"quoted\\\" \\\\ é 😀\",\"b\":-1.50,\"c\":9007199254740991}",
                "{\"a\":\"2026-07-11\",\"b\":\"12:30\",\"c\":\"0x1F\",\"d\":\".5\",\"e\":\"a,b\",\"f\":\"{a}\"}"
            })
    void yaml_has_the_same_value(String json) throws IOException {
        JsonNode value = new ObjectMapper().readTree(json);

        assertThat(new YAMLMapper().readTree(YamlWriter.write(value))).isEqualTo(value);
    }
}
