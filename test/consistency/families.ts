import { expect } from 'chai';
import type { Reply } from '../flows/world.ts';
import { introspect } from '../flows/authorization.ts';
import type { Scene } from './scene.ts';

/** Fails unless every process says of both tokens of each answer that they are not active. */
export async function expectDead({ cluster, registered }: Scene, replies: readonly Reply[]): Promise<void> {
  for (const token of replies.flatMap(({ body }) => [body['access_token'], body['refresh_token']])) {
    expect(token).to.be.a('string');
    for (const url of cluster.urls) {
      const { text } = await introspect(url, registered.client, String(token));
      expect(text).to.equal('{"active":false}');
    }
  }
}
