import java.util.regex.Matcher

// The invoker writes into the same log when it starts this script.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
    .takeWhile { !it.startsWith('Running post-build script') }
    // Maven 4 marks what a program prints.
    .collect { it.replaceAll(/\u001B\[[0-9;]*m|^\[INFO\] \[stdout\]/, '').trim() }
    .findAll { !it.isEmpty() }

// To the digit, on every JVM: this is what the guide shows.
List<String> expected = new File(basedir, 'output.txt').readLines('UTF-8')*.trim().findAll { !it.isEmpty() }
int begin = log.indexOf(expected[0])
assert begin >= 0 : log
assert log.subList(begin, begin + expected.size()) == expected
assert log.containsAll(new File(basedir, 'cross-validation.txt').readLines('UTF-8'))

Matcher line = log.collect { it =~ /^accuracy: (0\.\d{4}) \((\d+) of 150\)$/ }.find { it.matches() }
assert line != null : "no accuracy among $log"
assert (line.group(2) as int) >= 0.95 * 150 : line.group()

// A flower between two species: the probabilities of all three, in the order of the enum.
List<String> answers = log.dropWhile { !it.startsWith('Flower[') }
assert answers[1..3].collect { it.split(':')[0] } == ['SETOSA', 'VERSICOLOR', 'VIRGINICA']
assert Math.abs(answers[1..3].collect { it.split(': ')[1] as double }.sum() - 1) < 0.02

// The mapping is in the generated source.
String source = new File(basedir, 'target/generated-sources/nn/com/example/iris/IrisNetwork.java').getText('UTF-8')
assert source.contains('x[0] = input.sepalLength();')
assert !source.contains('java.lang.reflect')
