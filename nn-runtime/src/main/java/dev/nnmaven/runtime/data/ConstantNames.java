package dev.nnmaven.runtime.data;

import java.util.ArrayList;
import java.util.List;

/** Finds the constant of an enum that a field of a file names, however it is spelt. */
final class ConstantNames {
    private ConstantNames() {}

    /** The constant of exactly that name, or else all that it may mean. */
    static <E extends Enum<E>> List<E> alike(String text, List<E> constants) {
        String name = asName(text);
        List<E> alike = new ArrayList<>();
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return List.of(constant);
            }
            if (constant.name().equalsIgnoreCase(name)) {
                alike.add(constant);
            }
        }
        return alike;
    }

    /** A hyphen in front stays, since it is a sign. */
    private static String asName(String text) {
        boolean digit = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return digit ? '_' + underscored(text) : text.isEmpty() ? "" : text.charAt(0) + underscored(text.substring(1));
    }

    private static String underscored(String text) {
        return text.replace(' ', '_').replace('-', '_');
    }
}
