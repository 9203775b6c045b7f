#!/bin/sh
set -eu
migrate
server --port 8080

# the end
