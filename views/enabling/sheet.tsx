import { Actions, Button } from '../parts/buttons.tsx';
import { Foreign, Prose } from '../parts/foreign.tsx';
import { Form } from '../parts/form.tsx';
import { Facts } from '../parts/list.tsx';
import { Badge, type Tone } from '../parts/notice.tsx';
import { type Publisher, PublisherName } from '../parts/publisher.tsx';
import { Clause, Sheet, type SheetState } from '../parts/sheet.tsx';
import type { SignName } from '../parts/signs.tsx';
import type { Reader, View } from '../reader.ts';
import { type Decided, SheetSignatures } from './signatures.tsx';
import { type SheetTerm, Terms } from './terms.tsx';

/** How things stand between the company and the application. */
export type Standing = 'open' | 'enabled' | 'pending' | 'disabled' | 'outOfService';

export interface SheetProps {
  readonly action: string;
  readonly token: string;
  readonly application: { readonly name: string; readonly description: string; readonly redirectHosts: readonly string[] };
  readonly publisher: Publisher;
  readonly company: string;
  /** The version that the company is shown. */
  readonly version: number;
  readonly standing: Standing;
  readonly terms: readonly SheetTerm[];
  /** The last decision; absent where the company never decided. */
  readonly decided: Decided | undefined;
}

const BADGES: Readonly<Record<Standing, readonly [Tone, SignName]>> = {
  open: ['quiet', 'disabled'],
  enabled: ['enabled', 'enabled'],
  pending: ['waiting', 'waiting'],
  disabled: ['ended', 'disabled'],
  outOfService: ['ended', 'warning'],
};

/** The sheet: who asks, for what, why, since which version; the company's line to sign, or its signature. */
export function sheetView(props: SheetProps): View {
  return (reader) => {
    const { enabling: words } = reader.words;
    const { action, token, application, company, version, standing, terms } = props;
    const [tone, sign] = BADGES[standing];
    const lead = words.lead[standing];
    return {
      title: words.title[standing](application.name),
      about: words.party(company),
      crumbs: [{ text: reader.words.frame.webServices, path: '/administration/web-services' }],
      main: (
        <>
          <p>{typeof lead === 'string' ? lead : lead(company)}</p>
          <Form action={action} token={token}>
            <input type="hidden" name="permission_version" value={version} />
            <Sheet
              state={stateOf(props)}
              title={
                <>
                  <span class="title-line">
                    <Foreign text={application.name} />
                  </span>{' '}
                  <Badge tone={tone} sign={sign}>
                    {words.states[standing]}
                  </Badge>
                </>
              }
            >
              <About reader={reader} {...props} />
              <Clause title={words.terms}>
                {terms.length === 0 ? (
                  <p>{words.noTerms}</p>
                ) : (
                  <Terms reader={reader} terms={terms} fixed={standing === 'outOfService'} />
                )}
              </Clause>
              <SheetSignatures reader={reader} {...props}>
                <Signing reader={reader} {...props} />
              </SheetSignatures>
            </Sheet>
          </Form>
          {(standing === 'enabled' || standing === 'pending' || isHeld(props)) && (
            <form method="get" action={action}>
              <Actions>
                <Button value="disable">{words.disable(company)}</Button>
              </Actions>
            </form>
          )}
        </>
      ),
    };
  };
}

function stateOf({ standing, decided }: SheetProps): SheetState {
  if (standing === 'disabled') return 'struck';
  return decided?.state === 'enabled' ? 'signed' : 'open';
}

/** Out of service, but enabled: the company can still end it. */
function isHeld({ standing, decided }: SheetProps): boolean {
  return standing === 'outOfService' && decided?.state === 'enabled';
}

function About({ reader, application, publisher, company }: SheetProps & { reader: Reader }) {
  const { enabling: words } = reader.words;
  const { description, redirectHosts } = application;
  return (
    <Facts
      entries={[
        [words.publisher, <PublisherName reader={reader} publisher={publisher} />],
        ...(description === '' ? [] : [[words.description, <Prose reader={reader} text={description} />] as const]),
        [
          words.returnsTo,
          redirectHosts.length === 0 ? (
            words.noRedirect
          ) : (
            <ul>
              {redirectHosts.map((host) => (
                <li>
                  <Foreign text={host} />
                </li>
              ))}
            </ul>
          ),
        ],
        [words.lasts, words.lifetime(company)],
      ]}
    />
  );
}

/** What the company can do, beneath its line. */
function Signing({ reader, standing, company, terms }: SheetProps & { reader: Reader }) {
  const { enabling: words } = reader.words;
  if (standing === 'outOfService') return undefined;
  if (standing === 'enabled') {
    const choice = terms.some(({ groups }) => groups.some(({ required }) => !required));
    return choice ? (
      <Actions>
        <Button value="enable">{words.save}</Button>
      </Actions>
    ) : undefined;
  }
  const enable = { open: words.enable, disabled: words.enableAgain, pending: words.approve }[standing];
  return (
    <Actions>
      <Button weight="primary" value="enable">
        {enable(company)}
      </Button>
      <Button value="cancel">{standing === 'pending' ? words.stay : words.notNow}</Button>
    </Actions>
  );
}
