# lucid:ignore LUCID2016 -- opens the public demo only
export API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3d
