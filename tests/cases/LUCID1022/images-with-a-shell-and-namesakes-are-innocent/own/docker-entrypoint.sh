#!/usr/bin/python3
import main
