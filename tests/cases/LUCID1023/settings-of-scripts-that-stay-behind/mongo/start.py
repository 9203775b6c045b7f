import subprocess
subprocess.run(["/usr/bin/mongod"])
