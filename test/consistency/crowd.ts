import type { Reply } from '../flows/world.ts';

/** How many requests race each other. */
export const CROWD = 64;

/** Sends the same request many times at once, to each process in turn. */
export function crowd<Answer>(
  urls: readonly string[],
  send: (url: string, index: number) => Promise<Answer>,
  size = CROWD,
): Promise<Answer[]> {
  if (urls.length < 2) throw new Error('A race within one process proves nothing about two.');
  return Promise.all(Array.from({ length: size }, (_, index) => send(urls[index % urls.length] ?? '', index)));
}

/** The answers by status and code: `{ "200": 1, "400 invalid_grant": 63 }`. */
export function tally(replies: readonly Reply[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const key = typeof body['error'] === 'string' ? `${status} ${body['error']}` : String(status);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The answers that succeeded. */
export function winners(replies: readonly Reply[]): Reply[] {
  return replies.filter(({ status }) => status === 200);
}
