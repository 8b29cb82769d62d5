import { DomainError } from '../../server/domain/error.ts';

/** The refusal of an act, as "code" or, where fields are named, "code /pointer /pointer". Anything else is thrown on. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return described(error);
  }
  return 'none';
}

/** The same of an act that takes time. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(() => 'none', described);
}

function described(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  return [error.code, ...error.faults.map(({ pointer }) => pointer)].join(' ');
}
