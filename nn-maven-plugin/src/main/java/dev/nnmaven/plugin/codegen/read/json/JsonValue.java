package dev.nnmaven.plugin.codegen.read.json;

import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.List;

/** A JSON value that knows where it stands. */
sealed interface JsonValue {

    /** Its first character. */
    Origin origin();

    /** For messages: a simple value as written, anything larger by its kind. */
    String shown();

    /** An object with its members in the order of the file, duplicates included. */
    record JsonObject(Origin origin, List<Member> members) implements JsonValue {

        public JsonObject {
            members = List.copyOf(members);
        }

        @Override
        public String shown() {
            return "an object";
        }
    }

    /** A member of an object, at the place of its name. */
    record Member(String name, Origin origin, JsonValue value) {}

    record JsonList(Origin origin, List<JsonValue> elements) implements JsonValue {

        public JsonList {
            elements = List.copyOf(elements);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    record JsonString(Origin origin, String text) implements JsonValue {

        @Override
        public String shown() {
            return Found.quoted(text);
        }
    }

    /** A number with all its digits. */
    record JsonNumber(Origin origin, String digits) implements JsonValue {

        @Override
        public String shown() {
            return Found.plain(digits);
        }
    }

    record JsonBoolean(Origin origin, boolean value) implements JsonValue {

        @Override
        public String shown() {
            return Boolean.toString(value);
        }
    }

    record JsonNull(Origin origin) implements JsonValue {

        @Override
        public String shown() {
            return "null";
        }
    }
}
