import { type Browser, chromium } from 'playwright-core';

/** Debian's. */
const EXECUTABLE = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * `describe`, skipped unless the browser is asked for: it takes longer than all other tests together. With CI=true nothing is
 * skipped: where there is no Chromium, it fails.
 */
export function describeInChromium(title: string, body: (this: Mocha.Suite) => void): void {
  // Each file of a worker has a `describe` of its own.
  (isAskedFor ? describe : describe.skip)(title, body);
}

const isAskedFor = process.env['CI'] === 'true' || process.env['TEST_BROWSER'] === 'on';

let running: Promise<Browser> | undefined;

/** The browser of this process, started when it is needed. */
export function theChromium(): Promise<Browser> {
  running ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return running;
}

// Outside of every `describe`: at the end of the run, or of a worker's first file; what a later one starts ends with the worker.
after(async () => {
  const ended = running;
  running = undefined;
  await (await ended)?.close();
});
