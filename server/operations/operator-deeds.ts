import type { Application } from '../domain/application.ts';
import type { AuditEvent } from '../domain/audit.ts';
import type { CompanyId } from '../domain/id.ts';
import type { User } from '../domain/user.ts';
import type { Services } from './context.ts';

/** What an operator did in a company, with what it was done to, where that is the company's own. */
export interface OperatorDeed {
  readonly event: AuditEvent;
  readonly application?: Application;
  readonly user?: User;
}

const MOST_SHOWN = 20;

/** What operators did in the company since then, the latest first. */
export async function operatorDeeds({ directory }: Services, companyId: CompanyId, since: number): Promise<OperatorDeed[]> {
  const page = { limit: MOST_SHOWN, newestFirst: true };
  const events = await directory.events({ companyId, byOperators: true, since }, page);
  const [applications, users] = await Promise.all([
    directory.getMany(
      'application',
      events.map((event) => event.application_id ?? ''),
    ),
    directory.getMany(
      'user',
      events.map(({ after }) => String(after?.['user'] ?? '')),
    ),
  ]);
  return events.map((event, index) => {
    const application = applications[index];
    const user = users[index];
    return {
      event,
      ...(application?.companyId === companyId && { application }),
      ...(user?.companyId === companyId && { user }),
    };
  });
}
