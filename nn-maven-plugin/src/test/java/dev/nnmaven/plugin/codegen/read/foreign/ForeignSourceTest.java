package dev.nnmaven.plugin.codegen.read.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForeignSourceTest {

    private static final Path ROOT = Path.of("src/test/kotlin");
    private static final Path FILE = ROOT.resolve("a/Nets.kt");

    @Test
    void findsTheClassesOfKotlin() {
        assertThat(kotlin("""
                        @file:Suppress("class NotThis")
                        @file:JvmName("Helpers")
                        package com.example.`in`.a

                        import b.C as D

                        /* class Commented /* nested */ class StillCommented */
                        // class Line
                        val text = "class Quoted { ${listOf("}").joinToString { "$it" }} {"
                        val raw = \"""
                        class Raw {
                        \"""
                        val brace = '{'
                        enum class Color { RED }
                        data class `Odd Name`(val type: Any = String::class)
                        internal sealed interface Shape { class Inner { object Deep } }
                            @Test class XorNetworkTest {
                                companion object { class Hidden }
                            }
                        fun interface Step
                        object Registry
                        fun function() {
                            class Local
                        }
                        """))
                .containsExactlyInAnyOrder(
                        "com.example.in.a.Helpers",
                        "com.example.in.a.Color",
                        "com.example.in.a.OddName",
                        "com.example.in.a.Shape",
                        "com.example.in.a.XorNetworkTest",
                        "com.example.in.a.Step",
                        "com.example.in.a.Registry");
    }

    @Test
    void findsTheClassesOfGroovyAndOfItsScripts() {
        assertThat(classes(Language.GROOVY, "spec/XorSpec.groovy", """
                        package spec;
                        class XorNetworkTest extends Specification {
                            def 'class Quoted {'() { expect: ~/\\{/ }
                            static class Inner {}
                        }
                        trait Flies {}
                        /* not /* nested */
                        @interface Mark {}
                        """))
                .containsExactlyInAnyOrder("spec.XorSpec", "spec.XorNetworkTest", "spec.Flies", "spec.Mark");
        assertThat(classes(Language.GROOVY, "Run.groovy", "println 'a'")).containsExactly("Run");
    }

    @Test
    void findsTheClassesOfScala() {
        assertThat(classes(Language.SCALA, "Nets.scala", """
                        package com.example
                        package digits {
                          case class Image(pixels: Array[Float])
                          object Image { class Inner }
                        }
                        package object helpers { class InPackageObject }
                        trait Shape { val c = 'x'; val s = 'symbol; class Nested }
                        enum Color:
                          case Red
                          class InIndentation
                        """))
                .containsExactlyInAnyOrder("com.example.digits.Image", "com.example.Shape", "com.example.Color");
    }

    @Test
    void needsNoPackage() {
        assertThat(kotlin("class A")).containsExactly("A");
        assertThat(kotlin("")).isEmpty();
        assertThat(kotlin("\"\"\"")).isEmpty();
        assertThat(kotlin("/*")).isEmpty();
        assertThat(kotlin("}}} class A { '\\")).containsExactly("A");
    }

    @Test
    void findsTheAnnotation() {
        assertThat(places("""
                        package a
                        import dev.nnmaven.annotations.NeuralNetwork
                        // @NeuralNetwork
                        val text = "@NeuralNetwork"
                          @NeuralNetwork(inputs = 2)
                        interface A
                        @field:NeuralNetwork interface B
                        @[NeuralNetwork(inputs = 2)] interface C
                        @NeuralNetworks interface D
                        """)).containsExactly("5:3", "7:1", "8:1");
        assertThat(places("import dev.nnmaven.annotations.*\r\n@NeuralNetwork\r\ninterface A"))
                .containsExactly("2:1");
        assertThat(places("@dev.nnmaven.annotations.NeuralNetwork interface A")).containsExactly("1:1");
        assertThat(places("import dev.nnmaven.annotations.NeuralNetwork as Net\n@Net interface A"))
                .containsExactly("2:1");
        assertThat(places("import dev.nnmaven.annotations.{Layer, NeuralNetwork => Net}\n@Net trait A"))
                .containsExactly("2:1");
    }

    @Test
    void leavesTheAnnotationsOfOthersAlone() {
        assertThat(places("import org.other.NeuralNetwork\n@NeuralNetwork interface A"))
                .isEmpty();
        assertThat(places("import org.other.NeuralNetwork\nimport dev.nnmaven.annotations.Activation\n"
                        + "@NeuralNetwork(Activation.RELU) interface A"))
                .isEmpty();
        assertThat(places("import dev.nnmaven.annotations.NeuralNetwork\ninterface A"))
                .isEmpty();
    }

    private static Set<String> kotlin(String text) {
        return classes(Language.KOTLIN, "a/Nets.kt", text);
    }

    private static Set<String> classes(Language language, String file, String text) {
        return ForeignSource.of(ROOT, ROOT.resolve(file), language, text).classes();
    }

    private static List<String> places(String text) {
        return ForeignSource.of(ROOT, FILE, Language.KOTLIN, text).declarations().stream()
                .map(origin -> origin.line() + ":" + origin.column())
                .toList();
    }
}
