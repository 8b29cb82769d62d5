import { Actions, Button } from '../parts/buttons.tsx';
import { Done } from '../parts/done.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Form } from '../parts/form.tsx';
import { Clause, Sheet, type SheetState } from '../parts/sheet.tsx';
import type { Reader, View } from '../reader.ts';
import { About, type AboutProps } from './about.tsx';
import { type Asked, AskedNotice, type Overtaken, OvertakenNotice } from './notices.tsx';
import { type Decided, SheetSignatures } from './signatures.tsx';
import { type Standing, StandingBadge } from './standing.tsx';
import { type SheetTerm, Terms } from './terms.tsx';

/** What has just been done with the sheet. */
export type SheetDone = 'enabled' | 'saved' | 'disabled';

export interface SheetProps extends AboutProps {
  readonly action: string;
  /** Where all applications are. */
  readonly list: string;
  readonly token: string;
  /** The version that the company is shown. */
  readonly version: number;
  /** The revision of the company's decision; 0 where there is none. */
  readonly revision: number;
  readonly standing: Standing;
  readonly terms: readonly SheetTerm[];
  /** The last decision; absent where the company never decided. */
  readonly decided: Decided | undefined;
  /** Absent where nobody waits. */
  readonly asked: Asked | undefined;
  readonly done: SheetDone | undefined;
  readonly overtaken: Overtaken | undefined;
}

/** The sheet: who asks, for what, why, since which version; the company's line to sign, or its signature. */
export function sheetView(props: SheetProps): View {
  return (reader) => {
    const { enabling: words, frame } = reader.words;
    const { action, token, application, company, standing, terms, asked, done, overtaken } = props;
    const lead = words.lead[standing];
    return {
      title: words.title[standing](application.name),
      about: words.party(company),
      faulty: overtaken !== undefined,
      crumbs: [
        { text: frame.webServices, path: '/administration/web-services' },
        { text: words.crumb, path: props.list },
      ],
      main: (
        <>
          {overtaken !== undefined && <OvertakenNotice reader={reader} overtaken={overtaken} />}
          <Done>{done && words.done[done](company)}</Done>
          {asked !== undefined && <AskedNotice reader={reader} asked={asked} />}
          <p>{typeof lead === 'string' ? lead : lead(company)}</p>
          <Form action={action} token={token}>
            <input type="hidden" name="permission_version" value={props.version} />
            <input type="hidden" name="revision" value={props.revision} />
            <Sheet state={stateOf(props)} title={<SheetTitle reader={reader} {...props} />}>
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

function SheetTitle({ reader, application, standing }: SheetProps & { reader: Reader }) {
  return (
    <>
      <span class="title-line">
        <Foreign text={application.name} />
      </span>{' '}
      <StandingBadge reader={reader} standing={standing} />
    </>
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
