#!/bin/sh
export API_TOKEN="vQ7rT2mXb9LkZp4wHs6YcN3d"
                  ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
exec "$@"
