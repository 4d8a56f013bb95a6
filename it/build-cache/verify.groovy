def text = { String log -> new File(basedir, log).text }
def restored = { String log -> text(log).contains('Found cached build, restoring com.example:build-cache') }
def generated = { String log -> text(log).contains('1 network: 1 written, 0 up to date, 0 removed') }

assert generated('build.log') && generated('property.log') && generated('unseen.log')
assert restored('unchanged.log')

assert generated('changed.log') && !restored('changed.log')
assert generated('property-changed.log') && !restored('property-changed.log')

// What the warning is about: nothing tells the cache that the spec has changed.
assert restored('unseen-changed.log') && !generated('unseen-changed.log')
def warning = '[WARNING] maven-build-cache-extension does not look at src/main/nn/vote.json'
assert text('unseen.log').contains(warning)
assert ['build.log', 'changed.log', 'property.log'].every { !text(it).contains(warning) }
