import { Schema } from 'mongoose';
import type { AuditEvent } from '../../server/domain/audit.ts';
import { ANY_JSON, type FieldsOf, OPTIONS, part, TEXTS } from './fields.ts';

/** The shape of every document that is no record. A field that no schema knows is an error, as it is there. */

const ACTOR = part({ type: { type: String }, id: String, operator: Boolean });

const EVENT_FIELDS: FieldsOf<AuditEvent> = {
  at: String,
  action: String,
  result: String,
  actor: ACTOR,
  address: String,
  company_id: String,
  application_id: String,
  before: ANY_JSON,
  after: ANY_JSON,
  request_id: String,
  previous_hash: String,
  hash: String,
};

export const eventSchema = new Schema(
  {
    _id: String,
    ...EVENT_FIELDS,
    /** The action, and the noun before its dot: what an event is asked for by. */
    actions: TEXTS,
  },
  { ...OPTIONS, collection: 'events' },
)
  .index({ company_id: 1, _id: 1 }, { name: 'of_company' })
  .index({ company_id: 1, actions: 1, _id: 1 }, { name: 'of_company_by_action' })
  .index({ company_id: 1, application_id: 1, _id: 1 }, { name: 'of_company_and_application' })
  .index({ application_id: 1, _id: 1 }, { name: 'of_application' })
  .index({ actions: 1, _id: 1 }, { name: 'by_action' })
  .index({ company_id: 1, 'actor.operator': 1, _id: 1 }, { name: 'of_company_by_operators' });

/** The last event of each chain. Whoever appends to a chain writes here first, and so waits for nobody and overtakes nobody. */
export const headSchema = new Schema(
  {
    _id: String,
    /** How often the chain was written to. */
    turns: Number,
    event: part({ id: String, hash: String, at: String }),
  },
  { ...OPTIONS, collection: 'heads' },
);

/** When something was used last. */
export const useSchema = new Schema({ _id: String, at: Number }, { ...OPTIONS, collection: 'uses' });

/** What marks the database as ours, and in which format it is. */
export const markSchema = new Schema(
  { _id: String, format: Number, openedAt: Number, incomplete: Boolean },
  { ...OPTIONS, collection: 'countersign' },
);
