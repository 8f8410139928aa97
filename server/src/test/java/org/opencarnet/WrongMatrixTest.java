package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class WrongMatrixTest {

    @TempDir
    private Path directory;

    private HabilitationMatrix started(Path file) {
        try (var context = new SpringApplicationBuilder(MatrixAlone.class)
                .web(WebApplicationType.NONE)
                .run("--carnet.policy.matrix.file=" + file)) {
            return context.getBean(HabilitationMatrix.class);
        }
    }

    @Test
    void aWrongLineStopsTheStartWithLineAndReasonAndNoStackTrace(CapturedOutput output) throws IOException {
        var file = Files.writeString(directory.resolve("matrix.csv"), "# version: 1\nnonsense\n");

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> started(file));

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "matrix.csv, line ", "carnet.policy.matrix.file")
                .doesNotContain("\tat ");
    }

    @Test
    void anAbsentFileStopsTheStart(CapturedOutput output) {
        var file = directory.resolve("absent.csv");

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> started(file));

        assertThat(output.getAll()).contains("absent.csv cannot be read").doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PolicyProperties.class)
    static class MatrixAlone {

        @Bean
        HabilitationMatrix matrix(PolicyProperties properties) {
            return new Law().habilitationMatrix(properties);
        }
    }
}
