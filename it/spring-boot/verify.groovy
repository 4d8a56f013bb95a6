import java.util.zip.ZipFile

// The invoker writes into the same log when it starts this script.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
    .takeWhile { !it.startsWith('Running post-build script') }
    // Maven 4 marks what a program prints.
    .collect { it.replaceAll(/\u001B\[[0-9;]*m|^\[INFO\] \[stdout\] /, '').trim() }
assert log.findAll { it.startsWith('species:') } == ['species: VIRGINICA']

// That was the jar, and it has the weights.
new ZipFile(new File(basedir, 'target/spring-boot-0.1.0-SNAPSHOT.jar')).withCloseable { jar ->
    assert jar.getEntry('BOOT-INF/classes/com/example/boot/iris.safetensors')
    assert jar.entries().any { it.name.startsWith('BOOT-INF/lib/nn-runtime-') }
}
