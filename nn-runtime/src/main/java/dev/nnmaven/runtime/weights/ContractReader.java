package dev.nnmaven.runtime.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON that stands in metadata of a weights file. What is wrong with it is told with the key of the entry. */
final class ContractReader {
    /** As many as a line of a CSV file may have fields; a longer list would only be stored to be refused. */
    private static final int MOST = 1 << 20;

    private static final String NAMES = "a JSON list of names, such as [\"length\", \"width\"]";
    private static final String NUMBERS = "a JSON list of finite numbers, such as [0.5, 2.0]";
    private static final String METRICS = "a JSON object of finite numbers, such as {\"accuracy\": 0.97}";

    private final Path file;
    private final Map<String, String> metadata;

    ContractReader(Path file, Map<String, String> metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    /** Empty if there is no such entry. */
    List<String> names(String key) throws FileFormatException {
        List<String> names = new ArrayList<>();
        if (!metadata.containsKey(key)) {
            return names;
        }
        try {
            HeaderJson json = json(key);
            json.take('[', "'['");
            if (!json.tryTake(']')) {
                do {
                    requireFew(json, names.size());
                    names.add(json.string("a name in quotes"));
                } while (json.another(']'));
            }
            json.end();
        } catch (FileFormatException e) {
            throw problem(key, NAMES, e);
        }
        return names;
    }

    /** Empty if there is no such entry. */
    double[] numbers(String key) throws FileFormatException {
        double[] numbers = new double[16];
        int count = 0;
        if (metadata.containsKey(key)) {
            try {
                HeaderJson json = json(key);
                json.take('[', "'['");
                if (!json.tryTake(']')) {
                    do {
                        requireFew(json, count);
                        numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
                        numbers[count++] = json.decimal("a finite number");
                    } while (json.another(']'));
                }
                json.end();
            } catch (FileFormatException e) {
                throw problem(key, NUMBERS, e);
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    /** In their order; empty if there is no such entry. */
    Map<String, Double> numbersByName(String key) throws FileFormatException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (!metadata.containsKey(key)) {
            return numbers;
        }
        try {
            HeaderJson json = json(key);
            json.take('{', "'{'");
            if (!json.tryTake('}')) {
                do {
                    requireFew(json, numbers.size());
                    int start = json.position();
                    String name = json.string("a name in quotes");
                    json.take(':', "':'");
                    if (numbers.put(name, json.decimal("a finite number")) != null) {
                        throw json.problem(start, "a second name", "every name once");
                    }
                } while (json.another('}'));
            }
            json.end();
        } catch (FileFormatException e) {
            throw problem(key, METRICS, e);
        }
        return numbers;
    }

    /** A number that an entry consists of. */
    long wholeNumber(String key) throws FileFormatException {
        try {
            return Long.parseLong(metadata.get(key));
        } catch (NumberFormatException e) {
            throw problem(key, "a whole number", e);
        }
    }

    private HeaderJson json(String key) throws FileFormatException {
        return new HeaderJson(file, metadata.get(key).getBytes(UTF_8), 0);
    }

    private static void requireFew(HeaderJson json, int count) throws FileFormatException {
        if (count == MOST) {
            throw json.problem(json.position(), "another one", "at most " + MOST);
        }
    }

    /** @param cause counts bytes within the entry */
    private FileFormatException problem(String key, String expected, Exception cause) {
        return new FileFormatException(file, "metadata " + key, Texts.quoted(metadata.get(key)), expected, cause);
    }
}
