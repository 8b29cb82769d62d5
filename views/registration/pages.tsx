import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Beginning } from '../parts/foreign.tsx';
import { Facts } from '../parts/list.tsx';
import { Notice } from '../parts/notice.tsx';
import { phrase } from '../phrase.ts';
import type { Page, Reader, View } from '../reader.ts';
import { Above, type ApplicationDone } from './above.tsx';
import { CredentialFacts, type Credentials } from './authorization.tsx';
import { type NeededFault, registrationFaultsIn } from './needed.ts';
import type { FormFault } from '../faults.ts';
import { FIELD_NAMES } from './fields.ts';
import { Fields, type FormValues } from './form.tsx';
import { type Overtaken, OvertakenNotice, type TickedForYou, TickedNotice } from './notices.tsx';
import { LastNote, Steps, type StepsProps } from './steps.tsx';
import { entryOf, type Summary } from './summary.tsx';

interface FormPageProps {
  /** Where the form goes. */
  readonly action: string;
  readonly token: string;
  /** Web Services, and the list. */
  readonly paths: { readonly webServices: string; readonly applications: string };
  readonly company: string;
  readonly values: FormValues;
  readonly faults: readonly (FormFault | NeededFault)[];
  readonly ticked: readonly TickedForYou[];
  readonly credentials: Credentials;
  /** Whether the person may change the visibility. */
  readonly staff: boolean;
}

/** New Partner Application. */
export function newApplicationView(props: FormPageProps): View {
  return (reader) => {
    const { registration: words, frame } = reader.words;
    return {
      title: words.newTitle,
      ...frameOf(reader, props),
      main: (
        <>
          <p>{words.newLead(props.company)}</p>
          <TickedNotice reader={reader} ticked={props.ticked} />
          <ErrorSummary reader={reader} faults={registrationFaultsIn(reader, props.faults, props.values.apis)} />
          <Form action={props.action} token={props.token}>
            <FormFields reader={reader} props={props} additions={undefined} />
            <Actions>
              <Button weight="primary">{words.register}</Button>
              <ButtonLink href={props.paths.applications}>{frame.cancel}</ButtonLink>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}

export interface ModifyProps extends FormPageProps {
  readonly application: string;
  /** For the hidden field that says what the form shows. */
  readonly shown: string;
  readonly overtaken: Overtaken | undefined;
  readonly steps: StepsProps;
  /** What has just been done. */
  readonly done: ApplicationDone | undefined;
}

/** The whole name stands in its field. */
const LONGEST_HEADING = 60;

/** Modify Partner Application. */
export function modifyApplicationView(props: ModifyProps): View {
  return (reader) => {
    const { registration: words, frame } = reader.words;
    const { certification } = props.steps;
    return {
      title: words.modifyTitle,
      about: phrase`${props.application}`,
      ...frameOf(reader, props),
      main: (
        <>
          <p class="large">
            <Beginning text={props.application} most={LONGEST_HEADING} />
          </p>
          <Above reader={reader} {...props} modifiable />
          <OvertakenNotice reader={reader} overtaken={props.overtaken} />
          <TickedNotice reader={reader} ticked={props.ticked} />
          <ErrorSummary reader={reader} faults={registrationFaultsIn(reader, props.faults, props.values.apis)} />
          <Form action={props.action} token={props.token}>
            <input type="hidden" name="shown" value={props.shown} />
            <FormFields
              reader={reader}
              props={props}
              additions={
                comesBack(props)
                  ? undefined
                  : certification === 'approved' || certification === 'submitted'
                    ? words.additions[certification]
                    : words.additions.other
              }
            />
            <Actions>
              <Button weight="primary">{words.save}</Button>
              <ButtonLink href={props.paths.applications}>{frame.cancel}</ButtonLink>
            </Actions>
          </Form>
          {comesBack(props) ? <LastNote reader={reader} {...props.steps} /> : <Steps reader={reader} {...props.steps} />}
        </>
      ),
    };
  };
}

/** Whether what was typed stands in the form and is not saved: then nothing follows that leads away from it. */
function comesBack({ faults, ticked, overtaken }: FormPageProps & Partial<ModifyProps>): boolean {
  return faults.length > 0 || ticked.length > 0 || overtaken !== undefined;
}

interface ReadProps extends Pick<ModifyProps, 'paths' | 'company' | 'application' | 'credentials' | 'steps' | 'done'> {
  readonly summary: Summary;
}

const SHOWN = FIELD_NAMES.filter((name) => name !== 'name');

/** The same for a company that may not modify it any more. */
export function readApplicationView(props: ReadProps): View {
  return (reader) => {
    const { partner, credentials: words } = reader.words;
    const { application, summary, credentials, steps, company } = props;
    return {
      title: phrase`${application}`,
      crumbs: crumbsOf(reader, props.paths),
      main: (
        <>
          <Notice tone="waiting" sign="warning">
            <p>{partner.notDeveloper(company)}</p>
          </Notice>
          <Above reader={reader} {...props} modifiable={false} />
          <Facts entries={SHOWN.map((field) => entryOf(reader, summary, field))} />
          <section class="stack">
            <h2>{words.title}</h2>
            <CredentialFacts reader={reader} {...credentials} />
          </section>
          <Steps reader={reader} {...steps} />
        </>
      ),
    };
  };
}

function FormFields({ reader, props, additions }: { reader: Reader; props: FormPageProps; additions: string | undefined }) {
  const { values, staff, credentials } = props;
  const faults = registrationFaultsIn(reader, props.faults, props.values.apis);
  return (
    <Fields
      reader={reader}
      values={values}
      faults={faults}
      staff={staff}
      additions={additions}
      authorization={{ ...credentials, told: !comesBack(props) }}
    />
  );
}

function frameOf(reader: Reader, { faults, paths }: FormPageProps): Pick<Page, 'faulty' | 'crumbs' | 'scripted'> {
  return { faulty: faults.length > 0, scripted: true, crumbs: crumbsOf(reader, paths) };
}

function crumbsOf({ words }: Reader, paths: FormPageProps['paths']): NonNullable<Page['crumbs']> {
  return [
    { text: words.frame.webServices, path: paths.webServices },
    { text: words.partner.title, path: paths.applications },
  ];
}
