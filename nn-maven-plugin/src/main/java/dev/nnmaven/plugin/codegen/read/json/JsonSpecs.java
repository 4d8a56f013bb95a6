package dev.nnmaven.plugin.codegen.read.json;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.declaration.StepDeclaration;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Choice;
import dev.nnmaven.plugin.codegen.read.common.Defaults;
import dev.nnmaven.plugin.codegen.read.common.FileTree;
import dev.nnmaven.plugin.codegen.read.common.StrictText;
import dev.nnmaven.plugin.codegen.read.common.Words;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonObject;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NamedNumber;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads every {@code *.json} below the spec directory. */
public final class JsonSpecs {

    static final List<String> FIELDS = with(
            List.of(
                    "$schema",
                    "class",
                    "inputs",
                    "layers",
                    "learningRate",
                    "seed",
                    "precision",
                    "loss",
                    "errorRule",
                    "reversible",
                    "optimizer",
                    "schedule"),
            Hyperparameter.values());
    static final List<String> LAYER_FIELDS = List.of("name", "size", "activation", "bias", "initializer", "dropout");
    static final List<String> SCHEDULE_FIELDS = with(List.of("kind"), ScheduleNumber.values());

    /** Far more than a network that compiles: all values of a file are in memory, each a hundred times its size. */
    private static final long LARGEST = 1 << 20;

    private static final String CLASS_MISSING =
            "class is missing: a spec needs the qualified name of the class to generate";

    private JsonSpecs() {}

    /**
     * All declarations below a folder, in the order of the files' paths. A file that is no JSON object gives a problem
     * and no declaration.
     *
     * @param specDirectory need not exist
     */
    public static List<Declaration> read(Path specDirectory, Problems problems) {
        List<Declaration> declarations = new ArrayList<>();
        for (Path file : FileTree.files(specDirectory, SpecNames::wanted, SpecNames.SUFFIX, problems)) {
            Optional<String> flaw = SpecNames.flaw(file.getFileName().toString());
            if (flaw.isPresent()) {
                problems.add(Origin.of(file), flaw.get());
                continue;
            }
            String source = specDirectory.relativize(file).toString().replace('\\', '/');
            text(file, problems)
                    .flatMap(text -> JsonTree.parse(file, text, problems))
                    .flatMap(value -> declaration(source, value, problems))
                    .ifPresent(declarations::add);
        }
        return declarations;
    }

    /**
     * The specs below a folder, in the order of their paths.
     *
     * @param specDirectory need not exist; what cannot be looked at is left out
     */
    public static List<Path> files(Path specDirectory) {
        return FileTree.files(specDirectory, List.of(SpecNames.SUFFIX), new Problems());
    }

