import { z } from 'zod';
import { assertPerson } from '../domain/authorization.ts';
import { changeOwnPassword } from '../operations/passwords.ts';
import { companyShape, presentCompany } from './companies.ts';
import { type Route, route } from './route.ts';
import { presentUser, userShape } from './users.ts';

const meShape = z.object({ user: userShape, company: companyShape }).meta({ title: 'Me' });

const passwordChange = z
  .strictObject({
    current_password: z.string().describe('Asking for it counts as an attempt to sign in.'),
    password: z.string().describe('12 to 128 characters.'),
  })
  .meta({ title: 'PasswordChange' });

export const me: readonly Route[] = [
  route({
    method: 'get',
    path: '/me',
    name: 'read_me',
    summary: 'Who signed in, and their company',
    who: ['person'],
    answer: meShape,
    operation: async ({ caller }) => assertPerson(caller),
    present: ({ user, company }) => ({ user: presentUser(user), company: presentCompany(company) }),
  }),
  route({
    method: 'post',
    path: '/me/password',
    name: 'change_own_password',
    summary: 'Change the own password, which ends all own sessions and tokens',
    who: ['person'],
    body: passwordChange,
    answer: userShape,
    refusals: ['too_many_attempts'],
    operation: ({ services, caller, body }) =>
      changeOwnPassword(services, caller, { currentPassword: body.current_password, password: body.password }),
    present: presentUser,
  }),
];
