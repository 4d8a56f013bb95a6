import java.util.zip.ZipFile

def log = { new File(basedir, it).text }
def report = { new File(basedir, "target/surefire-reports/TEST-com.example.ensemble.${it}.xml").text }

assert log('build.log').contains('No networks: found no *.json in src/main/nn, no @NeuralNetwork in src/main/java')
assert log('build.log').contains('2 networks and 2 network tests: 4 written, 0 up to date, 0 removed')
assert !log('build.log').contains('add the goal generate-test')
assert report('ToyNetworkTest').contains('tests="10" errors="0" skipped="0" failures="0"')
assert report('LinearNetworkTest').contains('errors="0" skipped="0" failures="0"')
assert report('EnsembleTest').contains('tests="2" errors="0" skipped="0" failures="0"')

new ZipFile(new File(basedir, 'target/test-networks-1.0.jar')).withCloseable { jar ->
    def classes = jar.entries().collect { it.name }.findAll { it.endsWith('.class') }
    assert classes.every { it.endsWith('/Ensemble.class') || it.endsWith('/package-info.class') }
}

assert log('second.log').contains('2 networks and 2 network tests: 0 written, 4 up to date, 0 removed')
assert log('second.log').count('Nothing to compile') == 2

// Tests of one's own still have the networks that they use.
assert log('skipped.log').contains('2 networks: 0 written, 2 up to date, 2 removed')
assert log('skipped.log').contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
