#!/bin/sh
# Ends as COMMAND says.
eval "$COMMAND"
