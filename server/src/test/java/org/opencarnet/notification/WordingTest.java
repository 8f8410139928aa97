package org.opencarnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.access.Requester;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription.Channel;

class WordingTest {

    private static final Channel SMS = new Channel.Sms("+33612345678");
    private static final int ONE_SMS_OF_OURS = 320;

    private final Wording wording = new Wording(
            Optional.of("https://patient.example.org/?a=1&b=2"), Optional.of("https://patient.example.org/contact"));

    static Stream<Arguments> everything() {
        var professional = EnumSet.copyOf(Occasion.OF_DOCUMENTS);
        professional.add(Occasion.CODE);
        var patient = EnumSet.copyOf(Occasion.OF_RECORDS);
        patient.add(Occasion.CODE);
        return Stream.of("fr", "en")
                .flatMap(language -> Stream.concat(
                        each(Letters.PATIENT, patient, language), each(Letters.PROFESSIONAL, professional, language)));
    }

    private static Stream<Arguments> each(Requester who, Set<Occasion> occasions, String language) {
        return occasions.stream().map(occasion -> Arguments.of(who, occasion, language));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void saysNothingOfWhomOrOfWhich(Requester who, Occasion occasion, String language) {
        var letter = Letters.to(who, occasion, SMS, language);
        var mail = wording.mail(letter);

        for (var text : List.of(mail.subject(), mail.plain(), mail.html(), wording.sms(letter))) {
            assertThat(text)
                    .isNotBlank()
                    .doesNotContain("DURAND", "Jeanne", "MARTIN", "279035121518989", "899700990015", "{", "}")
                    .doesNotContain(letter.message().record().toString())
                    .doesNotContain(
                            letter.message().document().map(Object::toString).orElse("no document"));
        }
        assertThat(wording.sms(letter)).hasSizeLessThan(ONE_SMS_OF_OURS).doesNotContain("\n");
        assertThat(mail.html()).contains("<html lang=\"" + language + "\">").doesNotContain("a=1&b");
    }

    @Test
    void saysWhenInTheWordsOfTheScreen() {
        var french = wording.mail(Letters.to(Letters.PATIENT, Occasion.FIRST_CONSULTATION, SMS, "fr"));
        var english = wording.mail(Letters.to(Letters.PATIENT, Occasion.EMERGENCY_ACCESS, SMS, "en"));

        assertThat(french.subject()).isEqualTo("Un professionnel a consulté votre profil pour la première fois");
        assertThat(french.plain())
                .contains("pour la première fois le 13/03/2026")
                .contains("JE ME CONNECTE : https://patient.example.org/");
        assertThat(english.plain()).contains("on 13 March 2026").contains("SIGN IN: https");
    }

    @Test
    void saysTheCodeAndNoLink() {
        var mail = wording.mail(Letters.to(Letters.PROFESSIONAL, Occasion.CODE, SMS, "fr"));

        assertThat(mail.plain()).contains("123456").doesNotContain("JE ME CONNECTE");
    }
}
