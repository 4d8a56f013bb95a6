package dev.nnmaven.plugin.codegen.emit.text;

import java.util.List;
import java.util.regex.Pattern;

/** Whether code needs a name: what nothing reads is not declared, since compilers warn of it. */
public final class Mentions {

    private Mentions() {}

    /** @param parts methods, types or blocks of code, which have their text */
    public static boolean anywhere(String name, List<?> parts) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return parts.stream().anyMatch(part -> word.matcher(part.toString()).find());
    }
}
