import { type FormFault, faultsIn } from '../faults.ts';
import { type ChangedField, OvertakenBy } from '../overtaken.tsx';
import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { Done } from '../parts/done.tsx';
import { When } from '../parts/figures.tsx';
import { Code } from '../parts/foreign.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Badge } from '../parts/notice.tsx';
import { phrase } from '../phrase.ts';
import type { Reader, View } from '../reader.ts';
import { companyEntry, type CompanyField, CompanyFields, type CompanyValues, type KeptCompany } from './company-form.tsx';
import { CompanyState } from './company-states.tsx';
import { CompanySteps, type CompanyStepsProps } from './company-steps.tsx';

export interface CompanyFormProps {
  readonly action: string;
  readonly token: string;
  readonly values: CompanyValues;
  readonly faults: readonly FormFault[];
}

/** Making a company. */
export function newCompanyView({
  action,
  token,
  values,
  faults: found,
  companies,
}: CompanyFormProps & { companies: string }): View {
  return (reader) => {
    const { companies: words, frame } = reader.words;
    const faults = faultsIn(reader, found);
    return {
      title: words.newTitle,
      faulty: faults.length > 0,
      crumbs: [{ text: words.title, path: companies }],
      main: (
        <>
          <p>{words.newLead}</p>
          <ErrorSummary reader={reader} faults={faults} />
          <Form action={action} token={token}>
            <CompanyFields reader={reader} values={values} faults={faults} />
            <Actions>
              <Button weight="primary">{words.makeNow}</Button>
              <ButtonLink href={companies}>{frame.cancel}</ButtonLink>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}

/** What has just been done to a company. */
export type CompanyDone = 'created' | 'saved' | 'suspended' | 'reactivated' | 'verified' | 'unverified';

export interface CompanyProps {
  readonly company: KeptCompany;
  readonly done: CompanyDone | undefined;
  /** `marks`: what the form was made from. */
  readonly form: CompanyFormProps & { readonly marks: string; readonly changes: readonly ChangedField<CompanyField>[] };
  readonly steps: Omit<CompanyStepsProps, 'company'>;
  readonly companies: string;
}

/** One company: its fields, its people, and what ends its access. */
export function companyView({ company, done, form, steps, companies }: CompanyProps): View {
  return (reader) => {
    const { companies: words } = reader.words;
    return {
      title: phrase`${company.name}`,
      about: words.title,
      faulty: form.faults.length > 0,
      crumbs: [{ text: words.title, path: companies }],
      main: (
        <>
          <p class="states">
            <CompanyState reader={reader} {...company} />
            {company.developmentPartner && (
              <Badge tone="quiet" sign="enabled">
                {words.partner}
              </Badge>
            )}
          </p>
          <Done>{done && words.done[done](company.name)}</Done>
          <ChangeForm reader={reader} company={company} {...form} />
          <CompanySteps reader={reader} company={company} {...steps} />
          <p class="quiet-text small">
            {words.since} <When reader={reader} at={company.createdAt} /> · {words.number} <Code text={company.id} />
          </p>
        </>
      ),
    };
  };
}

function ChangeForm({
  reader,
  company,
  action,
  token,
  marks,
  values,
  faults: found,
  changes,
}: CompanyProps['form'] & { reader: Reader; company: KeptCompany }) {
  const faults = faultsIn(reader, found);
  return (
    <>
      <ErrorSummary reader={reader} faults={faults} />
      <OvertakenBy reader={reader} changes={changes} entryOf={(field) => companyEntry(reader, company, field)} />
      <Form action={action} token={token}>
        <input type="hidden" name="marks" value={marks} />
        <CompanyFields reader={reader} values={values} faults={faults} />
        <Actions>
          <Button weight="primary">{reader.words.companies.saveNow}</Button>
        </Actions>
      </Form>
    </>
  );
}
