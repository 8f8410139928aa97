package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Ports;

/** ITI-18 over the wire: every query with every parameter, as {@code stored-queries.txt} has them, on a kind of storage. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoredQueriesContract {

    private static final String APPROVED = "=('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')";
    private static final String CX = "='" + Stock.PATIENT.toCx() + "'";

    private Stock stock;

    /** The server, which runs in a time that is now. */
    record Server(String soap, Ports ports, TestAuthority authority) {}

    abstract Server server();

    @BeforeAll
    void feed() {
        var server = server();
        var id = new RecordId(UUID.randomUUID());
        var record = new PatientRecord(
                id,
                Stock.PATIENT,
                LocalDate.of(1979, 3, 4),
                new PatientRecord.State.Open(),
                StandingConsents.AT_CREATION);
        server.ports().unit().of(() -> {
            server.ports().records().open(record);
            var reader = new Authorizations.Professional(Stock.READER, "Claire MARTIN");
            return server.ports().authorizations().grant(id, reader, Instant.now());
        });
        stock = new Stock(server.soap(), server.authority());
        stock.feed();
    }

    /** A row of the table. */
    record Row(StoredQuery query, List<String> parameters, List<String> found) {

        static Row of(String line) {
            var fields = line.split("\\|", -1);
            var query = StoredQuery.valueOf(
                    fields[0].strip().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
            return new Row(query, words(fields[1], " ; "), words(fields[2], "\\s+"));
        }

        private static List<String> words(String field, String separator) {
            return Stream.of(field.strip().split(separator))
                    .filter(word -> !word.isBlank())
                    .toList();
        }

        /** With what is not said. */
        List<String> all() {
            var all = new ArrayList<>(parameters);
            query.patient().ifPresent(name -> all.add(name + CX));
            var statuses =
                    switch (query) {
                        case FIND_DOCUMENTS, FIND_DOCUMENTS_BY_REFERENCE_ID -> List.of("$XDSDocumentEntryStatus");
                        case FIND_SUBMISSION_SETS -> List.of("$XDSSubmissionSetStatus");
                        case FIND_FOLDERS -> List.of("$XDSFolderStatus");
                        case GET_ALL ->
                            List.of("$XDSDocumentEntryStatus", "$XDSSubmissionSetStatus", "$XDSFolderStatus");
                        default -> List.<String>of();
                    };
            statuses.stream()
                    .filter(name -> parameters.stream().noneMatch(said -> said.startsWith(name + "=")))
                    .forEach(name -> all.add(name + APPROVED));
            return all;
        }
    }

    static Stream<Row> rows() {
        try (var table = StoredQueriesContract.class.getResourceAsStream("stored-queries.txt")) {
            return new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Row::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsObjects(Row row) {
        var answer = stock.ask(row.query().urn(), "LeafClass", row.all());

        assertThat(answer.isSuccess()).as(answer.body()).isTrue();
        assertThat(answer.objects()).containsExactlyInAnyOrderElementsOf(row.found());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsTheirNamesAlone(Row row) {
        var answer = stock.ask(row.query().urn(), "ObjectRef", row.all());

        assertThat(answer.isSuccess()).as(answer.body()).isTrue();
        assertThat(answer.objects()).containsExactlyInAnyOrderElementsOf(row.found());
        assertThat(answer.elements()).allMatch(one -> one.getLocalName().equals("ObjectRef"));
    }

    @Test
    void tellsHowTheyStandWithNamesVersionsAndRepository() {
        var answer = stock.ask(
                StoredQuery.GET_DOCUMENTS.urn(),
                "LeafClass",
                List.of("$XDSDocumentEntryEntryUUID=('{letter}','{result}')"));

        assertThat(answer.elements()).allSatisfy(entry -> {
            assertThat(entry.getLocalName()).isEqualTo("ExtrinsicObject");
            assertThat(entry.getAttribute("lid")).isEqualTo(entry.getAttribute("id"));
            assertThat(entry.getElementsByTagNameNS("*", "VersionInfo").item(0).getAttributes())
                    .satisfies(version -> assertThat(
                                    version.getNamedItem("versionName").getNodeValue())
                            .isEqualTo("1"));
        });
        assertThat(answer.body())
                .contains("StatusType:Approved", "StatusType:Deprecated", "repositoryUniqueId", "2.25.2403734779")
                .doesNotContain("\u0001", "\u0002");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "14d4debf-0000-0000-0000-a90016b0af0d | LeafClass | | XDSUnknownStoredQuery",
                "' or 1=1 -- | LeafClass | | XDSUnknownStoredQuery",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryStatus=('x') | XDSStoredQueryMissingParam",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId={p} | XDSStoredQueryMissingParam",
                "f26abbcb-ac74-4422-8a30-edb644bbc1a9 | LeafClass | $XDSSubmissionSetPatientId={p} | XDSStoredQueryMissingParam",
                "958f3006-baad-4929-a4de-ff1114824431 | LeafClass | $XDSFolderPatientId={p} | XDSStoredQueryMissingParam",
                "10b545ea-725c-446d-9b95-8aeb444eddf3 | LeafClass | $patientId={p} | XDSStoredQueryMissingParam",
                "12941a89-e02e-4be5-967c-ce4bfc8fe492 | LeafClass | $XDSDocumentEntryPatientId={p} ; $XDSDocumentEntryStatus=('x') | XDSStoredQueryMissingParam",
                "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4 | LeafClass | | XDSStoredQueryMissingParam",
                "5737b14c-8a1a-4539-b659-e03a34a5e1e4 | LeafClass | | XDSStoredQueryMissingParam",
                "a7ae438b-4bc2-4642-93e9-be891f7bb155 | LeafClass | | XDSStoredQueryMissingParam",
                "bab9529a-4a10-40b3-a01f-f68a615d247a | LeafClass | | XDSStoredQueryMissingParam",
                "51224314-5390-4169-9b91-b1980040715a | LeafClass | | XDSStoredQueryMissingParam",
                "e8e3cb2c-e39c-46b9-99e4-c12f57260b83 | LeafClass | | XDSStoredQueryMissingParam",
                "b909a503-523d-4517-8acf-8e5834dfc4c7 | LeafClass | | XDSStoredQueryMissingParam",
                "10cae35a-c7f9-4cf5-b61e-fc3278ffb578 | LeafClass | | XDSStoredQueryMissingParam",
                "d90e5407-b356-4d91-a89f-873917b4b0e6 | LeafClass | $XDSDocumentEntryEntryUUID='{letter}' | XDSStoredQueryMissingParam",
                "d90e5407-b356-4d91-a89f-873917b4b0e6 | LeafClass | $AssociationTypes=('urn:ihe:iti:2007:AssociationType:APND') | XDSStoredQueryMissingParam",
                "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4 | LeafClass | $XDSDocumentEntryEntryUUID=('{letter}') ; $XDSDocumentEntryUniqueId=('{letter#}') | XDSStoredQueryParamNumber",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId=('1','2') | XDSStoredQueryParamNumber",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId={p} ; $XDSDocumentEntryStatus=('x') ; $XDSDocumentEntryCreationTimeFrom=2026 ; $XDSDocumentEntryCreationTimeFrom=2027 | XDSStoredQueryParamNumber",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId={p} ; $XDSDocumentEntryStatus=('x') ; $XDSDocumentEntryCreationTimeFrom='yesterday' | XDSRegistryError",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId={p} ; $XDSDocumentEntryStatus=Approved | XDSRegistryError",
                "14d4debf-8f97-4251-9a74-a90016b0af0d | LeafClass | $XDSDocumentEntryPatientId={p} ; $XDSDocumentEntryStatus=('x') ; $MetadataLevel='3' | XDSRegistryError",
                "e8e3cb2c-e39c-46b9-99e4-c12f57260b83 | LeafClass | $XDSSubmissionSetEntryUUID=('{first}','{second}') | XDSStoredQueryParamNumber",
                "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4 | RegistryObject | $XDSDocumentEntryEntryUUID=('{letter}') | XDSRegistryError",
                "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4 | LeafClassWithRepositoryItem | $XDSDocumentEntryEntryUUID=('{letter}') | XDSRegistryError"
            })
    void turnsBackWhatIsNoQuestion(String query, String returnType, String parameters, String code) {
        var said = parameters == null ? "" : parameters.replace("{p}", CX.substring(1));

        var answer = stock.ask("urn:uuid:" + query, returnType, Row.words(said, " ; "));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.body()).contains("errorCode=\"" + code + "\"", "ResponseStatusType:Failure");
        assertThat(answer.objects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'); delete from document_entry; --",
                "%' or 1=1 --",
                "1' union select * from carnet.trail --",
                "//*[local-name()='ExtrinsicObject']",
                "${jndi:ldap://127.0.0.1:1/a}",
                "\\",
                "%"
            })
    void seeksTextsAsTheyStand(String text) {
        var coded = "('" + text.replace("'", "''") + "')";
        for (var name : List.of("ClassCode", "TypeCode", "FormatCode", "EventCodeList", "ConfidentialityCode")) {
            var answer = stock.ask(
                    StoredQuery.FIND_DOCUMENTS.urn(),
                    "LeafClass",
                    List.of(
                            "$XDSDocumentEntryPatientId" + CX,
                            "$XDSDocumentEntryStatus" + APPROVED,
                            "$XDSDocumentEntry" + name + "=" + coded));

            assertThat(answer.isSuccess()).as(answer.body()).isTrue();
            assertThat(answer.objects()).isEmpty();
        }
    }

    @Test
    void takesAThousandValuesAndNoMore() {
        var values = Stream.iterate(1, i -> i + 1)
                .map(i -> "'1.2." + i + "'")
                .limit(1_001)
                .toList();

        var thousand = ask(values.subList(0, 1_000));
        var more = ask(values);

        assertThat(thousand.isSuccess()).as(thousand.body()).isTrue();
        assertThat(more.body()).contains("errorCode=\"XDSRegistryError\"", "1000");
    }

    private Stock.Answer ask(List<String> uniqueIds) {
        return stock.ask(
                StoredQuery.GET_DOCUMENTS.urn(),
                "LeafClass",
                List.of("$XDSDocumentEntryUniqueId=(" + String.join(",", uniqueIds) + ")"));
    }

    @Test
    void asksNothingOfAnotherPatient() {
        var answer = stock.ask(
                StoredQuery.FIND_DOCUMENTS.urn(),
                "LeafClass",
                List.of(
                        "$XDSDocumentEntryPatientId='146026322000196^^^&1.2.250.1.213.1.4.10&ISO^NH'",
                        "$XDSDocumentEntryStatus" + APPROVED));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("FailedAuthentication");
    }
}
