package org.opencarnet;

import java.time.Clock;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.CareCircle;
import org.opencarnet.sharing.CareResources;
import org.opencarnet.sharing.CloseRecord;
import org.opencarnet.sharing.DecideOnceForAll;
import org.opencarnet.sharing.Directory;
import org.opencarnet.sharing.EbxmlRendering;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.ExportRecord;
import org.opencarnet.sharing.FeedTrail;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.FindPatients;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.LastWord;
import org.opencarnet.sharing.OpenRecord;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.ReleaseResults;
import org.opencarnet.sharing.Rendering;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Resources;
import org.opencarnet.sharing.Retention;
import org.opencarnet.sharing.Submit;
import org.opencarnet.sharing.Subscribe;
import org.opencarnet.sharing.Tell;
import org.opencarnet.sharing.WhoCanSee;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases over whatever ports there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentProperties.class)
class UseCases {

    @Bean
    Reception reception(Ports ports, Access access, Clock clock) {
        return new Reception(ports, access, clock);
    }

    @Bean
    Existence existence(Reception reception, Resources resources) {
        return new Existence(reception, resources);
    }

    @Bean
    FindPatients findPatients(Reception reception, FindPatients.Directories directories, PolicyProperties policy) {
        return new FindPatients(reception, directories, policy.traitSearch());
    }

    @Bean
    FindPatients.Directories directoriesOfPatients(Resources resources, CareResources reading, Existence existence) {
        return new FindPatients.Directories(resources, reading, existence);
    }

    @Bean
    Admission admission(PolicyProperties policy) {
        return policy.admission();
    }

    @Bean
    OpenRecord openRecord(Reception reception, Resources resources, Admission admission) {
        return new OpenRecord(reception, resources, admission);
    }

    @Bean
    CloseRecord closeRecord(Reception reception, Resources resources) {
        return new CloseRecord(reception, resources);
    }

    @Bean
    ExportRecord exportRecord(Reception reception, Resources resources) {
        return new ExportRecord(reception, resources);
    }

    @Bean
    WhoCanSee whoCanSee(Reception reception) {
        return new WhoCanSee(reception);
    }

    @Bean
    Retention retention(Ports ports, Resources resources, Clock clock, LastWord lastWord) {
        return new Retention(ports, resources, clock, lastWord);
    }

    @Bean
    ReleaseResults releaseResults(Ports ports, Renderings renderings, Clock clock) {
        return new ReleaseResults(ports, renderings, clock);
    }

    @Bean
    Authorize authorize(Reception reception) {
        return new Authorize(reception);
    }

    @Bean
    DecideOnceForAll decideOnceForAll(Reception reception) {
        return new DecideOnceForAll(reception);
    }

    @Bean
    CareCircle careCircle(Reception reception, Resources resources, CareResources reading) {
        return new CareCircle(reception, resources, reading);
    }

    @Bean
    Directory directory(Reception reception, Resources resources) {
        return new Directory(reception, resources);
    }

    @Bean
    ReadTrail readTrail(Reception reception) {
        return new ReadTrail(reception);
    }

    @Bean
    FeedTrail feedTrail(Reception reception) {
        return new FeedTrail(reception);
    }

    @Bean
    Subscribe subscribe(Reception reception) {
        return new Subscribe(reception);
    }

    @Bean
    Tell tell(Reception reception) {
        return new Tell(reception);
    }

    @Bean
    Find find(Reception reception) {
        return new Find(reception);
    }

    @Bean
    Gather gather(Reception reception) {
        return new Gather(reception);
    }

    @Bean
    Read read(Reception reception) {
        return new Read(reception);
    }

    @Bean
    Renderings renderings(Rendering fhir, EbxmlRendering ebxml) {
        return new Renderings(fhir, ebxml);
    }

    @Bean
    Amend amend(Reception reception, Renderings renderings, Policy policy) {
        return new Amend(reception, renderings, policy);
    }

    @Bean
    Submit.Rules submissionRules(ContentProperties content, Policy policy) {
        return new Submit.Rules(content.accepted(), policy);
    }

    @Bean
    Submit submit(Reception reception, Renderings renderings, Submit.Rules rules) {
        return new Submit(reception, renderings, rules);
    }
}
