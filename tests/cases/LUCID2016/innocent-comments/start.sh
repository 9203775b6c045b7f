# DB_PASSWORD=Brave-Kestrel-47
# curl -u ci:Brave-Kestrel-47 https://files.test
   # export API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3d
MODE=fast # API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3d
