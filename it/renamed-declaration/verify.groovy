assert new File(basedir, 'before.log').text.contains('2 networks: 2 written, 0 up to date, 0 removed')
assert new File(basedir, 'after.log').text.contains('2 networks: 2 written, 0 up to date, 2 removed')

def files = { String folder ->
    def found = []
    new File(basedir, folder).eachFileRecurse { found << new File(basedir, folder).toPath().relativize(it.toPath()).toString() }
    found.collect { it.replace('\\', '/') }.sort()
}
assert files('target/generated-sources/nn') == [
    'com', 'com/example', 'com/example/renamed', 'com/example/renamed/SpecNetwork.java',
    'com/example/renaming', 'com/example/renaming/RenamedNetwork.java']
assert files('target/classes').findAll { it.endsWith('.class') } == [
    'com/example/renamed/SpecNetwork.class',
    'com/example/renaming/Renamed.class', 'com/example/renaming/RenamedNetwork.class']
