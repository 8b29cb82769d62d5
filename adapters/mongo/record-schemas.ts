import { Schema } from 'mongoose';
import type { Noun, Records } from '../../server/domain/records.ts';
import { ANY_JSON, type FieldsOf, list, OPTIONS, part, TEXTS } from './fields.ts';

/**
 * The shape of every record. A field that no schema knows is an error, in what is written as in what is asked: a mistyped
 * filter must not become "everything". The types below leave no field of the domain out.
 */

const GROUP = part({ code: String, required: Boolean, reason: String });
const API = part({ code: String, groups: list(GROUP) });
const TERM = part({ scope: String, since: Number, group: Boolean, required: Boolean, requiredSince: Number });
const SECRET_FIELDS = { digest: String, keyId: String, createdAt: Number };
const SECRET = part(SECRET_FIELDS);
const SIGN_IN_LINK = part({ ...SECRET_FIELDS, madeBy: String, companyEpoch: Number });
const REQUESTER = part({ userId: String, reason: String, at: Number });

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
    signInLink: SIGN_IN_LINK,
    roles: TEXTS,
    active: Boolean,
    epoch: Number,
    createdAt: Number,
  },
  application: {
    companyId: String,
    publisherName: String,
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
  request: {
    companyId: String,
    applicationId: String,
    state: String,
    requesters: list(REQUESTER),
    createdAt: Number,
    decidedAt: Number,
    decidedBy: String,
  },
  resourceServer: { name: String, apis: TEXTS, secret: SECRET, createdAt: Number },
  signingKey: { state: String, publicJwk: ANY_JSON, sealed: String, createdAt: Number, changedAt: Number },
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
    /** Every beginning of every word by which the record is found. */
    searched: TEXTS,
    /** Of a connection that has not been ended. */
    acting: Boolean,
  },
  { ...OPTIONS, collection: 'records', discriminatorKey: 'noun' },
)
  .index({ claims: 1 }, { name: 'claims', unique: true, sparse: true })
  .index({ noun: 1, companyId: 1, _id: 1 }, { name: 'of_company' })
  .index({ noun: 1, applicationId: 1, _id: 1 }, { name: 'of_application' })
  .index({ noun: 1, userId: 1, _id: 1 }, { name: 'of_user' })
  .index({ noun: 1, visibility: 1, _id: 1 }, { name: 'by_visibility' })
  .index({ noun: 1, visibility: 1, searched: 1, _id: 1 }, { name: 'by_words' })
  .index({ noun: 1, certification: 1, _id: 1 }, { name: 'by_certification' })
  .index({ noun: 1, companyId: 1, state: 1, _id: 1 }, { name: 'of_company_by_state' })
  .index({ noun: 1, companyId: 1, applicationId: 1, acting: 1, _id: 1 }, { name: 'acting' })
  .index({ noun: 1, 'requesters.userId': 1, _id: 1 }, { name: 'of_requester' });
