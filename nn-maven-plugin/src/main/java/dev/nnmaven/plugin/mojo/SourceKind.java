package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.Product;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Where main sources and tests differ for Maven, and in words. */
enum SourceKind {
    MAIN(Product.NETWORK, "network", "outputDirectory", "target/generated-sources/", "generate") {
        @Override
        void addRoot(MavenProject project, Path root) {
            project.addCompileSourceRoot(root.toString());
        }
    },
    TEST(Product.TEST, "network test", "testOutputDirectory", "target/generated-test-sources/", "tests") {
        @Override
        void addRoot(MavenProject project, Path root) {
            project.addTestCompileSourceRoot(root.toString());
        }
    };

    final Product product;

    /** What is generated, in messages. */
    final String noun;

    /** The parameter that says where it goes. */
    final String outputParameter;

    /** Where Maven expects generated sources of this kind. */
    final String usualFolder;

    /** What the names of state files begin with. */
    final String state;

    SourceKind(Product product, String noun, String outputParameter, String usualFolder, String state) {
        this.product = product;
        this.noun = noun;
        this.outputParameter = outputParameter;
        this.usualFolder = usualFolder;
        this.state = state;
    }

    /** Lets Maven compile what is in a folder. */
    abstract void addRoot(MavenProject project, Path root);
}
