package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninterruptedTest {
    @TempDir
    Path directory;

    @Test
    void interruptedThreadWritesAndStaysInterrupted() throws IOException {
        Path file = directory.resolve("file");
        Thread.currentThread().interrupt();
        String result = Uninterrupted.call(() -> {
            AtomicFile.replace(file, out -> out.write(new byte[] {'x'}));
            return "done";
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("done");
        assertThat(file).hasContent("x");
    }

    @Test
    void failuresComeThrough() {
        for (Throwable failure :
                new Throwable[] {new IOException("a"), new IllegalStateException("b"), new StackOverflowError("c")}) {
            assertThatThrownBy(() -> Uninterrupted.call(() -> {
                        if (failure instanceof IOException e) {
                            throw e;
                        }
                        if (failure instanceof RuntimeException e) {
                            throw e;
                        }
                        throw (Error) failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
