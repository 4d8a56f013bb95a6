package dev.nnmaven.plugin.codegen.lastrun;

import dev.nnmaven.plugin.codegen.read.foreign.Language;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.plugin.codegen.write.WriteFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The run before this one. Sources and specs are compared by content, since times say nothing after a checkout; jars,
 * class folders and the sources of other modules, which may be many, by size and time.
 */
public final class LastRun {

    /**
     * What a run left behind.
     *
     * @param networks declared in the main sources
     * @param testNetworks declared in the test sources
     */
    public record Generated(int networks, int testNetworks, List<Path> files) {}

    private static final String FORMAT = "nn-maven-plugin state 3";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final GenerationRequest request;

    /** Empty where an input cannot be read: the readers will say so. */
    private final Optional<String> inputs;

    private LastRun(GenerationRequest request, Optional<String> inputs) {
        this.request = request;
        this.inputs = inputs;
    }

    /**
     * Looks at everything that a run reads.
     *
     * @param notes receives why the last run cannot be compared with
     */
    public static LastRun of(GenerationRequest request, List<String> notes) {
        try {
            return new LastRun(request, Optional.of(inputs(request)));
        } catch (IOException e) {
            notes.add("Not compared with the last run: " + e);
            return new LastRun(request, Optional.empty());
        }
    }

    /** What the last run generated, if nothing it read or wrote has changed since. */
    public Optional<Generated> unchanged() throws IOException {
        if (inputs.isEmpty() || !Files.isRegularFile(request.stateFile())) {
            return Optional.empty();
        }
        // Not readAllLines, which throws at a damaged file: that is merely one that does not match.
        List<String> lines = new String(Files.readAllBytes(request.stateFile()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() < 5
                || !lines.get(0).equals(FORMAT)
                || !lines.get(1).equals(inputs.get())
                || !lines.get(2).equals(outputs())
                || !COUNT.matcher(lines.get(3)).matches()
                || !COUNT.matcher(lines.get(4)).matches()) {
            return Optional.empty();
        }
        List<Path> files = lines.subList(5, lines.size()).stream()
                .map(line -> request.outputDirectory().resolve(line))
                .toList();
        return Optional.of(new Generated(Integer.parseInt(lines.get(3)), Integer.parseInt(lines.get(4)), files));
    }

    /** Writes the state file after a run without problems. */
    public void remember(Generated generated) throws IOException {
        if (inputs.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(
                List.of(FORMAT, inputs.get(), outputs(), "" + generated.networks(), "" + generated.testNetworks()));
        for (Path file : generated.files()) {
            lines.add(request.outputDirectory().relativize(file).toString());
        }
        Files.createDirectories(request.stateFile().getParent());
        // An IDE may build in the same folder at the same time.
        Path temporary = request.stateFile()
                .resolveSibling(request.stateFile().getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, lines);
            Files.move(temporary, request.stateFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw WriteFailure.of(request.stateFile(), e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String inputs(GenerationRequest request) throws IOException {
        TreeDigest digest = new TreeDigest()
                .add(request.product().name())
                .add(Runtime.version().toString())
                .add(request.encoding().name())
                .add(request.outputDirectory().toString())
                .add(request.javacOptions().toString())
                .add("tests in " + request.testPackage().orElse("the packages of networks"))
                .addStamps(ownCode(), "");
        add(request.main(), digest.add("main"));
        if (request.tests().isPresent()) {
            add(request.tests().get(), digest.add("tests"));
        }
        // What these hold is nobody's business, but a new name may be one that we want or use.
        for (Path root : request.existingRoots()) {
            digest.add(root.toString())
                    .addNames(root, ".java")
                    .addContents(root, List.of("module-info.java"))
                    .addContents(root, Language.suffixes());
        }
        for (Path root : request.siblingSourceRoots()) {
            digest.addStamps(root, ".java");
        }
        for (Path entry : request.classpath()) {
            digest.addStamps(entry, "");
        }
        return digest.hex();
    }

    private static void add(SourceSet set, TreeDigest digest) throws IOException {
        digest.add("vectors " + set.vectors());
        for (Path root : set.sourceRoots()) {
            digest.add(root.toString()).addContents(root, List.of(".java")).addContents(root, Language.suffixes());
        }
        Path specs = set.specDirectory();
        digest.add(specs.toString()).addContents(specs, List.of(".json")).addNames(specs, "");
    }

    /** Everything in the output directory, other people's files included: one of them may be in the way. */
    private String outputs() throws IOException {
        return new TreeDigest()
                .addContents(request.outputDirectory(), List.of(""))
                .hex();
    }

    /** The jar of this plugin: another version may generate something else. */
    private static Path ownCode() throws IOException {
        CodeSource source = LastRun.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the plugin cannot find its own jar at " + source.getLocation(), e);
        }
    }
}
