import { existsSync } from 'node:fs';
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

/** `describe`, skipped where there is no Chromium. With CI=true nothing is skipped: it fails. */
export const describeInChromium = existsSync(EXECUTABLE) || process.env['CI'] === 'true' ? describe : describe.skip;

let running: Promise<Browser> | undefined;

/** The one browser of this run, started when it is first needed. */
export function theChromium(): Promise<Browser> {
  running ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return running;
}

// Outside of every `describe`, so it belongs to the whole run.
after(async () => (await running)?.close());
