#!/bin/bash
exec python3 main.py
