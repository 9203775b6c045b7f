#!/bin/sh
if true; then
  server
fi
