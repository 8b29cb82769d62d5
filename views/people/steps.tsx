import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { When } from '../parts/figures.tsx';
import type { Reader } from '../reader.ts';

/** What can be done to a person beside their form. */
export interface PersonStepsProps {
  /** Whether it is who reads the page. */
  readonly self: boolean;
  readonly active: boolean;
  readonly hasPassword: boolean;
  /** The link that can be used at present, in epoch milliseconds. */
  readonly link?: { readonly madeAt: number; readonly until: number } | undefined;
  readonly paths: Readonly<Record<'link' | 'endSessions' | 'deactivate' | 'activate' | 'password', string>>;
}

/** What follows the form. */
export function PersonSteps(props: PersonStepsProps & { readonly reader: Reader }) {
  return (
    <>
      <SignIn {...props} />
      {props.active && <Sessions {...props} />}
      <Access {...props} />
    </>
  );
}

function SignIn({ reader, self, active, hasPassword, link, paths }: PersonStepsProps & { readonly reader: Reader }) {
  const { people: words } = reader.words;
  return (
    <section class="stack part">
      <h2>{words.signIn.title}</h2>
      {self ? (
        <p>
          {words.signIn.own} <a href={paths.password}>{words.signIn.ownLink}</a>
        </p>
      ) : (
        <p>{active ? (hasPassword ? words.signIn.password : words.signIn.none) : words.signIn.inactive}</p>
      )}
      {link !== undefined && (
        <p>
          {words.signIn.made} <When reader={reader} at={link.madeAt} /> {words.signIn.until}{' '}
          <When reader={reader} at={link.until} />.
        </p>
      )}
      {!self && active && (
        <Actions>
          <ButtonLink href={paths.link}>{words.link.open}</ButtonLink>
        </Actions>
      )}
    </section>
  );
}

function Sessions({ reader, self, paths }: PersonStepsProps & { readonly reader: Reader }) {
  const { ending: words } = reader.words.people;
  return (
    <section class="stack part">
      <h2>{words.section}</h2>
      <p>{words[self ? 'own' : 'theirs'].openText}</p>
      <Actions>
        <ButtonLink href={paths.endSessions}>{words.open}</ButtonLink>
      </Actions>
    </section>
  );
}

function Access({ reader, self, active, paths }: PersonStepsProps & { readonly reader: Reader }) {
  const { people } = reader.words;
  const { deactivating, activating } = people;
  if (self) {
    return (
      <section class="stack part">
        <h2>{deactivating.section}</h2>
        <p>{deactivating.own}</p>
      </section>
    );
  }
  const words = active ? deactivating : activating;
  return (
    <section class="stack part">
      <h2>{deactivating.section}</h2>
      <p>{words.openText}</p>
      <Actions>
        <ButtonLink href={active ? paths.deactivate : paths.activate}>{words.open}</ButtonLink>
      </Actions>
    </section>
  );
}
