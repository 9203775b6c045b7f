import subprocess
subprocess.run(["/bin/prepare"])
subprocess.call(["/bin/server"])
