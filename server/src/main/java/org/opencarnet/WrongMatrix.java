package org.opencarnet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MalformedTable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The operator's matrix file cannot be taken; the message says where and why. */
final class WrongMatrix extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WrongMatrix(String message, Exception cause) {
        super(message, cause);
    }

    /** The matrix in this file; throws {@link WrongMatrix} when it cannot be read or has a wrong line. */
    static HabilitationMatrix read(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return HabilitationMatrix.load(reader, file.toString());
        } catch (MalformedTable malformed) {
            throw new WrongMatrix(malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw new WrongMatrix(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    /** Says so at the start, instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<WrongMatrix> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, WrongMatrix wrong) {
            return new FailureAnalysis(
                    "The habilitation matrix cannot be used: " + wrong.getMessage(),
                    "Correct the file, or take carnet.policy.matrix.file out of the configuration to use the published matrix.",
                    wrong);
        }
    }
}
