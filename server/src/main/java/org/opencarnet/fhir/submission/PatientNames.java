package org.opencarnet.fhir.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.mapping.Authors;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Records;

/**
 * Every name by which a request calls its patient: literal, logical and conditional references, contained patients, Patient entries.
 * They have to be one patient, whose INS, where it is the name, is well-formed and of an accepted authority; so has what another accepted domain
 * of patients calls him.
 */
final class PatientNames {

    private final Findings findings;
    private final Target target;
    private final List<Part<Patient>> entries;
    private final Map<Records.Reference, Place> names = new LinkedHashMap<>();
    private boolean named;

    /** Of a request with these Patient entries. */
    PatientNames(Findings findings, Target target, List<Part<Patient>> entries) {
        this.findings = findings;
        this.target = target;
        this.entries = entries;
        entries.forEach(entry -> whereIns(entry.resource().getIdentifier(), entry.place()));
    }

    /** subject of a resource, where it has one. */
    void subject(Reference subject, DomainResource within, Place place) {
        named |= !subject.isEmpty();
        if (subject.hasIdentifier()) {
            ins(List.of(subject.getIdentifier()), place.at("identifier"));
        }
        if (subject.hasReference()) {
            reference(subject, within, place.at("reference"));
        } else if (!subject.isEmpty() && !subject.hasIdentifier()) {
            findings.error(place, SubmissionFault.PATIENT_UNRESOLVED);
        }
    }

    /** context.sourcePatientInfo: the patient as the source knows him; he counts where he bears an INS. */
    void source(Reference source, DomainResource within, Place place) {
        var identifiers = patient(source, within).map(Patient::getIdentifier).orElse(List.of(source.getIdentifier()));
        whereIns(
                identifiers.stream()
                        .filter(identifier -> authority(identifier)
                                .filter(Ins.Authority::isNational)
                                .isPresent())
                        .toList(),
                place);
    }

    /** References of a document to a Patient entry become references by its identifier: the entry itself is not kept. */
    void writeIn(DocumentReference document) {
        Stream.of(
                        document.getAuthor().stream(),
                        Stream.of(
                                document.getAuthenticator(),
                                document.getContext().getSourcePatientInfo()),
                        document.getContext().getRelated().stream())
                .flatMap(each -> each)
                .forEach(this::writeIn);
    }

    private void writeIn(Reference reference) {
        ProvidedBundle.meant(entries, text(reference)).ifPresent(entry -> reference
                .setReference(null)
                .setType("Patient")
                .setIdentifier(entry.resource().getIdentifierFirstRep()));
    }

    /** The patient of this request that a reference means: an entry, or a contained one. */
    Optional<Patient> patient(Reference from, DomainResource within) {
        return ProvidedBundle.meant(entries, text(from)).map(Part::resource).or(() -> Authors.contained(within, from)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast));
    }

    /** How the record is named; {@code place} is where a name should have been. */
    Optional<Named> named(Place place) {
        if (names.isEmpty() && !named) {
            findings.error(place, SubmissionFault.PATIENT_UNNAMED);
        }
        var byId = only(Records.Reference.ById.class);
        var byIns = only(Records.Reference.ByIns.class);
        return byId.map(id -> new Named(id, byIns)).or(() -> byIns.map(ins -> new Named(ins, Optional.empty())));
    }

    /** The one name of a kind; a second one is another patient. */
    private Optional<Records.Reference> only(Class<? extends Records.Reference> kind) {
        var ofKind = names.keySet().stream().filter(kind::isInstance).toList();
        ofKind.stream()
                .skip(1)
                .forEach(other -> findings.error(names.get(other), new ProblemFault(Problem.PATIENTS_DIFFER)));
        return ofKind.stream().findFirst();
    }

    private void reference(Reference from, DomainResource within, Place place) {
        var patient = patient(from, within);
        if (patient.isPresent()) {
            ins(patient.get().getIdentifier(), place);
            return;
        }
        var conditional = Target.identifier("Patient", from.getReference());
        if (conditional.isPresent()) {
            ins(List.of(conditional.get()), place);
            return;
        }
        target.id("Patient", from.getReference())
                .ifPresentOrElse(
                        id -> names.putIfAbsent(new Records.Reference.ById(new RecordId(id)), place),
                        () -> findings.error(place, SubmissionFault.PATIENT_UNRESOLVED));
    }

    private void whereIns(List<Identifier> identifiers, Place place) {
        if (identifiers.stream().anyMatch(this::isIns)) {
            ins(identifiers, place);
        }
    }

    /** The INS among identifiers: one in use, of an accepted authority rather than of another. */
    private void ins(List<Identifier> identifiers, Place place) {
        identifiers.stream()
                .filter(this::isIns)
                .min((one, other) -> Boolean.compare(isAccepted(other), isAccepted(one)))
                .ifPresentOrElse(ins -> ins(ins, place), () -> findings.error(place, SubmissionFault.INS_MISSING));
    }

    private void ins(Identifier from, Place place) {
        var ins = authority(from).flatMap(authority -> authority.identity(from.getValue()));
        if (!isAccepted(from)) {
            findings.error(place, new ProblemFault(Problem.AUTHORITY_NOT_ACCEPTED));
        } else if (ins.isEmpty()) {
            var wrongKey = Ins.flawOf(from.getValue())
                    .filter(Ins.Flaw.WRONG_KEY::equals)
                    .isPresent();
            findings.error(place, wrongKey ? SubmissionFault.INS_KEY_WRONG : SubmissionFault.INS_MALFORMED);
        } else {
            names.putIfAbsent(new Records.Reference.ByIns(ins.get()), place);
        }
    }

    private boolean isAccepted(Identifier identifier) {
        return authority(identifier).filter(findings.admission()::accepts).isPresent();
    }

    private static String text(Reference reference) {
        return reference.hasReference() ? reference.getReference() : "";
    }

    private boolean isIns(Identifier identifier) {
        return identifier.hasValue()
                && identifier.getUse() != Identifier.IdentifierUse.OLD
                && authority(identifier).filter(findings.admission()::knows).isPresent();
    }

    private static Optional<Ins.Authority> authority(Identifier identifier) {
        return Optional.ofNullable(identifier.getSystem()).flatMap(Ins.Authority::ofOid);
    }

    /**
     * The patient's record.
     *
     * @param also another name of it, where it was named twice
     */
    record Named(Records.Reference patient, Optional<Records.Reference> also) {}
}
