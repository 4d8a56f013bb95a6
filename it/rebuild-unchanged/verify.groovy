def log = { new File(basedir, it).text }

assert log('build.log').contains('2 networks: 2 written, 0 up to date, 0 removed')

assert log('second.log').contains('2 networks: 0 written, 2 up to date, 0 removed')
assert log('second.log').contains('Nothing to compile')

// Skipping leaves the source root in place, or the compiler would see that files are gone.
assert log('skipped.log').contains('Skipped: nn.skip is set')
assert log('skipped.log').contains('Nothing to compile')

assert log('removed.log').contains('1 network: 0 written, 1 up to date, 1 removed')
assert log('restored.log').contains('2 networks: 1 written, 1 up to date, 0 removed')
