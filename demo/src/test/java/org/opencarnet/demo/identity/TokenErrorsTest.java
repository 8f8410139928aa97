package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "'', kind",
        "kind=doctor, kind",
        "persona=dr-who, persona",
        "persona=dr-martin colour=blue, colour",
        "persona=dr-martin purpose=curiosity, purpose",
        "persona=dr-martin regulation=maybe, regulation",
        "kind=professional profession=10, id",
        "kind=professional profession=10 id=123, id",
        "kind=professional profession=10 id=199700990015, id",
        "kind=professional id=99700990015, profession",
        "kind=professional id=99700990015 profession=doctor, profession",
        "kind=professional id=99700990015 profession=21 section=9, section",
        "kind=professional id=99700990015 profession=10 specialty=!, specialty",
        "kind=professional id=99700990015 profession=10 category=Z, category",
        "kind=professional id=99700990015 profession=10 mode=Z, mode",
        "kind=professional id=99700990015 profession=10 structure=hospital, structure",
        "kind=patient, id",
        "kind=patient id=12, id",
        "kind=patient id=191070000002271, id",
        "kind=representative id=279035121518989, ins",
        "kind=representative ins=191070000002271, ins",
        "kind=representative ins=279035121518989 id=191070000002271, id",
        "kind=representative ins=279035121518989 id=a|b, id",
        "kind=structure, id",
        "kind=structure id=12, id",
        "kind=enrolment id=a|b, id"
    })
    void namesTheFieldThatIsMissingOrWrong(String fields, String field) {
        HttpResponse<String> answer = Provider.browser().post("/demo/token", form(fields));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = Provider.json(answer.body());
        assertThat(body.get("error").asText()).isEqualTo("invalid_request");
        assertThat(body.get("field").asText()).isEqualTo(field);
        assertThat(body.get("error_description").asText()).isNotBlank();
    }

    @Test
    void listsThePersonasForOneThatIsUnknown() {
        JsonNode body = error("fr", "persona=dr-who");

        assertThat(body.get("error_description").asText()).contains("dr-who", "dr-martin", "lea-durand");
    }

    @Test
    void tellsTheKeyThatAnInsShouldHave() {
        JsonNode body = error("en", "kind=patient id=155125555555550");

        assertThat(body.get("error_description").asText())
                .isEqualTo("The INS “155125555555550” has a wrong key: 97 expected.");
    }

    @Test
    void speaksFrenchAndEnglish() {
        assertThat(error("fr", "kind=patient").get("error_description").asText())
                .isEqualTo("Ce champ est nécessaire.");
        assertThat(error("en", "kind=patient").get("error_description").asText())
                .isEqualTo("This field is needed.");
    }

    @Test
    void takesFormsOnly() {
        HttpResponse<String> answer =
                Provider.browser().get("/demo/token?persona=dr-martin", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private static JsonNode error(String language, String fields) {
        return Provider.json(Provider.browser()
                .post("/demo/token", form(fields), "Accept-Language", language)
                .body());
    }

    private static Map<String, String> form(String fields) {
        return Arrays.stream(fields.split(" "))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split("="))
                .collect(Collectors.toMap(field -> field[0], field -> field[1], (a, b) -> b, HashMap::new));
    }
}
