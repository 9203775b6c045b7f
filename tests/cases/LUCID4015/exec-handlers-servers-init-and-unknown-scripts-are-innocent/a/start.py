import os, subprocess
subprocess.run(["prepare"])
os.execv("/bin/server", ["server"])
