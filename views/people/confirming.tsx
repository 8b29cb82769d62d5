import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Confirmation } from '../parts/confirmation.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader, View } from '../reader.ts';
import { crumbsWithin, type Place } from './place.tsx';

export interface AboutPersonProps {
  readonly place: Place;
  readonly action: string;
  readonly token: string;
  readonly person: string;
  /** Their page. */
  readonly path: string;
}

/** Whether to deactivate a person, or to let them in again. */
export function accessView(step: 'deactivating' | 'activating', { place, action, token, person, path }: AboutPersonProps): View {
  return (reader) => {
    const words = reader.words.people[step];
    return {
      title: words.title(person),
      crumbs: crumbsWithin(reader, place, { name: person, path }),
      main: (
        <Confirmation
          action={action}
          token={token}
          lead={words.lead}
          text={words.text}
          tone={step === 'deactivating' ? 'ended' : 'accent'}
          now={words.now(person)}
          keep={words.keep}
          back={path}
        />
      ),
    };
  };
}

/** Whether to sign a person out everywhere; `self` where it is who reads the page. */
export function endSessionsView({
  place,
  action,
  token,
  person,
  path,
  self,
}: AboutPersonProps & { readonly self: boolean }): View {
  return (reader) => {
    const { ending: words } = reader.words.people;
    const { lead, text, keep } = words[self ? 'own' : 'theirs'];
    return {
      title: words.title(person),
      crumbs: crumbsWithin(reader, place, { name: person, path }),
      main: (
        <>
          <p>{text}</p>
          <p>{words.password}</p>
          <Confirmation action={action} token={token} lead={lead} tone="ended" now={words.now(person)} keep={keep} back={path} />
        </>
      ),
    };
  };
}

export interface MakeLinkProps extends AboutPersonProps {
  readonly email: string;
  /** Links are made for who is active. */
  readonly active: boolean;
  /** Whether the link is sent by mail, so that nobody else sees it. */
  readonly sends: boolean;
  /** Whether the mail server has just refused the letter. */
  readonly failed: boolean;
}

/** Whether to make a link with which the person sets a password. */
export function makeLinkView(props: MakeLinkProps): View {
  const { place, person, path, active } = props;
  return (reader) => {
    const { people } = reader.words;
    return {
      title: people.link.title(person),
      crumbs: crumbsWithin(reader, place, { name: person, path }),
      main: active ? (
        <MakeLink reader={reader} {...props} />
      ) : (
        <>
          <p>{people.signIn.inactive}</p>
          <Actions>
            <ButtonLink href={path}>{people.shown.back(person)}</ButtonLink>
          </Actions>
        </>
      ),
    };
  };
}

function MakeLink({ reader, action, token, path, email, sends, failed }: MakeLinkProps & { reader: Reader }) {
  const { link: words } = reader.words.people;
  return (
    <>
      {failed && (
        <div role="alert">
          <Notice tone="ended" sign="warning">
            <p>{words.notSent}</p>
          </Notice>
        </div>
      )}
      <p>{words.once}</p>
      <p>{words.goesOn}</p>
      <Confirmation
        action={action}
        token={token}
        lead={sends ? words.sends(email) : words.shows}
        tone="accent"
        now={sends ? words.send : words.make}
        keep={words.notNow}
        back={path}
      />
    </>
  );
}
