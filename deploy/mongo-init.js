// Makes the replica set of one member and the user that Countersign signs in as. Run by mongosh; can be run again.
/* global db, rs, sleep, print, quit, require */
const { readFileSync } = require('node:fs');

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();

db.getSiblingDB('admin').auth('root', secret('mongo-root-password'));

try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'countersign', members: [{ _id: 0, host: 'mongo:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

const directory = db.getSiblingDB('countersign');
// Its own database, and nothing else.
const account = { pwd: secret('mongo-password'), roles: [{ role: 'readWrite', db: 'countersign' }] };
if (directory.getUser('countersign') === null) directory.createUser({ user: 'countersign', ...account });
else directory.updateUser('countersign', account);
print('The replica set and its user are there.');
