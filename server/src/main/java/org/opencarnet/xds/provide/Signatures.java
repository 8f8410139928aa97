package org.opencarnet.xds.provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.identity.SignatureCheck;
import org.opencarnet.identity.SignatureCheck.Proof;
import org.opencarnet.sharing.Contents;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.submission.Received;

/**
 * The signatures of what is fed (association SIGNS, IHE DSG): each must be what it says, of the very documents that came with it.
 *
 * @param check absent where the operator does not ask for it: then signatures are kept as they are
 */
public record Signatures(Optional<SignatureCheck> check) {

    /** The documents whose bytes must be looked at, by their ids in the message. */
    Set<String> among(Received received) {
        return check.isEmpty()
                ? Set.of()
                : received.signings().stream().map(Received.Signing::document).collect(Collectors.toSet());
    }

    /** What is wrong with them. {@code bytes} are those of the signatures, {@code contents} all that came, by ids in the message. */
    List<Complaint> complaints(Received received, Map<String, byte[]> bytes, Map<String, Contents.Staged> contents) {
        var complaints = new ArrayList<Complaint>();
        var signatures = among(received);
        check.ifPresent(proving -> received.signings().forEach(signing -> {
            var proof = proving.prove(bytes.getOrDefault(signing.document(), new byte[0]));
            complaints.addAll(
                    proof instanceof Proof.Flawed flawed
                            ? List.of(Complaint.of(
                                    RequestFault.SIGNATURE_FLAWED,
                                    signing.document(),
                                    flawed.flaw().name()))
                            : new Manifest(signing, ((Proof.Signed) proof).digests(), signatures)
                                    .complaints(received, contents));
        }));
        return complaints;
    }

    /**
     * What a signature signs.
     *
     * @param signatures the ids of all documents that are signatures
     */
    private record Manifest(Received.Signing signing, Map<String, String> digests, Set<String> signatures) {

        /** A signature of the whole set names the set and each document in it that is no signature, and nothing else (ITI TF-3, 5.5.3.1). */
        List<Complaint> complaints(Received received, Map<String, Contents.Staged> contents) {
            var set = received.name();
            var whole = signing.ofSet() || digests.containsKey(set);
            var others = received.others(signing);
            var complaints = new ArrayList<Complaint>();
            others.forEach((document, name) -> {
                var must = signing.documents().contains(document) || whole && !signatures.contains(document);
                if ((must || digests.containsKey(name)) && !isSigned(name, contents.get(document))) {
                    complaints.add(complaint(RequestFault.SIGNED_OTHERWISE, document));
                }
            });
            if (whole) {
                var beyond = new HashSet<>(digests.keySet());
                beyond.removeAll(others.values());
                if (!beyond.remove(set)) {
                    complaints.add(complaint(RequestFault.SIGNED_OTHERWISE, received.set()));
                }
                beyond.forEach(name -> complaints.add(complaint(RequestFault.SIGNED_BEYOND, name)));
            }
            return complaints;
        }

        private boolean isSigned(String name, Contents.Staged content) {
            return content.sha256().equals(digests.get(name));
        }

        private Complaint complaint(RequestFault fault, String what) {
            return Complaint.of(fault, signing.document(), what);
        }
    }
}
