package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.sharing.TrailTree.Head;
import org.opencarnet.sharing.TrailTree.Node;
import org.opencarnet.sharing.TrailTree.Row;
import org.opencarnet.sharing.TreeHash;

/** The tree against the examples that implementations of RFC 6962 share. */
class FrontierTest {

    /** Leaves in hexadecimal. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOfTheExamples() {
        var frontier = new Frontier(new Head(0, List.of()));
        var roots = new ArrayList<>(List.of(hex(frontier.root())));

        for (var leaf : LEAVES) {
            frontier.add(Rfc6962.leaf(HexFormat.of().parseHex(leaf)), node -> {});
            roots.add(hex(frontier.root()));
        }

        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void goesOnFromWhatWasKept() {
        var head = new Head(0, List.of());

        for (var leaf : LEAVES) {
            var frontier = new Frontier(head);
            frontier.add(Rfc6962.leaf(HexFormat.of().parseHex(leaf)), node -> {});
            head = frontier.head();
        }

        assertThat(hex(new Frontier(head).root())).isEqualTo(ROOTS.get(8));
    }

    @Test
    void tellsOfEachCompleteSubtreeOfTwoHundredAndFiftySix() {
        var leaves = Rfc6962.leaves(3 * 256 + 5);
        var kept = new ArrayList<Node>();
        var frontier = new Frontier(new Head(0, List.of()));

        leaves.forEach(leaf -> frontier.add(leaf, kept::add));

        assertThat(kept)
                .containsExactly(
                        new Node(8, 0, Rfc6962.root(leaves.subList(0, 256))),
                        new Node(8, 1, Rfc6962.root(leaves.subList(256, 512))),
                        new Node(8, 2, Rfc6962.root(leaves.subList(512, 768))));
    }

    @Test
    void refusesAnEdgeThatNoTreeHas() {
        assertThatIllegalStateException().isThrownBy(() -> new Frontier(new Head(2, List.of())));
    }

    @Test
    void aRowIsItsFormAndItsColumnsEachWithItsLength() {
        var row = new Row(new UUID(0, 1), List.of("é", "", "ab"));

        assertThat(Hashing.bytes(row))
                .isEqualTo(joined(
                        new byte[] {0, 0, 0, 18},
                        "carnet-trail-row/1".getBytes(StandardCharsets.UTF_8),
                        new byte[] {0, 0, 0, 2, (byte) 0xc3, (byte) 0xa9, 0, 0, 0, 0, 0, 0, 0, 2, 'a', 'b'}));
        assertThat(Hashing.leaf(row)).isEqualTo(Rfc6962.leaf(Hashing.bytes(row)));
    }

    @Test
    void aRowThatTellsOfAReportBearsAnotherForm() {
        var columns = new ArrayList<>(Collections.nCopies(18, ""));
        columns.add("{}");
        var row = new Row(new UUID(0, 1), columns);

        assertThat(Hashing.bytes(row))
                .isEqualTo(joined(
                        new byte[] {0, 0, 0, 18},
                        "carnet-trail-row/2".getBytes(StandardCharsets.UTF_8),
                        new byte[18 * 4],
                        new byte[] {0, 0, 0, 2, '{', '}'}));
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static String hex(TreeHash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