    private static Optional<String> text(Path file, Problems problems) {
        byte[] bytes;
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                problems.add(
                        Origin.of(file),
                        "this file has " + size + " bytes: a spec has at most " + LARGEST
                                + "; is it one, or data that belongs in another folder?");
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            problems.add(Origin.of(file), FileTree.unreadable("file", e));
            return Optional.empty();
        }
        StrictText decoded = StrictText.decode(bytes, StandardCharsets.UTF_8);
        if (decoded.flaw().isPresent()) {
            StrictText.Flaw flaw = decoded.flaw().get();
            problems.add(
                    new Origin(file, flaw.line(), flaw.column()),
                    "this file is not UTF-8: " + flaw.shown() + "; save it as UTF-8");
            return Optional.empty();
        }
        // Windows editors put a byte order mark there.
        return Optional.of(decoded.text().startsWith("\uFEFF") ? decoded.text().substring(1) : decoded.text());
    }

    private static Optional<Declaration> declaration(String source, JsonValue value, Problems problems) {
        if (!(value instanceof JsonObject object)) {
            problems.add(
                    value.origin(),
                    "this spec is " + value.shown() + ": an object with class, inputs and layers is needed");
            return Optional.empty();
        }
        JsonFields fields = JsonFields.of(object, "a spec", FIELDS, "", problems);
        fields.optional("$schema").ifPresent(schema -> fields.string("$schema", schema));
        StepDeclaration steps = steps(fields, problems);
        return Optional.of(new Declaration(
                object.origin(),
                source,
                fields.required("class", CLASS_MISSING)
                        .map(name -> fields.string("class", name))
                        .orElse(fields.missing()),
                Optional.empty(),
                fields.optional("reversible")
                        .map(reversible -> fields.bool("reversible", reversible))
                        .orElse(fields.orDefault(false)),
                fields.required("inputs", Words.INPUTS_MISSING)
                        .map(inputs -> fields.integer("inputs", inputs))
                        .orElse(fields.missing()),
                fields.optional("learningRate")
                        .map(rate -> fields.number("learningRate", rate))
                        .orElse(fields.orDefault(Defaults.learningRate(steps.optimizer()))),
                fields.optional("seed")
                        .map(seed -> fields.whole("seed", seed, Long.MIN_VALUE, Long.MAX_VALUE))
                        .orElse(fields.orDefault(Defaults.SEED)),
                fields.choice("precision", Choice.PRECISION, Defaults.PRECISION),
                fields.choice("loss", Choice.LOSS, Defaults.LOSS),
                fields.choice("errorRule", Choice.ERROR_RULE, Defaults.ERROR_RULE),
                steps,
                layers(fields, problems)));
    }

    private static List<String> with(List<String> fields, NamedNumber[] numbers) {
        return Stream.concat(fields.stream(), Arrays.stream(numbers).map(NamedNumber::field))
                .toList();
    }

    private static StepDeclaration steps(JsonFields fields, Problems problems) {
        Located<Optimizer> optimizer = fields.choice("optimizer", Choice.OPTIMIZER, Defaults.OPTIMIZER);
        Map<Hyperparameter, Located<Double>> numbers = numbers(fields, Hyperparameter.values());
        Optional<JsonValue> schedule = fields.optional("schedule");
        if (schedule.isEmpty()) {
            return new StepDeclaration(optimizer, numbers, fields.orDefault(Defaults.SCHEDULE), Map.of());
        }
        if (!(schedule.get() instanceof JsonObject object)) {
            problems.add(
                    schedule.get().origin(),
                    "schedule is " + schedule.get().shown() + ": an object with a kind is needed");
            return new StepDeclaration(
                    optimizer, numbers, Located.unreadable(schedule.get().origin()), Map.of());
        }
        JsonFields inner = JsonFields.of(object, "a schedule", SCHEDULE_FIELDS, "schedule.", problems);
        return new StepDeclaration(
                optimizer,
                numbers,
                inner.choice("kind", Choice.SCHEDULE, Defaults.SCHEDULE),
                numbers(inner, ScheduleNumber.values()));
    }

    /** Those that were given. */
    private static <N extends NamedNumber> Map<N, Located<Double>> numbers(JsonFields fields, N[] names) {
        Map<N, Located<Double>> numbers = new LinkedHashMap<>();
        for (N name : names) {
            fields.optional(name.field()).ifPresent(value -> numbers.put(name, number(fields, name, value)));
        }
        return numbers;
    }

    private static Located<Double> number(JsonFields fields, NamedNumber name, JsonValue value) {
        if (!name.whole()) {
            return fields.number(name.field(), value);
        }
        Located<Integer> whole = fields.integer(name.field(), value, name.least());
        return new Located<>(whole.value().map(Integer::doubleValue), whole.origin());
    }

    private static Located<List<LayerDeclaration>> layers(JsonFields fields, Problems problems) {
        Optional<JsonValue> written = fields.required("layers", Words.LAYERS_MISSING);
        Optional<List<JsonValue>> elements =
                written.flatMap(value -> fields.list("layers", value, "a list of layers is needed"));
        Origin origin = written.map(JsonValue::origin).orElse(fields.origin());
        if (elements.isEmpty()) {
            return Located.unreadable(origin);
        }
        List<LayerDeclaration> layers = new ArrayList<>();
        for (int i = 0; i < elements.get().size(); i++) {
            layers.add(layer(elements.get().get(i), i, problems));
        }
        return Located.of(layers, origin);
    }

    private static LayerDeclaration layer(JsonValue value, int index, Problems problems) {
        if (!(value instanceof JsonObject object)) {
            problems.add(
                    value.origin(), Words.layer(index) + " is " + value.shown() + ": an object with a size is needed");
            return LayerDeclaration.unreadable(value.origin());
        }
        JsonFields fields = JsonFields.of(object, "a layer", LAYER_FIELDS, Words.layer(index) + ".", problems);
        return new LayerDeclaration(
                object.origin(),
                fields.optional("name")
                        .map(name -> fields.string("name", name))
                        .orElse(fields.orDefault(Defaults.LAYER_NAME)),
                fields.required("size", Words.sizeMissing(Words.layer(index)))
                        .map(size -> fields.integer("size", size))
                        .orElse(fields.missing()),
                fields.choice("activation", Choice.ACTIVATION, Defaults.ACTIVATION),
                fields.optional("bias").map(bias -> fields.bool("bias", bias)).orElse(fields.orDefault(Defaults.BIAS)),
                fields.choice("initializer", Choice.INITIALIZER, Defaults.INITIALIZER),
                fields.optional("dropout")
                        .map(dropout -> fields.number("dropout", dropout))
                        .orElse(fields.orDefault(Defaults.DROPOUT)));
    }
}
