#!/bin/sh
# nats-server reads its passwords from the environment alone; here they come from files, one for each user.
set -eu
secrets=${SECRETS_DIR:-/run/secrets}
for user in deploy gateway organization task-dispatch approval notification; do
  name=NATS_PASSWORD_$(echo "$user" | tr 'a-z-' 'A-Z_')
  export "$name=$(cat "$secrets/nats-password-$user")"
done
exec nats-server "$@"
