import { expect } from 'chai';
import { type AuditEvent, firstBreak } from '../../../server/domain/audit.ts';
import { enablementId } from '../../../server/domain/enablement.ts';
import type { CompanyId } from '../../../server/domain/id.ts';
import type { Directory } from '../../../server/storage.ts';
import type { Actor } from './actor.ts';
import type { Registrar } from './registrar.ts';

const PAGE = 1_000;

/** Fails unless the store holds each change with its entry in the audit trail, nothing besides, and chains without a break. */
export async function expectWhole(
  directory: Directory,
  companyId: CompanyId,
  actors: readonly Actor[],
  { clients, names }: Registrar,
): Promise<void> {
  const events = await all((after) => directory.events({ companyId }, { after, limit: PAGE }));
  const others = await all((after) => directory.events({}, { after, limit: PAGE }));
  expect(firstBreak(events), 'the chain of the company').to.equal(undefined);
  expect(firstBreak(others.filter(({ company_id }) => company_id === null)), 'the chain of the platform').to.equal(undefined);

  for (const actor of actors) {
    for (const [action, [least, most]] of Object.entries(actor.traces())) {
      expect(countOf(events, action, actor.applicationId), action).to.be.within(least, most);
    }
  }

  const applications = await all((after) => directory.list('application', { companyId }, { after, limit: PAGE }));
  const registered = events.filter(({ action }) => action === 'application.registered');
  expect(applications.map(({ id }) => id)).to.have.members(registered.map(({ application_id }) => application_id));
  expect(applications.map(({ id }) => id)).to.include.members(clients.map(({ id }) => id));
  expect(applications.flatMap(({ name }) => (name.startsWith('Registered') ? [name] : []))).to.have.members([...names]);
  const enablements = applications.map(({ id }) => enablementId(companyId, id));
  expect(await directory.getMany('enablement', enablements)).to.not.include(undefined);
}

function countOf(events: readonly AuditEvent[], wanted: string, applicationId: string): number {
  return events.filter(({ action, application_id }) => action === wanted && application_id === applicationId).length;
}

/** Every page of a list. */
async function all<R extends { readonly id: string }>(read: (after: string | undefined) => Promise<R[]>): Promise<R[]> {
  const records: R[] = [];
  for (let page = await read(undefined); page.length > 0; page = await read(records.at(-1)?.id)) records.push(...page);
  return records;
}
