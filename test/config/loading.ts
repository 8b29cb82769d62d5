import { type Config, loadConfig } from '../../config/load.ts';
import { StartFault } from '../../server/start-fault.ts';

/** 32 bytes, and 32 others. */
export const KEY = Buffer.alloc(32, 1).toString('base64url');
export const OLDER_KEY = Buffer.alloc(32, 2).toString('base64url');
export const SECRET = 'an-operator-secret-of-32-characters';

/** The configuration of an environment that gives key and secret besides, so that no file is made. */
export function load(given: Record<string, string> = {}): Config {
  return loadConfig({ SERVER_KEY: KEY, OPERATOR_SECRET: SECRET, ...given });
}

/** What is wrong with such an environment, in sentences. */
export function faultsOf(given: Record<string, string>): readonly string[] {
  try {
    load(given);
  } catch (error) {
    if (error instanceof StartFault) return error.sentences;
    throw error;
  }
  return [];
}
