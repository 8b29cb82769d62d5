import { unique } from '../builders.ts';

/**
 * A block of tests on the Redis of `TEST_REDIS_URL`, or on servers that they start themselves. Without that variable they are
 * skipped, and with `CI=true` that is a failure.
 */
export function describeOnRedis(title: string, suite: (url: string) => void): void {
  const url = process.env['TEST_REDIS_URL'];
  describe(title, () => {
    if (url !== undefined) suite(url);
    else if (process.env['CI'] !== 'true') it('needs TEST_REDIS_URL');
    else {
      it('needs TEST_REDIS_URL', () => {
        throw new Error('TEST_REDIS_URL is not set, and nothing may be skipped in CI.');
      });
    }
  });
}

/** The URL with a prefix that no other suite's keys have. */
export function withOwnPrefix(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}prefix=${unique('csn-test')}-${Date.now()}:`;
}
