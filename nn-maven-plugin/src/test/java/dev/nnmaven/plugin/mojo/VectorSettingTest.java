package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSettingTest {

    private static final Optional<ModuleInfo> NO_MODULE = Optional.empty();
    private static final Optional<ModuleInfo> REQUIRING = module("module m { requires jdk.incubator.vector; }");
    private static final Optional<ModuleInfo> NOT_REQUIRING = module("module m {}");

    private final Log log = mock(Log.class);

    @ParameterizedTest
    @CsvSource({"auto,false", "on,true"})
    void isOnWhereTheArgumentsAddTheModule(String value, boolean asked) throws Exception {
        VectorSetting setting = VectorSetting.of(value, true, NO_MODULE);

        assertThat(setting).isEqualTo(new VectorSetting(true, asked, Optional.empty()));
        setting.report(networks(2, true), log);
        verifyNoInteractions(log);
    }

    @Test
    void isOnWhereTheModuleRequiresItWithoutAnArgument() throws Exception {
        VectorSetting setting = VectorSetting.of("auto", false, REQUIRING);

        assertThat(setting.generated()).isTrue();
        setting.report(networks(1, true), log);
        verifyNoInteractions(log);
    }

    @Test
    void saysInOneLineWhatToAddAndWhatItBrings() throws Exception {
        VectorSetting setting = VectorSetting.of("auto", false, NO_MODULE);

        assertThat(setting.generated()).isFalse();
        setting.report(networks(1, true), log);
        verify(log)
                .info("Plain Java: add --add-modules jdk.incubator.vector to the compiler arguments, and to the JVM at"
                        + " run time, for vector instructions, which train and query up to twice as fast");
        verifyNoMoreInteractions(log);
    }

    @Test
    void sendsNamedModulesToTheirDeclarationEvenWithTheArgument() throws Exception {
        VectorSetting setting = VectorSetting.of("auto", true, NOT_REQUIRING);

        assertThat(setting.generated()).isFalse();
        setting.report(networks(1, true), log);
        verify(log)
                .info("Plain Java: add requires jdk.incubator.vector to module-info.java, for vector instructions,"
                        + " which train and query up to twice as fast");
        verifyNoMoreInteractions(log);
    }

    @Test
    void isSilentWhereNothingWouldGain() throws Exception {
        VectorSetting auto = VectorSetting.of("auto", false, NO_MODULE);
        auto.report(networks(0, false), log);
        auto.report(networks(3, false), log);
        VectorSetting.of("on", false, NO_MODULE).report(networks(0, false), log);

        verifyNoInteractions(log);
    }

    @Test
    void warnsThatTheCompileWillFail() throws Exception {
        VectorSetting setting = VectorSetting.of("on", false, NO_MODULE);

        assertThat(setting.generated()).isTrue();
        setting.report(networks(1, true), log);
        verify(log)
                .warn("vector is on, but this project does not compile with jdk.incubator.vector: generated vector"
                        + " code will not compile until you add --add-modules jdk.incubator.vector to the compiler"
                        + " arguments, and to the JVM at run time");
        verifyNoMoreInteractions(log);
    }

    @Test
    void warnsThatTheModuleDeclarationLacksIt() throws Exception {
        VectorSetting.of("on", true, NOT_REQUIRING).report(networks(1, true), log);

        verify(log)
                .warn("vector is on, but this project does not compile with jdk.incubator.vector: generated vector"
                        + " code will not compile until you add requires jdk.incubator.vector to module-info.java");
        verifyNoMoreInteractions(log);
    }

    @Test
    void isOffSilently() throws Exception {
        VectorSetting setting = VectorSetting.of("off", true, NO_MODULE);

        assertThat(setting.generated()).isFalse();
        setting.report(networks(1, true), log);
        VectorSetting.of("off", true, NOT_REQUIRING).report(networks(1, true), log);
        verifyNoInteractions(log);
    }

    @ParameterizedTest
    @CsvSource({
        "onn, 'vector is onn, but auto, on or off is needed; did you mean on?'",
        "OFF, 'vector is OFF, but auto, on or off is needed; did you mean off?'",
        "automatic, 'vector is automatic, but auto, on or off is needed; did you mean auto?'",
        "exact, 'vector is exact, but auto, on or off is needed; exact is for the JVM that runs the network, where nn.vector is a system property'",
        "true, 'vector is true, but auto, on or off is needed'",
        "'', 'vector is empty, but auto, on or off is needed'"
    })
    void refusesOtherValues(String value, String message) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> VectorSetting.of(value, false, NO_MODULE))
                .withMessage(message);
    }

    private static Optional<ModuleInfo> module(String text) {
        return Optional.of(new ModuleInfo(text));
    }

    private static GenerationResult networks(int count, boolean vectorsPay) {
        return new GenerationResult(
                List.of(), List.of(), List.of(), List.of(), List.of(), count, 0, vectorsPay, List.of(), List.of());
    }
}
