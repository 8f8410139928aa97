package org.opencarnet.fhir.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;

/** Sorts the entries of a provide bundle. The slices of MHD are closed: what is none of them is refused. */
final class BundleCheck {

    private static final int MOST_ENTRIES = 500;
    private static final int MOST_DOCUMENTS = 100;

    private final Findings findings;
    private final Set<String> fullUrls = new HashSet<>();
    private final List<Part<ListResource>> sets = new ArrayList<>();
    private final List<Part<DocumentReference>> documents = new ArrayList<>();
    private final List<Part<ListResource>> folders = new ArrayList<>();
    private final List<Part<Binary>> contents = new ArrayList<>();
    private final List<Part<Resource>> patches = new ArrayList<>();
    private final List<Part<Patient>> patients = new ArrayList<>();

    private BundleCheck(Findings findings) {
        this.findings = findings;
    }

    /** The sorted bundle; refuses at once what cannot be sorted. */
    static ProvidedBundle check(Bundle bundle, Findings findings) {
        return new BundleCheck(findings).check(bundle);
    }

    private ProvidedBundle check(Bundle bundle) {
        var root = new Rules(findings, new Place(0, "Bundle"));
        root.must(bundle.getType() == Bundle.BundleType.TRANSACTION, SubmissionFault.BUNDLE_NOT_A_TRANSACTION, "type");
        var entries = bundle.getEntry();
        root.must(entries.size() <= MOST_ENTRIES, SubmissionFault.TOO_MANY_ENTRIES, "entry", limit(MOST_ENTRIES));
        findings.check();
        for (var i = 0; i < entries.size(); i++) {
            sort(Place.entry(i), entries.get(i));
        }
        root.must(
                documents.size() <= MOST_DOCUMENTS, SubmissionFault.TOO_MANY_DOCUMENTS, "entry", limit(MOST_DOCUMENTS));
        root.must(sets.size() == 1, SubmissionFault.SUBMISSION_SET_NOT_ONE, "entry", limit(sets.size()));
        patients.stream()
                .skip(1)
                .forEach(one -> findings.error(one.entry(), SubmissionFault.ELEMENT_REPEATED, "Patient"));
        findings.check();
        return new ProvidedBundle(
                Claim.of(bundle.getMeta()), sets.get(0), documents, folders, contents, patches, patients);
    }

    private void sort(Place place, BundleEntryComponent entry) {
        var rules = new Rules(findings, place);
        rules.has(entry.hasResource() || isGetOfPatient(entry), "resource");
        rules.has(entry.getRequest().hasMethod(), "request.method");
        rules.has(entry.getRequest().hasUrl(), "request.url");
        rules.hasNot(entry.hasModifierExtension(), "modifierExtension");
        rules.must(
                !entry.hasFullUrl() || fullUrls.add(entry.getFullUrl()), SubmissionFault.FULL_URL_REPEATED, "fullUrl");
        if (entry.getRequest().hasMethod() && entry.getRequest().hasUrl() && entry.hasResource()) {
            sort(rules, entry);
        }
    }

    private void sort(Rules rules, BundleEntryComponent entry) {
        var place = rules.place();
        var resource = entry.getResource();
        if (resource instanceof ListResource list) {
            list(rules, new Part<>(place, entry, list));
        } else if (resource instanceof DocumentReference document) {
            taken(rules, new Part<>(place, entry, document), documents, HTTPVerb.POST);
        } else if (resource instanceof Parameters || method(entry) == HTTPVerb.PATCH && resource instanceof Binary) {
            patch(rules, new Part<>(place, entry, resource));
        } else if (resource instanceof Binary binary) {
            taken(rules, new Part<>(place, entry, binary), contents, HTTPVerb.POST, HTTPVerb.PUT);
        } else if (resource instanceof Patient patient) {
            methods(rules, entry, HTTPVerb.GET, HTTPVerb.POST, HTTPVerb.PUT);
            patients.add(new Part<>(place, entry, patient));
        } else if (resource instanceof Bundle) {
            findings.error(place.at("resource"), SubmissionFault.FHIR_DOCUMENT_UNSUPPORTED);
        } else {
            unexpected(rules, entry);
        }
    }

    private void list(Rules rules, Part<ListResource> part) {
        var code = part.resource().getCode();
        if (code.hasCoding(Systems.LIST_TYPE, Systems.SUBMISSION_SET)) {
            taken(rules, part, sets, HTTPVerb.POST);
        } else if (code.hasCoding(Systems.LIST_TYPE, Systems.FOLDER)) {
            taken(rules, part, folders, HTTPVerb.POST, HTTPVerb.PUT);
        } else {
            findings.error(part.place().at("code"), SubmissionFault.LIST_KIND_UNKNOWN);
        }
    }

    private void patch(Rules rules, Part<Resource> part) {
        methods(rules, part.content(), HTTPVerb.PATCH);
        rules.must(
                part.content().getRequest().getUrl().startsWith("DocumentReference"),
                SubmissionFault.ENTRY_URL_WRONG,
                "request.url",
                "DocumentReference/{id}");
        withoutConditions(rules, part.content());
        patches.add(part);
    }

    private <T extends Resource> void taken(Rules rules, Part<T> part, List<Part<T>> parts, HTTPVerb... methods) {
        var type = part.resource().fhirType();
        var url = part.content().getRequest().getUrl();
        methods(rules, part.content(), methods);
        rules.must(
                url.equals(type) || method(part.content()) == HTTPVerb.PUT && url.startsWith(type + "/"),
                SubmissionFault.ENTRY_URL_WRONG,
                "request.url",
                type);
        withoutConditions(rules, part.content());
        parts.add(part);
    }

    private static void methods(Rules rules, BundleEntryComponent entry, HTTPVerb... methods) {
        if (!List.of(methods).contains(method(entry))) {
            unexpected(rules, entry);
        }
    }

    private static void unexpected(Rules rules, BundleEntryComponent entry) {
        rules.must(
                false,
                SubmissionFault.ENTRY_UNEXPECTED,
                "request.method",
                entry.getResource().fhirType(),
                method(entry).toCode());
    }

    /** A repeated submission is recognised by its uniqueIds, not by conditions; to overlook one would be to break it. */
    private static void withoutConditions(Rules rules, BundleEntryComponent entry) {
        var request = entry.getRequest();
        rules.must(!request.hasIfMatch(), SubmissionFault.ENTRY_CONDITION_UNSUPPORTED, "request.ifMatch");
        rules.must(!request.hasIfNoneExist(), SubmissionFault.ENTRY_CONDITION_UNSUPPORTED, "request.ifNoneExist");
        rules.must(!request.hasIfNoneMatch(), SubmissionFault.ENTRY_CONDITION_UNSUPPORTED, "request.ifNoneMatch");
        rules.must(
                !request.hasIfModifiedSince(), SubmissionFault.ENTRY_CONDITION_UNSUPPORTED, "request.ifModifiedSince");
    }

    private static boolean isGetOfPatient(BundleEntryComponent entry) {
        return method(entry) == HTTPVerb.GET
                && entry.getRequest().hasUrl()
                && entry.getRequest().getUrl().startsWith("Patient");
    }

    private static HTTPVerb method(BundleEntryComponent entry) {
        return entry.getRequest().getMethod();
    }

    private static String limit(int number) {
        return Integer.toString(number);
    }
}
