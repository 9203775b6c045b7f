import os
os.system("server")
