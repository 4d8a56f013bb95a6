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

// What comes to a shared method of the Vector API only after it was compiled is counted against every loop that inlines it,
// and beyond 100 HotSpot compiles the loop badly, for good.
def compilations = new File(basedir, 'target/compilations.log')
def runtime = null
new File(localRepositoryPath, 'dev/nnmaven/nn-runtime').eachFileRecurse {
    if (it.name ==~ /nn-runtime-.*\.jar/) {
        runtime = it
    }
}
def command = [new File(System.getProperty('java.home'), 'bin/java'), '--add-modules', 'jdk.incubator.vector',
        '-XX:+UnlockDiagnosticVMOptions', '-XX:+LogCompilation', "-XX:LogFile=$compilations",
        '-classpath', "${new File(basedir, 'target/classes')}$File.pathSeparator$runtime", 'com.example.vectors.Main']
def process = command*.toString().execute()
def said = new StringBuilder()
process.waitForProcessOutput(said, said)
assert process.exitValue() == 0 : said
assert compilations.text.contains('com.example.vectors.GlyphsNetworkVectors')
def late = compilations.text =~ /<uncommon_trap thread='\d+' reason='class_check'[^>]*>\s*<jvms [^>]*VectorOperators.ImplCache find/
assert !late.find() : late.group()
