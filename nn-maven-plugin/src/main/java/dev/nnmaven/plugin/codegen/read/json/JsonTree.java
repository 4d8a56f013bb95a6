package dev.nnmaven.plugin.codegen.read.json;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.TextPosition;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonBoolean;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonList;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonNull;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonNumber;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonObject;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonString;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.Member;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Turns the text of a file into a {@link JsonValue}; what is no JSON is reported where it stops being so. */
final class JsonTree {

    /** A spec is three levels deep. */
    private static final int MAX_DEPTH = 50;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Path file;
    private final JsonParser parser;

    /** The objects and lists that are not closed yet, the innermost first. */
    private final Deque<JsonToken> open = new ArrayDeque<>();

    private final Deque<Origin> openOrigins = new ArrayDeque<>();

    private JsonTree(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Empty if the text is broken. */
    static Optional<JsonValue> parse(Path file, String text, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonTree tree = new JsonTree(file, parser);
            try {
                return tree.document(problems);
            } catch (JacksonException e) {
                BrokenJson broken = BrokenJson.of(text, e, parser.currentLocation(), tree.innermost());
                TextPosition position = TextPosition.at(text, broken.index());
                problems.add(new Origin(file, position.line(), position.column()), broken.message());
                return Optional.empty();
            }
        }
    }

    private Optional<JsonValue> document(Problems problems) {
        if (parser.nextToken() == null) {
            problems.add(new Origin(file, 1, 1), "this file is empty: a JSON object is needed");
            return Optional.empty();
        }
        JsonValue value = value();
        if (parser.nextToken() != null) {
            problems.add(origin(), "this is no JSON: the file must end after its first value");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private JsonValue value() {
        Origin origin = origin();
        switch (parser.currentToken()) {
            case START_OBJECT:
                return object(origin);
            case START_ARRAY:
                return list(origin);
            case VALUE_STRING:
                return new JsonString(origin, parser.getString());
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                return new JsonNumber(origin, parser.getString());
            case VALUE_TRUE:
            case VALUE_FALSE:
                return new JsonBoolean(origin, parser.currentToken() == JsonToken.VALUE_TRUE);
            case VALUE_NULL:
                return new JsonNull(origin);
            default:
                throw new IllegalStateException("The JSON parser gave " + parser.currentToken() + " for a value");
        }
    }

    private JsonObject object(Origin origin) {
        enter(origin);
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Origin nameOrigin = origin();
            parser.nextToken();
            members.add(new Member(name, nameOrigin, value()));
        }
        leave();
        return new JsonObject(origin, members);
    }

    private JsonList list(Origin origin) {
        enter(origin);
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        leave();
        return new JsonList(origin, elements);
    }

    private void enter(Origin origin) {
        open.push(parser.currentToken());
        openOrigins.push(origin);
    }

    private void leave() {
        open.pop();
        openOrigins.pop();
    }

    /** {@code the object that starts at [1,1]}, or empty outside of all. */
    private String innermost() {
        if (open.isEmpty()) {
            return "";
        }
        Origin origin = openOrigins.peek();
        String kind = open.peek() == JsonToken.START_OBJECT ? "object" : "list";
        return "the " + kind + " that starts at [" + origin.line() + "," + origin.column() + "]";
    }

    private Origin origin() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Origin(file, location.getLineNr(), location.getColumnNr());
    }
}
