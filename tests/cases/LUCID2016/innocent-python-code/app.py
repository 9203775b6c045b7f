"""password = "Brave-Kestrel-47" is how it was."""
import os
from getpass import getpass

password = os.environ["DB_PASSWORD"]
token = getpass("Token: ")
api_key = settings.API_KEY
secret = open("/run/secrets/secret").read().strip()
url = f"postgresql://{user}:{password}@db/app"
if password == "Brave-Kestrel-47":
    raise SystemExit("password: choose another one")
TOKEN_URL = "https://login.test/oauth/token"
labels = {"password": "Password", "token": "Token"}
parser.add_argument("--password", help="the password of the database")
PASSWORD_KEY = "db.password"
