import { z } from 'zod';
import { type Application, GRANT_TYPES } from '../domain/application.ts';
import type { ApplicationChanges } from '../domain/registration.ts';
import { LONGEST_NAME, LONGEST_TEXT } from '../domain/text.ts';
import type { Shown } from '../operations/applications.ts';
import { timeOf, timeOrNull } from './route.ts';

const METHODS = ['client_secret_basic', 'private_key_jwt'] as const;
const jwksShape = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
const choiceShape = z.array(
  z.object({ code: z.string(), groups: z.array(z.object({ code: z.string(), required: z.boolean(), reason: z.string() })) }),
);

/** An application as it is answered. */
export const applicationShape = z
  .object({
    id: z.string().describe('Also its key, the OAuth `client_id`.'),
    company_id: z.string(),
    name: z.string(),
    description: z.string(),
    visibility: z.enum(['private', 'public']),
    active: z.boolean(),
    suspended: z.boolean(),
    certification: z.enum(['none', 'submitted', 'approved', 'rejected']),
    certification_note: z.string(),
    permission_version: z.int(),
    approved_permission_version: z.int(),
    apis: choiceShape,
    scopes: z.array(z.string()),
    redirect_uris: z.array(z.string()),
    post_logout_redirect_uris: z.array(z.string()),
    grant_types: z.array(z.enum(GRANT_TYPES)),
    token_endpoint_auth_method: z.enum(METHODS),
    jwks: jwksShape.nullable(),
    require_pkce: z.boolean(),
    secret_created_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ title: 'Application' });

/** The same with the secret, where one was made. */
export const shownApplicationShape = applicationShape
  .extend({ client_secret: z.string().optional().describe('Where one was made; shown this once.') })
  .meta({ title: 'ApplicationWithSecret' });

const uris = z.array(z.string()).describe('At most 20 of at most 2,000 characters each; compared byte for byte.');
const group = z.strictObject({
  code: z.string(),
  required: z.boolean().default(true),
  reason: z.string().default('').describe(`At most ${LONGEST_TEXT} characters.`),
});
const api = z.strictObject({ code: z.string(), groups: z.array(group).default([]) });

/** The fields of registration; all but the name may be left out. */
export const registrationFields = {
  name: z.string().describe(`At most ${LONGEST_NAME} characters; unique within the company.`),
  description: z.string().optional().describe(`At most ${LONGEST_TEXT} characters.`),
  active: z.boolean().optional(),
  apis: z.array(api).optional(),
  redirect_uris: uris.optional(),
  post_logout_redirect_uris: uris.optional(),
  grant_types: z.array(z.enum(GRANT_TYPES)).optional(),
  token_endpoint_auth_method: z.enum(METHODS).optional().describe('`client_secret_basic` stands for both secret methods.'),
  jwks: z
    .strictObject({ keys: z.array(z.record(z.string(), z.unknown())) })
    .optional()
    .describe('Public keys, with `private_key_jwt`.'),
};

/** The same where each may be left out. */
export const changedFields = z.object(registrationFields).partial().shape;

type Fields = Omit<z.output<z.ZodObject<typeof changedFields>>, 'name'>;

/** The fields of registration but the name, in the words of the domain. */
export function fieldsOf(fields: Fields): Omit<ApplicationChanges, 'name'> {
  return {
    description: fields.description,
    active: fields.active,
    apis: fields.apis,
    redirectUris: fields.redirect_uris,
    postLogoutRedirectUris: fields.post_logout_redirect_uris,
    grantTypes: fields.grant_types,
    authenticationMethod: fields.token_endpoint_auth_method,
    jwks: fields.jwks,
  };
}

/** An application in the words of the API. */
export function presentApplication(application: Application): z.input<typeof applicationShape> {
  return {
    id: application.id,
    company_id: application.companyId,
    name: application.name,
    description: application.description,
    visibility: application.visibility,
    active: application.active,
    suspended: application.suspended,
    certification: application.certification,
    certification_note: application.certificationNote,
    permission_version: application.permissionVersion,
    approved_permission_version: application.approvedPermissionVersion,
    apis: application.apis.map(({ code, groups }) => ({
      code,
      groups: groups.map((choice) => ({ code: choice.code, required: choice.required, reason: choice.reason })),
    })),
    scopes: application.terms.map(({ scope }) => scope),
    redirect_uris: [...application.redirectUris],
    post_logout_redirect_uris: [...application.postLogoutRedirectUris],
    grant_types: [...application.grantTypes],
    token_endpoint_auth_method: application.authenticationMethod,
    jwks: application.jwks === undefined ? null : { keys: [...application.jwks.keys] },
    require_pkce: application.requirePkce,
    secret_created_at: timeOrNull(application.secret?.createdAt),
    created_at: timeOf(application.createdAt),
    updated_at: timeOf(application.updatedAt),
  };
}

/** The same with the secret that was made. */
export function presentShown({ record, secret }: Shown): z.input<typeof shownApplicationShape> {
  return { ...presentApplication(record), ...(secret !== undefined && { client_secret: secret }) };
}

/** The entity tag of an application: another one after every change. */
export function applicationTag({ revision }: Application): string {
  return `"${revision}"`;
}
