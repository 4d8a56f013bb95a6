package dev.nnmaven.plugin.codegen.read.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Choice;
import dev.nnmaven.plugin.codegen.read.common.Defaults;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.rules.SourceRoots;
import dev.nnmaven.plugin.codegen.spec.rules.SpecRules;
import dev.nnmaven.plugin.codegen.spec.rules.UniquenessRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema that editors use says what the reader does. */
class SchemaTest {

    private static final String RESOURCE = "/dev/nnmaven/plugin/nn-spec.schema.json";
    private static final JsonNode TREE = tree();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TREE);

    @TempDir
    Path folder;

    private static JsonNode tree() {
        try (InputStream in = SchemaTest.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean schemaAccepts(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    private boolean readerAccepts(String json) throws IOException {
        Files.writeString(folder.resolve("net.json"), json);
        Problems problems = new Problems();
        SpecRules.check(JsonSpecs.read(folder, problems), new UniquenessRules(SourceRoots.NONE, false), problems);
        return problems.isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'Net', 'inputs': 1, 'layers': [{'size': 1}]}",
                "{'class': 'com.example.Netz_1$', 'inputs': 784, 'learningRate': 0.1, 'layers':"
                        + " [{'name': 'hidden', 'size': 200}, {'name': 'output', 'size': 10}]}",
                "{'$schema': 'nn-spec.schema.json', 'class': 'a.b.Größe', 'inputs': 2.0, 'seed': -5, 'precision': 'double',"
                        + " 'loss': 'squared_error', 'errorRule': 'weighted_error',"
                        + " 'layers': [{'name': '', 'size': 1e2, 'activation': 'sigmoid', 'bias': false}]}",
                "{'class': 'Net', 'inputs': 1, 'loss': 'cross_entropy', 'layers': [{'size': 9, 'activation': 'leaky_relu'},"
                        + " {'size': 2, 'activation': 'softmax'}]}",
                "{'class': 'Net', 'inputs': 1, 'errorRule': 'proportional', 'layers': [{'size': 1}]}",
                "{'class': 'Net', 'inputs': 1, 'errorRule': 'auto', 'layers': [{'name': '層', 'size': 1}]}",
                "{'class': 'Net', 'inputs': 1, 'optimizer': 'adamw', 'beta1': 0.8, 'beta2': 0, 'epsilon': 1, 'weightDecay': 0,"
                        + " 'l1': 0.1, 'l2': 2, 'clipNorm': 1, 'clipValue': 0, 'schedule': {'kind': 'cosine', 'epochs': 3,"
                        + " 'minimum': 0, 'warmUp': 10}, 'layers': [{'size': 2, 'dropout': 0.5, 'initializer': 'he'},"
                        + " {'size': 1, 'initializer': 'zeros', 'dropout': 0}]}",
                "{'class': 'Net', 'inputs': 1, 'optimizer': 'nesterov', 'momentum': 0.5, 'schedule': {}, 'layers': [{'size': 1}]}",
                "{'class': 'Net', 'inputs': 1, 'optimizer': 'rmsprop', 'rho': 0.5, 'schedule': {'kind': 'reduce_on_plateau',"
                        + " 'factor': 0.5, 'patience': 1}, 'layers': [{'size': 1}]}",
                "{'class': 'Net', 'inputs': 1, 'schedule': {'kind': 'step', 'every': 2}, 'layers': [{'size': 1}]}",
                "{'class': 'Net', 'inputs': 1, 'errorRule': 'gradient', 'seed': 9223372036854775807, 'precision': 'float',"
                        + " 'layers': [{'size': 1}]}"
            })
    void acceptsValidSpecs(String spec) throws IOException {
        String json = spec.replace('\'', '"');
        assertThat(schemaAccepts(json)).isTrue();
        assertThat(readerAccepts(json)).isTrue();
    }

    static Stream<String> invalidSpecs() {
        String valid = "{'class': 'a.Net', 'inputs': 1, 'layers': [{'size': 1}]}";
        List<String> specs = new ArrayList<>(List.of(
                "[]",
                "null",
                "{}",
                "{'inputs': 1, 'layers': [{'size': 1}]}",
                "{'class': 'a.Net', 'layers': [{'size': 1}]}",
                "{'class': 'a.Net', 'inputs': 1}"));
        for (String change : List.of(
                "'class': 5",
                "'class': ''",
                "'class': 'a..Net'",
                "'class': '../Net'",
                "'class': 'a b'",
                "'class': '1a'",
                "'class': 'a.Net\\u202e'",
                "'class': null",
                "'inputs': 0",
                "'inputs': -1",
                "'inputs': 1.5",
                "'inputs': '1'",
                "'inputs': 2147483648",
                "'layers': []",
                "'layers': {}",
                "'layers': [1]",
                "'layers': [{}]",
                "'layers': [{'size': 0}]",
                "'layers': [{'size': -10}]",
                "'layers': [{'size': 1.5}]",
                "'layers': [{'size': true}]",
                "'layers': [{'size': 99999999999}]",
                "'layers': [{'size': 1, 'sice': 1}]",
                "'layers': [{'size': 1, 'name': 'a b'}]",
                "'layers': [{'size': 1, 'name': '*/'}]",
                "'layers': [{'size': 1, 'name': 5}]",
                "'layers': [{'size': 1, 'activation': 'tan'}]",
                "'layers': [{'size': 1, 'activation': 'SIGMOID'}]",
                "'layers': [{'size': 1, 'bias': 1}]",
                "'layers': [{'size': 1, 'initializer': 'kaiming'}]",
                "'layers': [{'size': 1, 'dropout': 1}, {'size': 1}]",
                "'layers': [{'size': 1, 'dropout': -0.1}, {'size': 1}]",
                "'layers': [" + "{'size': 1}, ".repeat(300) + "{'size': 1}]")) {
            String field = change.substring(0, change.indexOf(':') + 1);
            String old = valid.substring(valid.indexOf(field));
            int end = field.equals("'layers':") ? old.length() - 1 : old.indexOf(',');
            specs.add(valid.replace(old.substring(0, end), change));
        }
        for (String more : List.of(
                "'learningRate': 0",
                "'learningRate': -0.1",
                "'learningRate': '0.1'",
                "'seed': 1.5",
                "'seed': 9223372036854775808",
                "'seed': '42'",
                "'precision': 'FLOAT'",
                "'precision': 32",
                "'loss': 'mse'",
                "'errorRule': 'grad'",
                "'errorRule': null",
                "'optimizer': 'adm'",
                "'optimizer': 'adam', 'beta1': 1",
                "'optimizer': 'adam', 'epsilon': 0",
                "'optimizer': 'nesterov', 'momentum': -0.1",
                "'optimizer': 'rmsprop', 'rho': '0.9'",
                "'l1': -1",
                "'l2': 'x'",
                "'clipNorm': -1",
                "'weightDecay': -0.1",
                "'schedule': 'cosine'",
                "'schedule': {'kind': 'cos'}",
                "'schedule': {'kind': 'cosine', 'epochs': 1.5}",
                "'schedule': {'kind': 'step', 'every': 0}",
                "'schedule': {'kind': 'step', 'factor': 1}",
                "'schedule': {'kind': 'linear', 'minimum': -1}",
                "'schedule': {'warmup': 1}",
                "'$schema': 1",
                "'learnRate': 0.1")) {
            specs.add(valid.replace("'inputs'", more + ", 'inputs'"));
        }
        return specs.stream();
    }

    @ParameterizedTest
    @MethodSource("invalidSpecs")
    void refusesInvalidSpecs(String spec) throws IOException {
        String json = spec.replace('\'', '"');
        assertThat(schemaAccepts(json)).isFalse();
        assertThat(readerAccepts(json)).isFalse();
    }

    @Test
    void hasTheReadersFields() {
        assertThat(names(TREE.get("properties"))).containsExactlyInAnyOrderElementsOf(JsonSpecs.FIELDS);
        assertThat(names(layer().get("properties"))).containsExactlyInAnyOrderElementsOf(JsonSpecs.LAYER_FIELDS);
        assertThat(names(schedule().get("properties"))).containsExactlyInAnyOrderElementsOf(JsonSpecs.SCHEDULE_FIELDS);
    }

    @Test
    void hasTheReadersConstants() {
        JsonNode fields = TREE.get("properties");
        assertThat(texts(fields.get("precision").get("enum"))).isEqualTo(Choice.PRECISION.jsonNames());
        assertThat(texts(fields.get("loss").get("enum"))).isEqualTo(Choice.LOSS.jsonNames());
        assertThat(texts(fields.get("errorRule").get("enum"))).isEqualTo(Choice.ERROR_RULE.jsonNames());
        assertThat(texts(layer().get("properties").get("activation").get("enum")))
                .isEqualTo(Choice.ACTIVATION.jsonNames());
        assertThat(texts(layer().get("properties").get("initializer").get("enum")))
                .isEqualTo(Choice.INITIALIZER.jsonNames());
        assertThat(texts(fields.get("optimizer").get("enum"))).isEqualTo(Choice.OPTIMIZER.jsonNames());
        assertThat(texts(schedule().get("properties").get("kind").get("enum"))).isEqualTo(Choice.SCHEDULE.jsonNames());
    }

    @Test
    void hasTheAnnotationsDefaults() {
        JsonNode fields = TREE.get("properties");
        assertThat(fields.get("learningRate").get("default").doubleValue())
                .isEqualTo(Defaults.learningRate(Located.of(Optimizer.SGD, Origin.of(folder))));
        assertThat(fields.get("seed").get("default").longValue()).isEqualTo(Defaults.SEED);
        assertThat(fields.get("precision").get("default").stringValue())
                .isEqualTo(Choice.PRECISION.jsonName(Defaults.PRECISION));
        assertThat(fields.get("loss").get("default").stringValue()).isEqualTo(Choice.LOSS.jsonName(Defaults.LOSS));
        assertThat(fields.get("errorRule").get("default").stringValue())
                .isEqualTo(Choice.ERROR_RULE.jsonName(Defaults.ERROR_RULE));
        JsonNode layer = layer().get("properties");
        assertThat(layer.get("name").get("default").stringValue()).isEqualTo(Defaults.LAYER_NAME);
        assertThat(layer.get("activation").get("default").stringValue())
                .isEqualTo(Choice.ACTIVATION.jsonName(Defaults.ACTIVATION));
        assertThat(layer.get("bias").get("default").booleanValue()).isEqualTo(Defaults.BIAS);
        assertThat(layer.get("initializer").get("default").stringValue())
                .isEqualTo(Choice.INITIALIZER.jsonName(Defaults.INITIALIZER));
        assertThat(layer.get("dropout").get("default").doubleValue()).isEqualTo(Defaults.DROPOUT);
        assertThat(fields.get("optimizer").get("default").stringValue())
                .isEqualTo(Choice.OPTIMIZER.jsonName(Defaults.OPTIMIZER));
        assertThat(schedule().get("properties").get("kind").get("default").stringValue())
                .isEqualTo(Choice.SCHEDULE.jsonName(Defaults.SCHEDULE));
    }

    @Test
    void hasTheAnnotationsDefaultNumbers() throws ReflectiveOperationException {
        for (Hyperparameter name : Hyperparameter.values()) {
            Number byDefault =
                    (Number) NeuralNetwork.class.getMethod(name.field()).getDefaultValue();
            assertThat(TREE.get("properties").get(name.field()).get("default").doubleValue())
                    .isEqualTo(byDefault.doubleValue());
        }
        for (ScheduleNumber name : ScheduleNumber.values()) {
            Number byDefault = (Number) Schedule.class.getMethod(name.field()).getDefaultValue();
            assertThat(schedule()
                            .get("properties")
                            .get(name.field())
                            .get("default")
                            .doubleValue())
                    .isEqualTo(byDefault.doubleValue());
        }
    }

    @Test
    void describesEveryField() {
        assertThat(TREE.get("properties").values())
                .allSatisfy(field ->
                        assertThat(field.get("description").stringValue()).isNotBlank());
        assertThat(layer().get("properties").values())
                .allSatisfy(field ->
                        assertThat(field.get("description").stringValue()).isNotBlank());
        assertThat(schedule().get("properties").values())
                .allSatisfy(field ->
                        assertThat(field.get("description").stringValue()).isNotBlank());
    }

    private static JsonNode schedule() {
        return TREE.get("$defs").get("schedule");
    }

    private static JsonNode layer() {
        return TREE.get("$defs").get("layer");
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::stringValue).toList();
    }
}
