// Maven may colour its lines.
def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// This is what the guide shows.
assert log.findAll { it.startsWith('[ERROR] src/') } == new File(basedir, 'messages.txt').readLines('UTF-8')
assert log.any { it.contains(': 8 problems in network declarations, see above') }
assert !new File(basedir, 'target/generated-sources').exists()
