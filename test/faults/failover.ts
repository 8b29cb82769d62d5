import { parseArgs } from 'node:util';
import { openArtifacts } from '../../adapters/index.ts';
import { aWatchedPrimary } from '../adapters/redis-replicas.ts';
import { failoverRound, type Round } from './failover-round.ts';

/** Kills the primary of a Redis with two replicas and three Sentinels, over and over, and prints what that cost. */

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } });
const rounds: Round[] = [];
const watched = await aWatchedPrimary(2);
const opened = await openArtifacts(watched.url, (sentence) => console.log(sentence));
for (let number = 1; number <= Number(values.rounds); number += 1) {
  const round = await failoverRound(watched, opened.artifacts);
  rounds.push(round);
  const { acknowledged, undone, doubled, recoveredAfterMs } = round;
  console.log(
    `failover ${number}: ${acknowledged} acknowledged, ${undone} undone, ${doubled} twice, back after ${Math.round(recoveredAfterMs)} ms`,
  );
}
await opened.close();
await watched.close();

const sum = (figure: (round: Round) => number): number => rounds.reduce((total, round) => total + figure(round), 0);
const slowest = Math.max(...rounds.map(({ recoveredAfterMs }) => recoveredAfterMs));
const breaches = sum(({ undone, doubled }) => undone + doubled);
console.log(
  `${rounds.length} failovers: of ${sum(({ acknowledged }) => acknowledged)} acknowledged single uses and ends, ${breaches} undone or twice; ` +
    `accepted again after ${Math.round(slowest)} ms at most`,
);
process.exitCode = breaches === 0 ? 0 : 1;
