import os
os.environ["MONGO_INITDB_ROOT_USERNAME"]
