import { z } from 'zod';
import { type Fault, invalid } from '../domain/error.ts';
import { step } from '../http/json-structure.ts';

/** What was sent, as the schema describes it; otherwise `invalid` with each fault at its field. */
export function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(given, { error: worded });
  if (!success) throw invalid(...error.issues.flatMap(faultsOf));
  return data;
}

/** The parameters of a query, each at most once: of a doubled one, a proxy may have read the other. */
export function queryParameters(querystring: string): Record<string, string> {
  const entries = [...new URLSearchParams(querystring)];
  const names = entries.map(([name]) => name);
  const doubled = names.filter((name, index) => names.indexOf(name) < index);
  if (doubled.length > 0) {
    throw invalid(...[...new Set(doubled)].map((name) => ({ pointer: step(name), message: 'Can stand here once.' })));
  }
  return Object.fromEntries(entries);
}

/** The sentences where zod's own would speak of its types. */
function worded({ code, input }: z.core.$ZodRawIssue): string | undefined {
  if (code === 'unrecognized_keys') return 'There is no such field.';
  return input === undefined ? 'Is missing.' : undefined;
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const pointer = issue.path.map((name) => step(String(name))).join('');
  if (issue.code !== 'unrecognized_keys') return [{ pointer, message: issue.message }];
  return issue.keys.map((name) => ({ pointer: pointer + step(name), message: issue.message }));
}
