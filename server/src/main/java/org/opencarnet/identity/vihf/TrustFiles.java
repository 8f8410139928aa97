package org.opencarnet.identity.vihf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trust as it stands in files. They are looked at once a minute and read anew when one has changed, so that revocation lists can be put in
 * place while the server runs; where they cannot be read then, what was read before holds on until its own end.
 */
final class TrustFiles implements Supplier<TrustedCertificates> {

    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(TrustFiles.class);

    private final Places places;
    private final Clock clock;
    private volatile Read read;

    /**
     * The files.
     *
     * @param certificates roots, which are issued by themselves, and those below them
     */
    record Places(List<Path> certificates, List<Path> lists) {

        Stream<Path> all() {
            return Stream.concat(certificates.stream(), lists.stream());
        }
    }

    private record Read(TrustedCertificates trusted, List<FileTime> times, Instant looked) {}

    /** Reads the files; one that cannot be read is an IllegalStateException that names it. */
    TrustFiles(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
        try {
            this.read = read(places, clock.instant());
        } catch (IOException unreadable) {
            throw new IllegalStateException("carnet.vihf: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public TrustedCertificates get() {
        var known = read;
        return clock.instant().isBefore(known.looked().plus(PAUSE)) ? known.trusted() : again().trusted();
    }

    private synchronized Read again() {
        var now = clock.instant();
        var known = read;
        if (now.isBefore(known.looked().plus(PAUSE))) {
            return known;
        }
        read = new Read(known.trusted(), known.times(), now);
        try {
            if (!times(places).equals(known.times())) {
                read = read(places, now);
            }
        } catch (IOException unreadable) {
            LOG.error("What was trusted before holds on: {}", unreadable.getMessage());
        }
        return read;
    }

    private static Read read(Places places, Instant now) throws IOException {
        var times = times(places);
        var certificates = new ArrayList<X509Certificate>();
        for (var file : places.certificates()) {
            certificates.addAll(all(file, X509Certificate.class, CertificateFactory::generateCertificates));
        }
        var lists = new ArrayList<X509CRL>();
        for (var file : places.lists()) {
            lists.addAll(all(file, X509CRL.class, CertificateFactory::generateCRLs));
        }
        var byKind = certificates.stream()
                .collect(Collectors.partitioningBy(
                        one -> one.getSubjectX500Principal().equals(one.getIssuerX500Principal()), Collectors.toSet()));
        return new Read(new TrustedCertificates(byKind.get(true), byKind.get(false), List.copyOf(lists)), times, now);
    }

    private static List<FileTime> times(Places places) throws IOException {
        var times = new ArrayList<FileTime>();
        for (var file : places.all().toList()) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }

    private static <T> List<T> all(Path file, Class<T> type, Parsing parsing) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var found = parsing.of(CertificateFactory.getInstance("X.509"), stream);
            if (found.isEmpty()) {
                throw new IOException(file + " holds nothing that could be read");
            }
            return found.stream().map(type::cast).toList();
        } catch (GeneralSecurityException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private interface Parsing {

        Collection<?> of(CertificateFactory factory, InputStream stream) throws GeneralSecurityException;
    }
}
