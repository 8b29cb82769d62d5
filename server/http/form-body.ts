import type { IncomingMessage } from 'node:http';
import { readBytes } from './body-bytes.ts';

const LONGEST_BODY = 56 * 1024;

/** A form that cannot be read: `status` is what to answer. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm';
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The fields of a posted form. Throws `UnreadableForm` for anything but `application/x-www-form-urlencoded`, for more than
 * `longest` bytes (56 KiB), for a field that comes twice and is not in `repeatable` (the second could mean another thing than the first), and for
 * NUL, which no field can mean.
 */
export async function readForm(
  request: IncomingMessage,
  repeatable: ReadonlySet<string> = new Set(),
  longest?: number,
): Promise<URLSearchParams> {
  const form = new URLSearchParams(await readFormText(request, longest));
  const seen = new Set<string>();
  for (const [name, value] of form) {
    if (value.includes('\0')) throw new UnreadableForm(400, 'a field holds a NUL character');
    if (seen.has(name) && !repeatable.has(name)) throw new UnreadableForm(400, 'a field comes twice');
    seen.add(name);
  }
  return form;
}

/** The form as it came. */
export async function readFormText(request: IncomingMessage, longest = LONGEST_BODY): Promise<string> {
  const [type] = (request.headers['content-type'] ?? '').split(';', 1);
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw new UnreadableForm(415, 'the body must be a form');
  const bytes = await readBytes(request, longest);
  if (bytes === undefined) throw new UnreadableForm(413, 'the form is too long');
  return bytes.toString('utf8');
}
