import { z } from 'zod';
import { createSignInLink, SIGN_IN_LINK_PATH } from '../operations/sign-in-links.ts';
import { type Route, route, timeOf } from './route.ts';

const signInLinkShape = z
  .object({
    sent: z.boolean().describe('Whether the person was sent the link by mail. Then nobody else sees it.'),
    expires_at: z.iso.datetime(),
    link: z.url().optional().describe('Where no mail is sent, this once: give it to the person, and to nobody else.'),
  })
  .meta({ title: 'SignInLink' });

export const signInLinks: readonly Route[] = [
  route({
    method: 'post',
    path: '/companies/{company_id}/users/{user_id}/sign-in-link',
    name: 'create_sign_in_link',
    summary: 'A link with which that person sets a password: once, within 24 hours; it ends every earlier one',
    who: ['administrator', 'operator'],
    status: 201,
    answer: signInLinkShape,
    secrets: ['link'],
    refusals: ['conflict'],
    operation: async ({ services, caller, params, issuer }) => {
      const made = await createSignInLink(services, caller, params.company_id, params.user_id);
      return { ...made, link: made.sent ? undefined : `${issuer}${SIGN_IN_LINK_PATH}${made.token}` };
    },
    present: ({ sent, expiresAt, link }) => ({ sent, expires_at: timeOf(expiresAt), ...(link !== undefined && { link }) }),
  }),
];
