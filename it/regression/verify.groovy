import java.util.regex.Matcher

// The invoker writes into the same log when it starts this script; Maven 4 marks what a program prints.
List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
    .takeWhile { !it.startsWith('Running post-build script') }
    .collect { it.replaceAll(/\u001B\[[0-9;]*m|^\[INFO\] \[stdout\] /, '') }

def error = { String name ->
    Matcher line = log.collect { it =~ /^${name} +mean absolute error +(\d+\.\d) g, R2 +(-?\d\.\d{3})$/ }.find { it.matches() }
    assert line != null : "no line of $name in ${log.takeRight(20)}"
    [mae: line.group(1) as double, r2: line.group(2) as double]
}
def mean = error('mean of all')
def linear = error('linear regression')
def network = error('network')
assert log.any { it.trim() == '266 penguins to train on, 67 to test with' }
// What another implementation of least squares finds for these penguins.
assert linear.mae == 255.4 && linear.r2 == 0.839
assert mean.mae == 654.1
assert network.r2 > 0.8 && network.mae < mean.mae / 2

assert log.any { it ==~ /a male gentoo of \d{4} g: answered \d{4} g/ }

// The refusal names what differs, as the guide shows.
List<String> refusal = new File(basedir, 'refusal.txt').readLines('UTF-8')
int begin = log.findIndexOf { it.endsWith(refusal[0]) }
assert begin >= 0
assert log[begin + 1..begin + 2] == refusal[1..2]

// Any reader of safetensors gets all of it.
byte[] content = new File(basedir, 'target/body-mass.safetensors').bytes
int length = java.nio.ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong()
def header = new groovy.json.JsonSlurper().parseText(new String(content, 8, length, 'UTF-8'))
def metadata = header.__metadata__
def json = new groovy.json.JsonSlurper()
assert json.parseText(metadata.'nn.features').size() == 7
assert json.parseText(metadata.'nn.labels') == ['body_mass_g']
assert metadata.'nn.scaling.inputs' == 'standard' && metadata.'nn.scaling.targets' == 'standard'
assert json.parseText(metadata.'nn.scaling.inputs.offsets').size() == 7
assert json.parseText(metadata.'nn.scaling.targets.scales')[0] > 700
assert metadata.'nn.seed' == '42'
assert metadata.'nn.data' ==~ /samples: 226 with hash [0-9a-f]+/
assert json.parseText(metadata.'nn.metrics').testR2.doubleValue() > 0.8

// To the digit, on every JVM: this is what the guide shows.
assert log*.trim().containsAll(new File(basedir, 'careful-training.txt').readLines('UTF-8'))
