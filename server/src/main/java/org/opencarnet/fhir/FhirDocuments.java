package org.opencarnet.fhir;

import java.time.Clock;
import org.opencarnet.fhir.document.BinaryProvider;
import org.opencarnet.fhir.document.DocumentPatchProvider;
import org.opencarnet.fhir.document.DocumentReadProvider;
import org.opencarnet.fhir.document.DocumentSearchProvider;
import org.opencarnet.fhir.document.ListProvider;
import org.opencarnet.fhir.document.SearchSettings;
import org.opencarnet.fhir.document.Subjects;
import org.opencarnet.fhir.search.Paging;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Read;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers by which documents leave: ITI-66, ITI-67, ITI-68 and the changes of PDSm. Needs the use cases, {@link Callers} and {@link Subjects}. */
@Configuration(proxyBeanMethods = false)
public class FhirDocuments {

    @Bean
    DocumentSearchProvider documentSearch(Callers callers, Find find, Subjects subjects, SearchSettings settings) {
        return new DocumentSearchProvider(callers, find, subjects, settings);
    }

    @Bean
    SearchSettings searchSettings(FhirProperties properties, Clock clock) {
        return new SearchSettings(new Paging(properties.pageSize(), properties.largestPage()), clock);
    }

    @Bean
    DocumentReadProvider documentRead(Callers callers, Read read) {
        return new DocumentReadProvider(callers, read);
    }

    @Bean
    DocumentPatchProvider documentPatch(Callers callers, Amend amend) {
        return new DocumentPatchProvider(callers, amend);
    }

    @Bean
    ListProvider lists(Callers callers, Gather gather, Subjects subjects, SearchSettings settings) {
        return new ListProvider(callers, gather, subjects, settings);
    }

    @Bean
    BinaryProvider binary(Callers callers, Read read) {
        return new BinaryProvider(callers, read);
    }
}
