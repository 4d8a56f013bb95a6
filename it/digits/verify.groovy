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

// 8 bytes of length, the header, and 784·200 + 200·10 floats.
File weights = new File(basedir, 'target/digits.safetensors')
byte[] content = weights.bytes
long header = java.nio.ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong()
assert content.length == 8 + header + 4 * (784 * 200 + 200 * 10)
assert new String(content, 8, header as int, 'UTF-8').contains('"hidden.weight"')

// Two rows of five digits, and enough of ink and of paper behind each to be more than a blank or noise of one grey.
assert log.any { it =~ /drew .*target.back-query\.png: what the network takes for each digit/ }
File file = new File(basedir, 'target/back-query.png')
java.awt.image.BufferedImage picture = javax.imageio.ImageIO.read(file)
int digitSize = 28 * 6, captionHeight = 5 * 4, margin = 14
int cellWidth = digitSize + margin, cellHeight = captionHeight + 7 + digitSize + margin
assert [picture.width, picture.height] == [5 * cellWidth + margin, 2 * cellHeight + margin]
(0..9).each { digit ->
    int left = margin + digit % 5 * cellWidth
    int top = margin + digit.intdiv(5) * cellHeight + captionHeight + 7
    List<Integer> greys = []
    (0..<28).each { y -> (0..<28).each { x -> greys << picture.raster.getSample(left + 6 * x + 3, top + 6 * y + 3, 0) } }
    assert greys.min() <= 3 && greys.max() >= 252 : "digit $digit has greys from ${greys.min()} to ${greys.max()}"
    assert greys.toSet().size() > 50 : "digit $digit has ${greys.toSet().size()} greys"
}
assert !new File(basedir, 'target/back-query.png.part').exists()
