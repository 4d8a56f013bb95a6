package dev.nnmaven.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated class whose network is declared by {@link NeuralNetwork}: you need not write it.
 *
 * <p>Class files keep it, so that tools which look for unused dependencies find that the project uses this jar. It has
 * no elements: a compiler that reads the class elsewhere, without this jar, has nothing to miss.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DeclaredByAnnotation {}
