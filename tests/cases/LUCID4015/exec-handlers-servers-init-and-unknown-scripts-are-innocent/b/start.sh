#!/bin/sh
migrate
exec server "$@"
