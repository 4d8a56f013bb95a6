import java.util.regex.Matcher

// The invoker writes into the same log when it starts this script.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
    .takeWhile { !it.startsWith('Running post-build script') }

// Maven 4 marks what a program prints.
// Two epochs over 8,000 digits bring more than 91 %; a network that does not learn stays near 10 %.
String last = log.collect { it.replaceAll(/\u001B\[[0-9;]*m|^\[INFO\] \[stdout\] /, '').trim() }.findAll { !it.isEmpty() }.last()
Matcher line = last =~ /^accuracy: (0\.\d{4}) \((\d+) of 2000\)$/
assert line.matches() : "the last line is not the accuracy: $last"
double accuracy = line.group(1) as double
assert accuracy > 0.90 : "accuracy $accuracy"
assert line.group(1) == String.format(Locale.ROOT, '%.4f', (line.group(2) as int) / 2000d)

assert log.any { it =~ /\d samples per second/ }
assert log.any { it.contains('the loaded network answers 2000 of 2000 digits bit for bit the same') }

// 8 bytes of length, the header, and 784·200 + 200 + 200·10 + 10 floats.
File weights = new File(basedir, 'target/digits.safetensors')
byte[] content = weights.bytes
long header = java.nio.ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong()
assert content.length == 8 + header + 4 * (784 * 200 + 200 + 200 * 10 + 10)
assert new String(content, 8, header as int, 'UTF-8').contains('"hidden.weight"')
