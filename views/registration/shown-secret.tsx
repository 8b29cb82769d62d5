import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Code, Foreign } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import type { Reader, View } from '../reader.ts';
import { type ApplicationPaths, crumbsOf } from './way-back.tsx';

/** Why there is a secret to be shown. */
export type SecretOrigin = 'registered' | 'replaced' | 'switched';

export interface ShownSecretProps {
  readonly application: string;
  readonly company: string;
  readonly paths: ApplicationPaths;
  /** The company's. */
  readonly domain: string;
  readonly applicationKey: string;
  readonly secret: string;
  readonly origin: SecretOrigin;
  /** Whether it is still the secret of the application. */
  readonly current: boolean;
}

/** Key and secret, this once. */
export function shownSecretView(props: ShownSecretProps): View {
  return (reader) => {
    const { credentials } = reader.words;
    const { shown: words } = credentials;
    const { application, company, paths, origin, current } = props;
    return {
      title: words.title(application),
      scripted: true,
      crumbs: crumbsOf(reader, application, paths),
      main: (
        <>
          {!current && (
            <Notice tone="ended" sign="warning">
              <p>{words.outdated}</p>
            </Notice>
          )}
          <p>{origin === 'registered' ? words.registered(company) : words[origin]}</p>
          <Notice tone="waiting" sign="warning">
            <p>
              <strong>{words.once}</strong>
            </p>
            <p>{words.onceText}</p>
          </Notice>
          <div class="credentials">
            <Facts
              entries={[
                [credentials.domain, <Foreign text={props.domain} />],
                [credentials.key, <Copied reader={reader} text={props.applicationKey} label={words.copyKey} />],
                [credentials.secret, <Copied reader={reader} text={props.secret} label={words.copySecret} once />],
              ]}
            />
          </div>
          <p>{words.careful}</p>
          <Actions>
            <ButtonLink weight="primary" href={paths.application}>
              {words.on}
            </ButtonLink>
          </Actions>
        </>
      ),
    };
  };
}

/** A code beside which the script puts a button that copies it. `once`: the script takes it away when the page is left. */
function Copied({ reader, text, label, once = false }: { reader: Reader; text: string; label: string; once?: boolean }) {
  return (
    <span
      class="copied"
      data-copy={label}
      data-copied={reader.words.credentials.shown.copied}
      {...(once && { 'data-once': true })}
    >
      <Code text={text} />
    </span>
  );
}

/** What is there instead when the page is opened again. */
export function goneSecretView({
  application,
  paths,
  newSecret,
}: {
  application: string;
  paths: ApplicationPaths;
  newSecret: string | undefined;
}): View {
  return (reader) => {
    const { shown: words, newSecret: open } = reader.words.credentials;
    return {
      title: words.gone(application),
      crumbs: crumbsOf(reader, application, paths),
      main: (
        <>
          <p>{words.goneText}</p>
          {newSecret !== undefined && <p>{words.goneNext}</p>}
          <Actions>
            <ButtonLink href={paths.application}>{words.back}</ButtonLink>
            {newSecret !== undefined && <ButtonLink href={newSecret}>{open}</ButtonLink>}
          </Actions>
        </>
      ),
    };
  };
}
