import { expect } from 'chai';
import { openArtifacts } from '../../adapters/index.ts';
import { aRedisServer } from '../adapters/redis-server.ts';
import { describeOnRedis } from '../adapters/redis-suite.ts';
import { written } from './written.ts';

describeOnRedis('deploy/redis.conf', () => {
  it('is what Redis takes, and leaves the start with nothing to warn of', async () => {
    const lines = written('deploy/redis.conf').match(/^[a-z].*$/gm) ?? [];
    const settings = Object.fromEntries(lines.map((line) => line.split(' ', 2)).filter(([name]) => name !== 'dir'));
    // Without the line in the file it would be off.
    const redis = await aRedisServer({ appendonly: 'no', ...settings, requirepass: 'a-password-of-compose' });
    const sentences: string[] = [];
    try {
      await (await openArtifacts(redis.url, (sentence) => void sentences.push(sentence))).close();
    } finally {
      await redis.close();
    }

    expect(Object.keys(settings)).to.include('appendonly');
    expect(sentences).to.deep.equal([]);
  });
});
