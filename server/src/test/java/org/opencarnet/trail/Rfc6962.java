package org.opencarnet.trail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencarnet.sharing.TreeHash;

/** Trees by the letter of RFC 6962, and proofs checked by that of RFC 9162: slow, but plain. */
final class Rfc6962 {

    private Rfc6962() {}

    static TreeHash leaf(byte[] data) {
        return TreeHash.of(sha256(new byte[] {0}, data));
    }

    /** Leaves that differ. */
    static List<TreeHash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> leaf(ByteBuffer.allocate(4).putInt(n).array()))
                .toList();
    }

    /** MTH of section 2.1. */
    static TreeHash root(List<TreeHash> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var k = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** The root that a leaf and its path give (RFC 9162, section 2.1.3.2). */
    static TreeHash rootOf(TreeHash leaf, long place, long size, List<TreeHash> path) {
        var fn = place;
        var sn = size - 1;
        var r = leaf;
        for (var p : path) {
            if (sn == 0) {
                throw new IllegalArgumentException("too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new IllegalArgumentException("too short");
        }
        return r;
    }

    /** Whether the greater tree begins with the smaller (RFC 9162, section 2.1.4.2). */
    static boolean consistent(Tree first, Tree second, List<TreeHash> path) {
        if (first.size() == second.size()) {
            return path.isEmpty() && first.root().equals(second.root());
        }
        var rest = Long.bitCount(first.size()) == 1
                ? Stream.concat(Stream.of(first.root()), path.stream()).toList()
                : path;
        var fn = first.size() - 1;
        var sn = second.size() - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = rest.get(0);
        var sr = rest.get(0);
        for (var c : rest.subList(1, rest.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(first.root()) && sr.equals(second.root());
    }

    /** A tree as it is known outside. */
    record Tree(long size, TreeHash root) {}

    private static TreeHash node(TreeHash left, TreeHash right) {
        return TreeHash.of(sha256(new byte[] {1}, left.bytes(), right.bytes()));
    }

    private static byte[] sha256(byte[]... pieces) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var piece : pieces) {
                digest.update(piece);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
