import { z } from 'zod';
import { LONGEST_ADDRESS, LONGEST_NAME } from '../domain/text.ts';
import { ROLES, type User } from '../domain/user.ts';
import { changeUser, createUser, endSessions, listUsers, readUser } from '../operations/users.ts';
import { listRoute } from './lists.ts';
import { type Route, route, timeOf } from './route.ts';

/** A user as it is answered. */
export const userShape = z
  .object({
    id: z.string(),
    company_id: z.string(),
    login_id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    active: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ title: 'User' });

const fields = {
  login_id: z.string().describe(`At most ${LONGEST_ADDRESS} characters; compared in lower case after NFKC.`),
  name: z.string().describe(`At most ${LONGEST_NAME} characters.`),
  email: z.string().describe(`At most ${LONGEST_ADDRESS} characters.`),
  roles: z.array(z.enum(ROLES)).optional().describe('None above own; "operator" in the platform company only.'),
  active: z.boolean().optional(),
};

const newUser = z
  .strictObject({
    ...fields,
    password: z.string().optional().describe('12 to 128 characters. Without one, that person cannot sign in yet.'),
  })
  .meta({ title: 'NewUser' });

const userChanges = z.strictObject(fields).partial().meta({ title: 'UserChanges' });

export const users: readonly Route[] = [
  route({
    method: 'post',
    path: '/companies/{company_id}/users',
    name: 'create_user',
    summary: 'Make a user of the company',
    who: ['administrator', 'operator'],
    body: newUser,
    status: 201,
    answer: userShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      createUser(services, caller, params.company_id, {
        loginId: body.login_id,
        name: body.name,
        email: body.email,
        password: body.password,
        roles: body.roles,
        active: body.active,
      }),
    present: presentUser,
  }),
  listRoute({
    path: '/companies/{company_id}/users',
    name: 'list_users',
    summary: 'The users of the company',
    who: ['administrator', 'operator'],
    item: userShape,
    operation: ({ services, caller, params }, page) => listUsers(services, caller, params.company_id, page),
    present: presentUser,
  }),
  route({
    method: 'get',
    path: '/companies/{company_id}/users/{user_id}',
    name: 'read_user',
    summary: 'One user of the company',
    who: ['administrator', 'operator'],
    answer: userShape,
    operation: ({ services, caller, params }) => readUser(services, caller, params.company_id, params.user_id),
    present: presentUser,
  }),
  route({
    method: 'patch',
    path: '/companies/{company_id}/users/{user_id}',
    name: 'change_user',
    summary: 'Change a user: never one with a role above own, and never the password',
    who: ['administrator', 'operator'],
    body: userChanges,
    answer: userShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params, body }) =>
      changeUser(services, caller, params.company_id, params.user_id, {
        loginId: body.login_id,
        name: body.name,
        email: body.email,
        roles: body.roles,
        active: body.active,
      }),
    present: presentUser,
  }),
  route({
    method: 'post',
    path: '/companies/{company_id}/users/{user_id}/end-sessions',
    name: 'end_sessions',
    summary: 'Sign a user out everywhere: their sessions and all that applications hold for them end, for good',
    who: ['administrator', 'operator'],
    answer: userShape,
    refusals: ['conflict'],
    operation: ({ services, caller, params }) => endSessions(services, caller, params.company_id, params.user_id),
    present: presentUser,
  }),
];

/** A user in the words of the API. */
export function presentUser(user: User): z.input<typeof userShape> {
  return {
    id: user.id,
    company_id: user.companyId,
    login_id: user.loginId,
    name: user.name,
    email: user.email,
    roles: [...user.roles],
    active: user.active,
    created_at: timeOf(user.createdAt),
  };
}
