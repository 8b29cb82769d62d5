import type { Offer } from '../domain/offer.ts';
import type { AskedScope } from '../../views/oauth/consent.tsx';

/** These scopes of an offer, with the words of the catalogue; each once, under the first API that has it. */
export function titled({ apis }: Offer, scopes: ReadonlySet<string>): AskedScope[] {
  const all = apis.flatMap(({ scope, title, groups }): AskedScope[] => [
    { scope, title, sensitive: false },
    ...groups.map((group) => ({ scope: group.code, title: group.title, sensitive: true })),
  ]);
  return all.filter(({ scope }, at) => scopes.has(scope) && all.findIndex((other) => other.scope === scope) === at);
}
