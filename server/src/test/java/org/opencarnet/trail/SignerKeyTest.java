package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.sharing.TreeHash;

/** Signed notes; the key of Peter Neumann and his note are the example that implementations share. */
class SignerKeyTest {

    private static final String KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void signsAsTheExampleDoes() {
        var text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

        assertThat(SignerKey.of(KEY).signed(text))
                .isEqualTo(
                        text
                                + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    }

    @Test
    void tellsTheKeyThatVerifies() {
        assertThat(SignerKey.of(KEY).verifier())
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(SignerKey.of(KEY).name()).isEqualTo("PeterNeumann");
    }

    @RepeatedTest(50)
    void whatItMakesItReads() {
        var text = SignerKey.generate("carnet.example/trail");

        var key = SignerKey.of(text);

        assertThat(key.name()).isEqualTo("carnet.example/trail");
        assertThat(text).contains(key.verifier().split("\\+")[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFy",
                "PRIVATE+KEY+PeterNeuman+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AQ==",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignerKey.of(text))
                .withMessageContaining("PRIVATE+KEY+<name>")
                .withMessageNotContaining("AYEK");
    }

    @Test
    void aCheckpointIsNameSizeAndRoot() {
        var checkpoint = new Checkpoint("carnet.example/trail", 42, TreeHash.of(new byte[32]));

        assertThat(checkpoint.text())
                .isEqualTo("carnet.example/trail\n42\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    }
}
