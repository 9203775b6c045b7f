import os

DB_PASSWORD = "Brave-Kestrel-47"
               ^^^^^^^^^^^^^^^^ LUCID2016
token: str = 'vQ7rT2mXb9LkZp4wHs6YcN3d'
              ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
settings = {"user": "app", "password": "Grey-Heron-83"}
                                        ^^^^^^^^^^^^^ LUCID2016
secret = os.environ.get("SESSION_SECRET", "q8ZrT5vXn2LkWp7sYb4mDc9g")
                                           ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
os.environ["API_KEY"] = "q8ZrT5vXn2LkWp7sYb4mDc9g"
                         ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
other = os.getenv("SMTP_PASSWORD") or "Grey-Heron-83"
                                       ^^^^^^^^^^^^^ LUCID2016
connect(host="db", password="Grey-Heron-83")
                             ^^^^^^^^^^^^^ LUCID2016
engine = create_engine("postgresql://app:Grey-Heron-83@db/app")
                                         ^^^^^^^^^^^^^ LUCID2016
