package org.opencarnet.trail.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows that went with a destroyed record: all that were signed for when it was destroyed, and no other, or none is believed to have gone so. */
final class Thinned {

    private Thinned() {}

    /**
     * A row that stands in the tree and tells of a destruction.
     *
     * @param patient the record
     * @param reason what was said of its rows
     */
    record Destruction(String id, String patient, String reason) {

        /** What was signed of this record by one of these keys. */
        Optional<SignedWord> word(Collection<VerifierKey> keys) {
            return SignedWord.of(reason, keys).filter(word -> word.record().equals(patient));
        }
    }

    /**
     * A row that is gone.
     *
     * @param name its trace
     * @param kept its leaf hash
     */
    record Gone(String name, byte[] kept) {}

    /** The names of those for which one of these keys has signed. */
    static Set<String> of(Stored stored, Collection<VerifierKey> keys) throws SQLException {
        Map<Destruction, List<Gone>> said = new LinkedHashMap<>();
        stored.thinned((gone, destruction) ->
                said.computeIfAbsent(destruction, any -> new ArrayList<>()).add(gone));
        var names = new HashSet<String>();
        said.forEach((destruction, gone) -> {
            var hashes = gone.stream().map(Gone::kept).toList();
            if (destruction.word(keys).filter(word -> word.isOf(hashes)).isPresent()) {
                gone.forEach(one -> names.add(one.name()));
            }
        });
        return names;
    }
}
