import { connectionId } from '../domain/connection.ts';
import { enablementId } from '../domain/enablement.ts';
import type { ApplicationId, CompanyId, UserId } from '../domain/id.ts';
import { secretUseId } from '../domain/secret.ts';
import type { Log } from '../log.ts';
import type { Directory } from '../storage.ts';

/** When applications were used last, by company and by person: noted in memory on the token path, written down beside it. */
export interface Uses {
  note(applicationId: ApplicationId, companyId: CompanyId, userId: UserId | undefined): void;
  /** A client has authenticated by its current secret. */
  noteSecret(clientId: string): void;
  /** Writes what is noted; called at the end. */
  flush(): Promise<void>;
  close(): void;
}

const WRITE_EVERY_MS = 5_000;

export function createUses(directory: Directory, now: () => number, log: Log): Uses {
  let noted = new Map<string, number>();

  async function flush(): Promise<void> {
    if (noted.size === 0) return;
    const uses = [...noted].map(([id, at]) => ({ id, at }));
    noted = new Map();
    await directory.touch(uses);
  }

  const timer = setInterval(() => {
    flush().catch((err: unknown) => log.warn({ err }, 'the last uses could not be written'));
  }, WRITE_EVERY_MS);
  timer.unref();

  return {
    note(applicationId, companyId, userId) {
      const at = now();
      noted.set(enablementId(companyId, applicationId), at);
      if (userId !== undefined) noted.set(connectionId(userId, applicationId), at);
    },
    noteSecret(clientId) {
      noted.set(secretUseId(clientId), now());
    },
    flush,
    close: () => clearInterval(timer),
  };
}
