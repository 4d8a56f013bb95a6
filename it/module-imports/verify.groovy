def generated = new File(basedir, 'target/generated-sources/nn/com/example/imports/MirrorNetwork.java').text
assert generated.contains('float[] backquery(int label)')
assert new File(basedir, 'target/classes/com/example/imports/MirrorNetwork.class').file
