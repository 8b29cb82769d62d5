import type { Cast } from './stage.ts';

/** What the demo prints: who can sign in, where to enable, and lines to paste. */
export function guide(demo: Cast & { issuer: string; log: string; operatorSecret: string }): string {
  const { issuer, applicationId, customerId, secret } = demo;
  const token = `curl -s -u ${applicationId}:${secret} ${issuer}/token -d grant_type=client_credentials -d company_id=${customerId}`;
  return `
Countersign is running on ${issuer}, with two processes.

  Receipt Robot, by Fernweh Receipts, is registered, certified and public.
  Northwind Ltd. has not enabled it.

People (all with the password "${demo.password}")
  ${demo.administratorLogin}   administrator of Northwind Ltd., who can enable it
  ${demo.userLogin}   a colleague, who cannot
  ${demo.partnerLogin}    the partner's developer

1. The application asks for a token for Northwind, and is refused:

   ${token}

2. Sign in as ${demo.administratorLogin}, look at what it asks for, and enable it:

   ${issuer}/administration/web-services/enable/${applicationId}

3. The same line obtains a token. Keep it:

   TOKEN=$(${token} | node -pe 'JSON.parse(require("fs").readFileSync(0)).access_token')

4. Whoever checks the token is told that it is good, by either process:

   curl -s -u ${applicationId}:${secret} ${issuer}/introspect -d token=$TOKEN

5. Disable it on the same page. The token is dead at once, and line 1 is refused again.

For the lines of docs/partners.md:

   ISSUER=${issuer} KEY=${applicationId} SECRET=${secret} COMPANY=${customerId}

The operator's secret, for the management API:  ${demo.operatorSecret}
The server's log:  ${demo.log}
Ctrl-C ends the demo and removes everything.
`;
}
