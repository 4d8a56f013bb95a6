package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.read.common.Suggestions;
import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * Whether networks get classes that use the Vector API, and what its user is told.
 *
 * @param generated whether they do
 * @param asked whether they do because the parameter says so, and not because the project can compile them
 * @param missing what to add so that the project can compile them; empty if it can, or if nobody wants to know
 */
record VectorSetting(boolean generated, boolean asked, Optional<String> missing) {

    static final String MODULE = "jdk.incubator.vector";

    private static final List<String> VALUES = List.of("auto", "on", "off");

    /**
     * @param value of the parameter {@code vector}
     * @param argument whether the compiler's arguments add the module
     * @param moduleInfo of the project's main sources, empty where it has none
     * @throws MojoExecutionException if the value is none of the three
     */
    static VectorSetting of(String value, boolean argument, Optional<ModuleInfo> moduleInfo)
            throws MojoExecutionException {
        if (value.equals("exact")) {
            throw new MojoExecutionException(
                    "vector is exact, but auto, on or off is needed; exact is for the JVM that runs"
                            + " the network, where nn.vector is a system property");
        }
        if (!VALUES.contains(value)) {
            throw new MojoExecutionException("vector is " + (value.isEmpty() ? "empty" : value)
                    + ", but auto, on or off is needed" + Suggestions.didYouMean(value, VALUES));
        }
        if (value.equals("off")) {
            return new VectorSetting(false, false, Optional.empty());
        }
        Optional<String> missing = missing(argument, moduleInfo);
        boolean asked = value.equals("on");
        return new VectorSetting(asked || missing.isEmpty(), asked, missing);
    }

    /** The code of a named module reads what it requires, whatever the arguments add. */
    private static Optional<String> missing(boolean argument, Optional<ModuleInfo> moduleInfo) {
        if (moduleInfo.isPresent()) {
            return moduleInfo.get().requires(MODULE)
                    ? Optional.empty()
                    : Optional.of("add requires " + MODULE + " to module-info.java");
        }
        return argument
                ? Optional.empty()
                : Optional.of("add --add-modules " + MODULE + " to the compiler arguments, and to the JVM at run time");
    }

    /** What is missing for that which was asked for. */
    void warn(Log log) {
        if (asked && missing.isPresent()) {
            log.warn("vector is on, but this project does not compile with " + MODULE
                    + ": generated vector code will not compile until you " + missing.get());
        }
    }

    /** What is missing, where it makes a difference to these networks. */
    void report(GenerationResult result, Log log) {
        if (missing.isEmpty() || result.networks() == 0) {
            return;
        }
        warn(log);
        if (!asked && result.vectorsPay()) {
            log.info("Plain Java: " + missing.get()
                    + ", for vector instructions, which train and query up to twice as fast");
        }
    }
}
