import java.util.regex.Matcher

// The invoker writes into the same log when it starts this script.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
    .takeWhile { !it.startsWith('Running post-build script') }
    // Maven 4 marks what a program prints.
    .collect { it.replaceAll(/\u001B\[[0-9;]*m|^\[INFO\] \[stdout\] /, '').trim() }

String accuracy = log.find { it.startsWith('accuracy:') }
Matcher line = accuracy =~ /^accuracy: (0\.\d{4}) \((\d+) of 150\)$/
assert line.matches() : "no accuracy among $log"
assert (line.group(2) as int) >= 0.95 * 150 : accuracy

// A flower between two species: the probabilities of all three, in the order of the enum.
List<String> answers = log.dropWhile { !it.startsWith('Flower[') }.findAll { !it.isEmpty() }
assert answers[1..3].collect { it.split(':')[0] } == ['SETOSA', 'VERSICOLOR', 'VIRGINICA']
assert Math.abs(answers[1..3].collect { it.split(': ')[1] as double }.sum() - 1) < 0.02

// The mapping is in the generated source.
String source = new File(basedir, 'target/generated-sources/nn/com/example/iris/IrisNetwork.java').getText('UTF-8')
assert source.contains('x[0] = input.sepalLength();')
assert !source.contains('java.lang.reflect')
