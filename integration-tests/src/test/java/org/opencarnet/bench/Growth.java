package org.opencarnet.bench;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencarnet.bench.Population.Person;

/**
 * Makes a store of Carnet larger by copies of what was written through its interface: patients, authorizations, entries, submission sets
 * and names, each under ids, uniqueIds and an INS of its own. Contents and traces are not copied: no search looks at them.
 */
final class Growth {

    /** Patients who are read have serial numbers below this one. */
    private static final String READ = "ins_matricule like '18406750%'";

    private static final List<String> STATEMENTS = List.of("""
            insert into patient_record select copied(patient, GENERATION), renumbered(ins_matricule, GENERATION), ins_authority,
                birth_date, closed_at, closing_motive, closing_reason, consent_regulation, consent_break_glass, consent_masked
            from original_patient""", """
            insert into access_authorization select copied(patient, GENERATION), professional, copied(id, GENERATION), version,
                professional_name, granted_at, last_access, withdrawn_at, blocked_at, medecin_traitant
            from original_access_authorization""", """
            insert into document_identity select unique_id || '.GENERATION', copied(patient, GENERATION), copied(id, GENERATION)
            from original_document_identity""", """
            insert into submission_set select copied(patient, GENERATION), copied(id, GENERATION), received,
                rewritten(entry, array[patient, id], GENERATION), rewritten(rendered, array[patient, id], GENERATION),
                rewritten(ebxml, array[patient, id], GENERATION)
            from original_submission_set""", """
            insert into document_entry select copied(patient, GENERATION), copied(logical_id, GENERATION), version, is_current,
                copied(entry_uuid, GENERATION), unique_id || '.GENERATION', copied(submission_set, GENERATION), status,
                masked_from_professionals, invisible_to_patient, invisible_to_representatives, type_code, class_code, format_code,
                facility_code, practice_code, event_codes, confidentiality_codes, authors, author_families, author_givens,
                reference_ids, reference_date, creation, service_start, service_end, updated, sha256, sha1, content_size, mime_type,
                replace(rewritten(entry, array[patient, logical_id, entry_uuid, submission_set], GENERATION), unique_id,
                    unique_id || '.GENERATION'),
                replace(replace(rewritten(rendered, array[patient, logical_id, entry_uuid], GENERATION), unique_id,
                    unique_id || '.GENERATION'), ins_matricule, renumbered(ins_matricule, GENERATION)),
                replace(replace(rewritten(ebxml, array[patient, logical_id, entry_uuid], GENERATION), unique_id,
                    unique_id || '.GENERATION'), ins_matricule, renumbered(ins_matricule, GENERATION))
            from original_document_entry join original_patient using (patient)""");

    private static final List<String> COPIED =
            List.of("access_authorization", "document_identity", "submission_set", "document_entry");

    private Growth() {}

    /** Grows the store, whose patients who are read have so many entries in all, to so many times as many. */
    static void grow(Engine.Database database, int times) {
        var patients = database.rows("select count(*) from patient_record where " + READ)
                .get(0)
                .get(0);
        database.execute(Stream.of(functions(patients), originals(), copies(times), last())
                .flatMap(List::stream)
                .toList());
    }

    /** The patients who are read, with fifty documents each. */
    static List<Person> people(Engine.Database database) {
        return database.rows("select patient, ins_matricule from patient_record where " + READ).stream()
                .map(row -> new Person(row.get(0), row.get(1)))
                .toList();
    }

    private static List<String> copies(int times) {
        return IntStream.range(1, times)
                .boxed()
                .flatMap(generation -> STATEMENTS.stream()
                        .map(statement -> statement.replace("GENERATION", Integer.toString(generation))))
                .toList();
    }

    private static List<String> originals() {
        var patients = "create table original_patient as select * from patient_record where " + READ;
        var others = COPIED.stream()
                .map(table -> "create table original_" + table + " as select * from " + table
                        + " where patient in (select patient from original_patient)");
        return Stream.concat(Stream.of(patients), others).toList();
    }

    /** What a copy is called: other first digits of its ids, and a serial number further on. */
    private static List<String> functions(String patients) {
        return List.of("""
                create function copied(id uuid, generation int) returns uuid language sql immutable as
                $$ select (lpad(to_hex(generation), 8, '0') || substr(id::text, 9))::uuid $$""", """
                create function renumbered(ins text, generation int) returns text language sql immutable as
                $$ select n || lpad((97 - n::bigint % 97)::text, 2, '0')
                   from (select (substr(ins, 1, 13)::bigint + generation * PATIENTS)::text) as number (n) $$""".replace("PATIENTS", patients), """
                create function rewritten(text text, ids uuid[], generation int) returns text language plpgsql immutable as
                $$ declare id uuid; begin
                   foreach id in array ids loop text := replace(text, id::text, copied(id, generation)::text); end loop;
                   return text; end $$""");
    }

    private static List<String> last() {
        var tables = COPIED.stream().map(table -> "drop table original_" + table);
        return Stream.concat(tables, Stream.of("drop table original_patient", "vacuum analyze"))
                .toList();
    }
}
