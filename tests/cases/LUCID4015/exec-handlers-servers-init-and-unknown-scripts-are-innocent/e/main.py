import subprocess, uvicorn
subprocess.run(["prepare"])
uvicorn.run("app:app")
