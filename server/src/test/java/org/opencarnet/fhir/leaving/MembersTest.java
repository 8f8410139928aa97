package org.opencarnet.fhir.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.sharing.StoredText;

class MembersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 4000)
    void findsWhatAParserFinds(@ForAll("objects") JsonNode object, @ForAll("names") Set<String> names)
            throws IOException {
        var parsed = new LinkedHashMap<String, JsonNode>();
        object.fields().forEachRemaining(field -> parsed.put(field.getKey(), field.getValue()));
        parsed.keySet().retainAll(names);

        var found = members(JSON.writeValueAsString(object), names);

        assertThat(found).containsExactlyEntriesOf(parsed);
    }

    @Example
    void tellsAMemberThatComesTwice() {
        var times = new int[1];

        Members.of("type").read(StoredText.of("{\"type\":1,\"a\":[],\"type\":{}}"), (name, value) -> times[0]++);

        assertThat(times[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":\"b}",
                "{\"a\":\"b\\\"}",
                "{\"a\":[1,2}",
                "{\"a\":1}x",
                "{\"a\":1}{\"b\":1}",
                "[]",
                "{a:1}",
                "{\"\\u0061\":1}",
                "{\"a\":1,}"
            })
    void takesNothingElseForAnObject(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Members.of("z").read(StoredText.of(text), (name, value) -> {}));
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.of("a", "b", "c", "ab", "ba").set();
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return nested(3).filter(JsonNode::isObject);
    }

    private static Arbitrary<JsonNode> nested(int depth) {
        var names = Arbitraries.strings().withChars("abc{}[]:, ").ofMaxLength(4);
        var texts = Arbitraries.strings().withChars("a\"\\{}[],:\n\u00e9").ofMaxLength(8);
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                texts.map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.of(NODES.booleanNode(true), NODES.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        return Arbitraries.oneOf(
                scalars,
                nested(depth - 1).list().ofMaxSize(3).map(list -> NODES.arrayNode()
                        .addAll(list)),
                Arbitraries.maps(names, nested(depth - 1)).ofMaxSize(4).map(MembersTest::object));
    }

    private static JsonNode object(Map<String, JsonNode> members) {
        return NODES.objectNode().setAll(members);
    }

    private static Map<String, JsonNode> members(String json, Set<String> names) {
        var members = new LinkedHashMap<String, JsonNode>();
        Members.of(names.toArray(String[]::new))
                .read(StoredText.of(json), (name, value) -> members.put(name, tree(value)));
        return members;
    }

    private static JsonNode tree(Members.Value value) {
        try {
            return JSON.readTree(value.bytewise().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException notJson) {
            throw new AssertionError(value.bytewise(), notJson);
        }
    }
}
