import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import type { View } from '../reader.ts';

/** Whether to sign out. Without an answer nobody is: anybody's page could have led here. */
export function signOutView({ action, token }: { action: string; token: string }): View {
  return ({ words: { oauth }, platform }) => ({
    title: oauth.signOut.title,
    main: (
      <>
        <p>{oauth.signOut.lead(platform)}</p>
        <form method="post" action={action}>
          <input type="hidden" name="xsrf" value={token} />
          <Actions>
            <Button weight="primary" name="logout" value="yes">
              {oauth.signOut.action}
            </Button>
            <ButtonLink href="/">{oauth.signOut.stay}</ButtonLink>
          </Actions>
        </form>
      </>
    ),
  });
}

/** It worked. */
export function signedOutView(): View {
  return ({ words: { oauth } }) => ({
    title: oauth.signOut.doneTitle,
    main: (
      <>
        <p>{oauth.signOut.done}</p>
        <p>
          <ButtonLink href="/sign-in">{oauth.signOut.again}</ButtonLink>
        </p>
      </>
    ),
  });
}
