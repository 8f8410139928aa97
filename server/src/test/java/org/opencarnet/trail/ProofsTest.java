package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.sharing.TreeHash;
import org.opencarnet.storage.memory.MemoryPorts;

/** Proofs, checked as those who receive them would. */
class ProofsTest {

    private static final int GREATEST = 2_000;
    private static final TrailTree TREE = grown();
    private static final List<TreeHash> LEAVES = TREE.hashes(0, 0, GREATEST);

    private static TrailTree grown() {
        var ports = MemoryPorts.fresh();
        var tree = MemoryPorts.tree(ports);
        ports.unit().of(() -> {
            ports.trail()
                    .append(IntStream.range(0, GREATEST)
                            .mapToObj(n -> TrailTreeContract.trace("" + n))
                            .toList());
            return true;
        });
        new Sequencer(tree, SignerKey.of(SignerKey.generate("test"))).takeUp();
        return tree;
    }

    private static Rfc6962.Tree tree(int size) {
        return new Rfc6962.Tree(size, Rfc6962.root(LEAVES.subList(0, size)));
    }

    @Property(tries = 300)
    void aLeafIsProvenToBeInEveryTreeThatHasIt(
            @ForAll @IntRange(min = 1, max = GREATEST) int size, @ForAll @IntRange(max = GREATEST - 1) int any) {
        var place = any % size;

        var path = new Proofs(TREE).inclusion(place, size);

        assertThat(Rfc6962.rootOf(LEAVES.get(place), place, size, path))
                .isEqualTo(tree(size).root());
    }

    @Property(tries = 300)
    void aTreeIsProvenToBeginWithEverySmallerOne(
            @ForAll @IntRange(min = 1, max = GREATEST) int to, @ForAll @IntRange(max = GREATEST - 1) int any) {
        var from = 1 + any % to;

        var path = new Proofs(TREE).consistency(from, to);

        assertThat(Rfc6962.consistent(tree(from), tree(to), path)).isTrue();
        assertThat(Rfc6962.consistent(new Rfc6962.Tree(from, LEAVES.get(0)), tree(to), path))
                .isEqualTo(from == 1);
    }

    @Test
    void allProofsOfSmallTrees() {
        for (var size = 1; size <= 20; size++) {
            for (var place = 0; place < size; place++) {
                assertThat(Rfc6962.rootOf(LEAVES.get(place), place, size, new Proofs(TREE).inclusion(place, size)))
                        .isEqualTo(tree(size).root());
                assertThat(Rfc6962.consistent(
                                tree(place + 1), tree(size), new Proofs(TREE).consistency(place + 1, size)))
                        .isTrue();
            }
        }
    }
}
