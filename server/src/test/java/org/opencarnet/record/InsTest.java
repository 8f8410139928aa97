package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"279035121518989", "277076322082910", "207058575627097", "124018852493334", "146026322000196"})
    void takesTheTestIdentitiesOfTheField(String matricule) {
        assertThat(Ins.flawOf(matricule)).isEmpty();
        assertThat(new Ins(Ins.Authority.TEST, matricule).matricule()).isEqualTo(matricule);
    }

    @ParameterizedTest
    @CsvSource({"191070000002271, 43", "155125555555550, 97"})
    void refusesTheTwoWhoseKeyIsWrongAndKnowsTheRightOne(String matricule, int key) {
        assertThat(Ins.flawOf(matricule)).contains(Ins.Flaw.WRONG_KEY);
        assertThat(Ins.keyOf(matricule.substring(0, 13))).isEqualTo(key);
        assertThatIllegalArgumentException().isThrownBy(() -> new Ins(Ins.Authority.NIR, matricule));
    }

    /** The letter becomes 0, and one million is taken off for 2A, two for 2B. */
    @ParameterizedTest
    @CsvSource({"180042A123456, 1800420123456, 1000000", "180042B123456, 1800420123456, 2000000"})
    void countsTheTwoDepartmentsOfCorsica(String thirteen, long digits, long less) {
        var key = 97 - (digits - less) % 97;

        assertThat((long) Ins.keyOf(thirteen)).isEqualTo(key);
        assertThat(Ins.flawOf("%s%02d".formatted(thirteen, key))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "27903512151898",
                "2790351215189890",
                " 79035121518989",
                "279035121518989 ",
                "A79035121518989",
                "979035121518989",
                "079035121518989",
                "180042C12345666",
                "180042a12345666",
                "18004A212345666",
                "2790351215189-9",
                "٢79035121518989"
            })
    void refusesWhatHasNotTheShape(String text) {
        assertThat(Ins.flawOf(text)).contains(Ins.Flaw.NOT_FIFTEEN_CHARACTERS);
    }

    @Property
    void exactlyOneKeyIsRight(
            @ForAll @LongRange(min = 1_000_000_000_000L, max = 8_999_999_999_999L) long thirteen,
            @ForAll @IntRange(max = 99) int key) {
        var right = key == Ins.keyOf(Long.toString(thirteen));

        assertThat(Ins.flawOf("%d%02d".formatted(thirteen, key)).isEmpty()).isEqualTo(right);
    }

    @Property
    void onlyTheKeyMayFillTheNumberUpToAMultipleOf97(
            @ForAll @LongRange(min = 1_000_000_000_000L, max = 8_999_999_999_999L) long thirteen) {
        var key = Ins.keyOf(Long.toString(thirteen));

        assertThat(key).isBetween(1, 97);
        assertThat((thirteen + key) % 97).isZero();
    }

    @Test
    void twoAuthoritiesAreTwoPersons() {
        assertThat(new Ins(Ins.Authority.NIR, "279035121518989"))
                .isNotEqualTo(new Ins(Ins.Authority.NIA, "279035121518989"));
    }

    @Test
    void isWrittenAsTheFieldWritesIt() {
        assertThat(new Ins(Ins.Authority.TEST, "279035121518989").toCx())
                .isEqualTo("279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.250.1.213.1.4.8, NIR",
        "urn:oid:1.2.250.1.213.1.4.8, NIR",
        "1.2.250.1.213.1.4.9, NIA",
        "1.2.250.1.213.1.4.10, TEST",
        "1.2.250.1.213.1.4.11, DEMONSTRATION"
    })
    void knowsWhoGaveIt(String oid, Ins.Authority authority) {
        assertThat(Ins.Authority.ofOid(oid)).contains(authority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.250.1.213.1.4", "1.2.250.1.213.1.4.1", "1.2.250.1.213.1.4.100", "urn:oid:1.2"})
    void tellsOtherDomainsOfPatientsFromTheFourOfTheIns(String oid) {
        assertThat(Ins.Authority.ofOid(oid)).hasValueSatisfying(authority -> assertThat(authority.isNational())
                .isFalse());
        assertThat(Ins.Authority.nationalOf(oid)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:oid:", "", "NIR", "3.1", "1", "1..2", "1.02", "1.2.", "1.2 ", "urn:oid:urn:oid:1.2"})
    void whatIsNoOidIsNoAuthority(String text) {
        assertThat(Ins.Authority.ofOid(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIR", "NIA", "TEST", "DEMONSTRATION", "1.3.6.1.4.1.21367.2005.3.7"})
    void anAuthorityIsFoundAgainByItsName(String name) {
        assertThat(Ins.Authority.of(name).name()).isEqualTo(name);
    }

    @Test
    void whoIsWrittenByOidIsCalledByName() {
        assertThat(Ins.Authority.of("1.2.250.1.213.1.4.10")).isEqualTo(Ins.Authority.TEST);
        assertThat(Ins.Authority.of("1.2.250.1.213.1.4.10").name()).isEqualTo("TEST");
        assertThatIllegalArgumentException().isThrownBy(() -> Ins.Authority.of("nir"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6578946", "P20160803215512.2", "IHERED-1024", "st3498702", "08a%s"})
    void anotherDomainCallsItsPatientsAsItLikes(String id) {
        var domain = Ins.Authority.of("1.3.6.1.4.1.21367.2005.3.7");
        var long64 = id.replace("%s", "f".repeat(61));

        assertThat(domain.identity(long64)).contains(new Ins(domain, long64));
        assertThat(new Ins(domain, long64).toCx()).isEqualTo(long64 + "^^^&1.3.6.1.4.1.21367.2005.3.7&ISO");
        assertThat(Ins.Authority.TEST.identity(long64)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a^b", "a&b", "a|b", "a~b", "a\\b", "a'b", "<a>", "é", "65 chars"})
    void butNotByWhatCouldNotBeWrittenInAMessage(String text) {
        var domain = Ins.Authority.of("1.3.6.1.4.1.21367.2005.3.7");
        var id = text.equals("65 chars") ? "f".repeat(65) : text;

        assertThat(domain.identity(id)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Ins(domain, id));
    }
}
