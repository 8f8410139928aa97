package org.opencarnet.trail.verify;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** A Merkle tree as RFC 6962 has it, of which only the complete subtrees at the right edge are held. */
final class Subtrees {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<Subtree> stack;

    Subtrees() {
        this(List.of());
    }

    private Subtrees(List<Subtree> stack) {
        this.stack = new ArrayList<>(stack);
    }

    static byte[] leaf(byte[] row) {
        return sha256(LEAF, row);
    }

    Subtrees copy() {
        return new Subtrees(stack);
    }

    void add(byte[] leaf) {
        add(new Subtree(0, leaf), one -> {});
    }

    /** Adds a complete subtree; tells of it, and of each that it completes. */
    void add(Subtree more, Seen seen) {
        seen.subtree(more);
        stack.add(more);
        while (stack.size() > 1 && stack.get(stack.size() - 2).height() == last().height()) {
            var right = stack.remove(stack.size() - 1);
            var left = stack.remove(stack.size() - 1);
            var both = new Subtree(left.height() + 1, sha256(NODE, left.hash(), right.hash()));
            seen.subtree(both);
            stack.add(both);
        }
    }

    byte[] root() {
        if (stack.isEmpty()) {
            return sha256();
        }
        var root = last().hash();
        for (var i = stack.size() - 2; i >= 0; i--) {
            root = sha256(NODE, stack.get(i).hash(), root);
        }
        return root;
    }

    /** The hashes of the subtrees, the largest first. */
    byte[] edge() {
        var bytes = new ByteArrayOutputStream();
        stack.forEach(one -> bytes.writeBytes(one.hash()));
        return bytes.toByteArray();
    }

    private Subtree last() {
        return stack.get(stack.size() - 1);
    }

    static byte[] sha256(byte[]... pieces) {
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

    /** One of 2^height leaves. */
    record Subtree(int height, byte[] hash) {}

    /** Is told of subtrees. */
    @FunctionalInterface
    interface Seen {

        void subtree(Subtree one);
    }
}
