import subprocess
subprocess.run(["server"])
