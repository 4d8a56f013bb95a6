def log = new File(basedir, 'build.log').text
assert !log.contains('Plain Java: add')

// Single samples get the same bits.
def answers = { run -> (log =~ /(?m)\b$run the Vector API:((?: \d\S+){10})\s*$/).collect { it[1] } }
assert answers('with').size() == 1 && answers('without').size() == 1
assert answers('with') == answers('without')

// A network that learned nothing answers about the same everywhere.
def outputs = answers('with')[0].trim().split(' ')*.toDouble()
assert outputs.indexOf(outputs.max()) == 3 && outputs.max() > 0.8

assert new File(basedir, 'target/generated-sources/nn/com/example/vectors/GlyphsNetworkVectors.java').file
