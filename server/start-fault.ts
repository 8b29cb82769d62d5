/** EX_CONFIG of sysexits.h: starting again will not help before somebody changes something. */
export const EXIT_CONFIGURATION = 78;
/** EX_USAGE: the command was not said as it must be. */
export const EXIT_USAGE = 64;
/** EX_UNAVAILABLE: something that is needed does not answer; trying again later may help. */
export const EXIT_UNAVAILABLE = 69;

/** Why the server does not start, in sentences for who starts it: what is wrong and what to do. They hold nothing secret. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
  readonly sentences: readonly string[];
  readonly exitCode: number;

  constructor(sentences: readonly string[], exitCode: number = EXIT_CONFIGURATION, cause?: unknown) {
    super(sentences.join(' '), { cause });
    this.sentences = sentences;
    this.exitCode = exitCode;
  }
}

/** The code of a fault of the operating system, such as `EACCES`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
