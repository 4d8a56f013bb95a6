// What an earlier run has cached and edited.
new File(basedir, 'cache').deleteDir()
