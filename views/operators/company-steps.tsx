import { type FormFault, faultsIn } from '../faults.ts';
import { Actions, ButtonLink } from '../parts/buttons.tsx';
import { Confirmation } from '../parts/confirmation.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ErrorSummary } from '../parts/form.tsx';
import { DomainMark } from '../parts/publisher.tsx';
import type { Reader, View } from '../reader.ts';
import type { KeptCompany } from './company-form.tsx';
import { domainName } from '../domain-name.ts';

/** What can be done to a company beside its form. */
export interface CompanyStepsProps {
  readonly company: KeptCompany;
  readonly paths: Readonly<Record<'people' | 'applications' | 'trail' | CompanyStep, string>>;
}

/** What is asked about on a page of its own. */
export type CompanyStep = 'suspend' | 'reactivate' | 'verify' | 'unverify';

/** What follows the form. */
export function CompanySteps(props: CompanyStepsProps & { readonly reader: Reader }) {
  return (
    <>
      <Within {...props} />
      <Domain {...props} />
      <Access {...props} />
    </>
  );
}

function Within({ reader, paths }: CompanyStepsProps & { readonly reader: Reader }) {
  const { companies: words } = reader.words;
  const ways = [
    [paths.people, words.people, words.peopleText],
    [paths.applications, words.applications, words.applicationsText],
    [paths.trail, words.trail, words.trailText],
  ] as const;
  return (
    <section class="stack part">
      <h2>{words.within}</h2>
      <ul class="plain stack">
        {ways.map(([path, name, text]) => (
          <li>
            <a href={path}>{name}</a>
            <p class="quiet-text small">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Domain({ reader, company, paths }: CompanyStepsProps & { readonly reader: Reader }) {
  const { companies: words } = reader.words;
  const { domain, domainVerified: verified } = company;
  return (
    <section class="stack part">
      <h2>
        {words.domain.section} <DomainMark reader={reader} domain={domain} verified={verified} />
      </h2>
      <p>{verified ? words.domain.verifiedText(domainName(domain)) : words.domain.unverifiedText(domainName(domain))}</p>
      <Actions>
        <ButtonLink href={verified ? paths.unverify : paths.verify}>
          {verified ? words.unverifying.open : words.verifying.open}
        </ButtonLink>
      </Actions>
    </section>
  );
}

function Access({ reader, company, paths }: CompanyStepsProps & { readonly reader: Reader }) {
  const { companies } = reader.words;
  const words = company.active ? companies.suspending : companies.reactivating;
  return (
    <section class="stack part">
      <h2>{companies.access}</h2>
      {company.platform ? (
        <p>{companies.platformText}</p>
      ) : (
        <>
          <p>{words.openText}</p>
          <Actions>
            <ButtonLink href={company.active ? paths.suspend : paths.reactivate}>{words.open}</ButtonLink>
          </Actions>
        </>
      )}
    </section>
  );
}

export interface CompanyQuestionProps {
  readonly step: CompanyStep;
  readonly action: string;
  readonly token: string;
  /** `revision`: what the answer is about. */
  readonly company: Pick<KeptCompany, 'name' | 'domain'> & { readonly revision: number };
  readonly paths: { readonly companies: string; readonly company: string };
  readonly faults: readonly FormFault[];
}

/** Whether to suspend a company or let it in again, to confirm its domain or take that back. */
export function companyQuestionView({ step, action, token, company, paths, faults: found }: CompanyQuestionProps): View {
  return (reader) => {
    const { companies: words } = reader.words;
    const { name, revision } = company;
    const domain = domainName(company.domain);
    const faults = faultsIn(reader, found);
    const asked = {
      suspend: { ...words.suspending, title: words.suspending.title(name), now: words.suspending.now(name) },
      reactivate: { ...words.reactivating, title: words.reactivating.title(name), now: words.reactivating.now(name) },
      verify: { ...words.verifying, title: words.verifying.title(domain, name), now: words.verifying.now(domain) },
      unverify: { ...words.unverifying, title: words.unverifying.title(domain, name), now: words.unverifying.now },
    }[step];
    return {
      title: asked.title,
      faulty: faults.length > 0,
      crumbs: [
        { text: words.title, path: paths.companies },
        { text: <Foreign text={name} />, path: paths.company },
      ],
      main: (
        <>
          <ErrorSummary reader={reader} faults={faults} />
          <div id="domain">
            <Confirmation
              action={action}
              token={token}
              lead={asked.lead}
              text={asked.text}
              tone={step === 'suspend' ? 'ended' : 'accent'}
              now={asked.now}
              keep={asked.keep}
              back={paths.company}
            >
              <input type="hidden" name="revision" value={revision} />
            </Confirmation>
          </div>
        </>
      ),
    };
  };
}
