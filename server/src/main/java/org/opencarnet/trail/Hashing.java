package org.opencarnet.trail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.opencarnet.sharing.TrailTree.Row;
import org.opencarnet.sharing.TreeHash;

/** The hashes of the tree: SHA-256 over a byte that tells leaves from what is above them (RFC 6962, section 2.1). */
final class Hashing {

    /** The name of the form that rows have here. */
    static final String FORM = "carnet-trail-row/1";

    /** That of rows with a column more: what the software of a structure reported. */
    static final String FORM_OF_REPORTS = "carnet-trail-row/2";

    private static final int COLUMNS = 18;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Hashing() {}

    /** The root of the tree without leaves. */
    static TreeHash empty() {
        return TreeHash.of(sha256().digest());
    }

    static TreeHash leaf(Row row) {
        var sha256 = sha256();
        sha256.update(LEAF);
        sha256.update(bytes(row));
        return TreeHash.of(sha256.digest());
    }

    static TreeHash node(TreeHash left, TreeHash right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left.bytes());
        sha256.update(right.bytes());
        return TreeHash.of(sha256.digest());
    }

    /** Of hashes one after the other. */
    static TreeHash together(List<TreeHash> hashes) {
        var sha256 = sha256();
        hashes.forEach(hash -> sha256.update(hash.bytes()));
        return TreeHash.of(sha256.digest());
    }

    /** A row as bytes: the name of the form, then the columns; each as the number of its bytes (four, the greatest first) and those bytes in UTF-8. */
    static byte[] bytes(Row row) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            text(row.columns().size() > COLUMNS ? FORM_OF_REPORTS : FORM, out);
            for (var column : row.columns()) {
                text(column, out);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
