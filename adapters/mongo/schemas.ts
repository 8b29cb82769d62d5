import { Schema, type SchemaDefinition, type SchemaOptions } from 'mongoose';
import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Noun, Records } from '../../server/domain/records.ts';

/**
 * The shape of every document. A field that no schema knows is an error, in what is written as in what is asked: a mistyped
 * filter must not become "everything". The types below leave no field of the domain out.
 */

/** The fields of a record beside those that all have. */
type FieldsOf<R> = { readonly [Field in Exclude<keyof R, 'id' | 'revision'>]-?: SchemaDefinition[string] };

const OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  id: false,
  autoCreate: false,
  autoIndex: false,
} as const satisfies SchemaOptions;

/** JSON of whose members nothing is asked. */
const ANY_JSON = { type: Schema.Types.Mixed };
/** Lists that are absent stay absent: mongoose would make empty ones, which mean something else. */
const TEXTS = { type: [String], default: undefined };

const GROUP = part({ code: String, required: Boolean, reason: String });
const API = part({ code: String, groups: list(GROUP) });
const TERM = part({ scope: String, since: Number, group: Boolean, required: Boolean, requiredSince: Number });
const SECRET = part({ digest: String, keyId: String, createdAt: Number });
const ACTOR = part({ type: { type: String }, id: String });

const FIELDS: { readonly [N in Noun]: FieldsOf<Records[N]> } = {
  company: {
    name: String,
    domain: String,
    domainVerified: Boolean,
    developmentPartner: Boolean,
    active: Boolean,
    platform: Boolean,
    epoch: Number,
    createdAt: Number,
  },
  user: {
    companyId: String,
    loginId: String,
    name: String,
    email: String,
    passwordHash: String,
    roles: TEXTS,
    active: Boolean,
    epoch: Number,
    createdAt: Number,
  },
  application: {
    companyId: String,
    name: String,
    description: String,
    visibility: String,
    active: Boolean,
    suspended: Boolean,
    apis: list(API),
    terms: list(TERM),
    permissionVersion: Number,
    approvedPermissionVersion: Number,
    certification: String,
    certificationNote: String,
    redirectUris: TEXTS,
    postLogoutRedirectUris: TEXTS,
    grantTypes: TEXTS,
    authenticationMethod: String,
    secret: SECRET,
    jwks: ANY_JSON,
    requirePkce: Boolean,
    epoch: Number,
    createdAt: Number,
    updatedAt: Number,
  },
  enablement: {
    companyId: String,
    applicationId: String,
    state: String,
    approvedScopes: TEXTS,
    permissionVersion: Number,
    generation: Number,
    changedAt: Number,
    changedBy: String,
  },
  connection: {
    userId: String,
    companyId: String,
    applicationId: String,
    scopes: TEXTS,
    generation: Number,
    since: Number,
  },
  resourceServer: { name: String, apis: TEXTS, secret: SECRET, createdAt: Number },
  signingKey: { state: String, publicJwk: ANY_JSON, sealed: String, createdAt: Number, changedAt: Number },
};

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

/** The nouns, each with the schema of its own fields. */
export const NOUNS = Object.entries(FIELDS).map(([noun, fields]) => ({
  noun: noun as Noun,
  schema: new Schema({ ...fields }, OPTIONS),
}));

/** What all records have. They are in one collection, so that all that the gate needs is one look-up by primary keys. */
export const recordSchema = new Schema(
  {
    /** Noun and id: `company/co_…`. */
    _id: String,
    revision: Number,
    /** The names that the record claims; absent where it claims none, which keeps it out of the unique index. */
    claims: TEXTS,
  },
  { ...OPTIONS, collection: 'records', discriminatorKey: 'noun' },
)
  .index({ claims: 1 }, { name: 'claims', unique: true, sparse: true })
  .index({ noun: 1, companyId: 1, _id: 1 }, { name: 'of_company' })
  .index({ noun: 1, applicationId: 1, _id: 1 }, { name: 'of_application' })
  .index({ noun: 1, userId: 1, _id: 1 }, { name: 'of_user' })
  .index({ noun: 1, visibility: 1, _id: 1 }, { name: 'by_visibility' });

export const eventSchema = new Schema({ _id: String, ...EVENT_FIELDS }, { ...OPTIONS, collection: 'events' })
  .index({ company_id: 1, _id: 1 }, { name: 'of_company' })
  .index({ company_id: 1, action: 1, _id: 1 }, { name: 'of_company_by_action' })
  .index({ company_id: 1, application_id: 1, _id: 1 }, { name: 'of_company_and_application' })
  .index({ application_id: 1, _id: 1 }, { name: 'of_application' })
  .index({ action: 1, _id: 1 }, { name: 'by_action' });

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

function part(fields: SchemaDefinition): Schema {
  return new Schema(fields, { strict: 'throw', _id: false, id: false, minimize: false });
}

function list(of: Schema): SchemaDefinition[string] {
  return { type: [of], default: undefined };
}
