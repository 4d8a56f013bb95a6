package dev.nnmaven.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class written by a generator, for people and for tools such as coverage reports, which look for an annotation
 * of this simple name in class files. The JDK's own annotation of that name is not kept in class files and is not
 * visible to modules that do not require {@code java.compiler}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {

    /** {@return the name of the generator} */
    String value();
}
