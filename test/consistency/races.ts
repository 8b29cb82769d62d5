import { parseArgs } from 'node:util';
import { aCode, authorize, redeem, refresh } from '../flows/authorization.ts';
import { aPublishedApplication } from '../flows/cast.ts';
import { poll } from '../flows/device.ts';
import { ON_SERVERS } from '../flows/stores.ts';
import { post } from '../flows/world.ts';
import { aCluster, aRoamingBrowser } from './cluster.ts';
import { crowd, CROWD, tally } from './crowd.ts';
import { anApprovedDevice, anOldRefreshToken, aPushedRequest, codesOf } from './once.ts';
import { aDpopProof, anAssertion, aProofKey, assertionForm } from './proofs.ts';
import { aScene, type Scene } from './scene.ts';

/**
 * `npm run races -- --rounds 200 --processes 4`: the long run of what the tests here do shortly, each thing that works once used by
 * 64 at the same moment, round after round; on MongoDB and Redis with TEST_STORES=servers, beside `.ci/services`. Ends with 1 as
 * soon as anything worked twice.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, processes: { type: 'string', default: '2' } },
});
const [rounds, processes] = [Number(values.rounds), Number(values.processes)];
if (!(rounds >= 1 && processes >= 2)) {
  console.error('--rounds wants 1 or more, --processes 2 or more.');
  process.exit(64);
}

/** How often it worked in one round, and how often it was not said whether it did. */
interface Outcome {
  readonly worked: number;
  readonly untold: number;
}

const GRANT = { grant_type: 'client_credentials' };

const RACES: Readonly<Record<string, (scene: Scene) => Promise<Outcome>>> = {
  async 'a code'({ cluster, registered, member }) {
    const code = await aCode(cluster.world.issuer, registered, member, {}, aRoamingBrowser(cluster));
    return outcomeOf(await crowd(cluster.urls, (url) => redeem(url, registered, code)));
  },
  async 'a refresh token near its end'(scene) {
    const refreshToken = await anOldRefreshToken(scene);
    return outcomeOf(await crowd(scene.cluster.urls, (url) => refresh(url, scene.registered, refreshToken)));
  },
  async 'a device code'(scene) {
    const device = await anApprovedDevice(scene);
    return outcomeOf(await crowd(scene.cluster.urls, (url) => poll(url, scene.registered, device)));
  },
  async 'a client assertion'({ cluster }) {
    const assertion = await anAssertion(key, keyed.client.id, cluster.world.issuer);
    return outcomeOf(await crowd(cluster.urls, (url) => post(`${url}/token`, { ...GRANT, ...assertionForm(assertion) })));
  },
  async 'a DPoP proof'({ cluster, registered }) {
    const DPoP = await aDpopProof(aProofKey(), `${cluster.world.issuer}/token`);
    return outcomeOf(await crowd(cluster.urls, (url) => post(`${url}/token`, GRANT, registered.client, { DPoP })));
  },
  async 'a pushed request'(scene) {
    const { cluster, registered, member } = scene;
    const { browser } = await authorize(cluster.world.issuer, registered, member, {}, aRoamingBrowser(cluster));
    const { url } = await aPushedRequest(scene);
    const answers = await crowd(cluster.urls, () => browser.open(url));
    return { worked: codesOf(answers).length, untold: answers.filter(({ status }) => status === 503).length };
  },
};

const key = aProofKey();
const cluster = await aCluster(processes - 1);
const scene = await aScene(cluster);
const keyed = await aPublishedApplication(scene.services, {
  authenticationMethod: 'private_key_jwt',
  jwks: { keys: [{ ...key.publicJwk }] },
});

console.log(`${processes} processes on ${ON_SERVERS ? 'MongoDB and Redis' : 'LMDB'}, ${rounds} rounds × ${CROWD} at once:`);
let twice = 0;
for (const [name, race] of Object.entries(RACES)) {
  const begun = performance.now();
  const outcomes: Outcome[] = [];
  for (let round = 0; round < rounds; round += 1) outcomes.push(await race(scene));
  const doubled = outcomes.filter(({ worked }) => worked > 1).length;
  const once = outcomes.filter(({ worked }) => worked === 1).length;
  const untold = outcomes.reduce((sum, outcome) => sum + outcome.untold, 0);
  twice += doubled;
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(`  ${name}: worked once ${once}, never ${rounds - once - doubled}, twice ${doubled}; 503 ${untold}; ${seconds} s`);
}
await cluster.close();
console.log(twice === 0 ? '\npassed: nothing worked twice' : '\nFAILED');
process.exitCode = twice === 0 ? 0 : 1;

function outcomeOf(replies: Parameters<typeof tally>[0]): Outcome {
  const { '200': worked = 0, '503 temporarily_unavailable': untold = 0 } = tally(replies);
  return { worked, untold };
}
