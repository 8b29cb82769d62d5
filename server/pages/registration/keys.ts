import type { PublicKeys } from '../../domain/public-keys.ts';

/** The public keys that were typed: a set of them (RFC 7517 §5) or a single one. `undefined` where it is neither. */
export function publicKeysIn(text: string): PublicKeys | undefined {
  const typed = parsed(text);
  if (!isObject(typed)) return undefined;
  const keys = Array.isArray(typed['keys']) ? (typed['keys'] as readonly unknown[]) : [typed];
  return keys.every(isObject) ? { keys } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
