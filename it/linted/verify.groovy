def log = new File(basedir, 'build.log').text

// Coverage is of what people wrote, and nothing else.
def covered = new File(basedir, 'plain/target/site/jacoco/jacoco.csv').readLines().drop(1).collect { it.split(',')[2] }
assert covered.sort() == ['Iris.Flower', 'Iris.Species', 'Penguins.Island', 'Penguins.Mass', 'Penguins.Penguin']
def vectors = new File(basedir, 'vectors/target/site/jacoco/jacoco.csv')
assert !vectors.exists() || vectors.readLines().size() == 1

// What javac of JDK 17 says of the module for vectors, whatever the options.
assert log.count('using incubating module(s): jdk.incubator.vector') > 0
assert !(log =~ /\[WARNING\] \S+\.java/).find()

['Circle', 'Digits', 'Gate', 'Iris', 'Penguins', 'Slope', 'Weather'].each {
    assert new File(basedir, "plain/target/generated-test-sources/nn/com/example/linted/${it}NetworkTest.java").file
}
assert new File(basedir, 'vectors/target/generated-sources/nn/com/example/linted/vectors/DigitsNetworkVectors.java').file
