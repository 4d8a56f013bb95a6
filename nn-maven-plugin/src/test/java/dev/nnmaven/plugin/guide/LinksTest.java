package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links and pictures lead to something. */
class LinksTest {

    private static final List<String> BESIDE_THE_GUIDE =
            List.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "it/benchmarks/README.md");

    @Test
    void leadToFilesAndTitles() throws IOException {
        List<Page> pages = new ArrayList<>(Page.all());
        for (String file : BESIDE_THE_GUIDE) {
            pages.add(Page.read(Page.ROOT.resolve(file)));
        }
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (String target : page.targets()) {
                if (!target.matches("https?://.*") && !leadsToSomething(page, target)) {
                    broken.add(page.name() + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheTableOfTheReadme() throws IOException {
        List<String> targets = Page.readme().targets();
        for (Page page : Page.all()) {
            if (!page.name().equals("README.md")) {
                assertThat(targets).contains(page.name());
            }
        }
    }

    private static boolean leadsToSomething(Page page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        return Files.exists(file) && (hash < 0 || Page.read(file).anchors().contains(target.substring(hash + 1)));
    }
}
