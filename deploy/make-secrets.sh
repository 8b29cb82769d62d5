#!/bin/sh
# Makes every secret that compose.yaml names, in deploy/secrets. What is there stays. The folder is closed to other users; the
# files in it are readable, since each container reads the ones that it is given as a user of its own.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 0700 secrets
umask 0022

keep() { # NAME: keeps standard input, unless there is such a secret
    if [ -e "secrets/$1" ]; then
        echo "kept secrets/$1"
    else
        cat > "secrets/$1.new"
        mv "secrets/$1.new" "secrets/$1"
        echo "made secrets/$1"
    fi
}

random() { # BYTES, as base64url without padding
    head -c "$1" /dev/urandom | base64 | tr -d '=\n' | tr '+/' '-_'
}

random 32 | keep server-key
random 32 | keep operator-secret
random 32 | keep mongo-root-password
random 32 | keep mongo-password
# MongoDB takes the alphabet of plain base64 only.
head -c 500 /dev/urandom | base64 | tr -d '\n' | keep mongo-member-key
random 32 | keep redis-password
printf 'mongodb://countersign:%s@mongo:27017/countersign?replicaSet=countersign' "$(cat secrets/mongo-password)" | keep directory-url
printf 'redis://:%s@redis:6379/0' "$(cat secrets/redis-password)" | keep artifacts-url
