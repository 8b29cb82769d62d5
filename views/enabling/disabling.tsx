import { Actions, Button, ButtonLink } from '../parts/buttons.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../reader.ts';

export interface DisablingProps {
  /** Where the form goes, and where the sheet is. */
  readonly action: string;
  /** Where all applications are. */
  readonly list: string;
  readonly token: string;
  readonly application: string;
  readonly company: string;
  /** How many people have connected; `more` where there are so many that counting stopped. */
  readonly people: { readonly count: number; readonly more: boolean };
}

/** Whether to disable: what ends, and for how many. */
export function disablingView({ action, list, token, application, company, people }: DisablingProps): View {
  return ({ words: { enabling, frame } }) => {
    const { disabling: words } = enabling;
    const ends = people.count === 0 ? words.nobody : people.more ? words.many(people.count) : words.people(people.count);
    return {
      title: words.title(application, company),
      crumbs: [
        { text: frame.webServices, path: '/administration/web-services' },
        { text: enabling.crumb, path: list },
        { text: <Foreign text={application} />, path: action },
      ],
      main: (
        <>
          <Notice tone="ended" sign="warning">
            <p>
              <strong>{ends}</strong>
            </p>
            <p>{words.lead}</p>
          </Notice>
          <Form action={action} token={token}>
            <Actions>
              <Button weight="danger" value="disable">
                {words.now(company)}
              </Button>
              <ButtonLink href={action}>{words.keep}</ButtonLink>
            </Actions>
          </Form>
        </>
      ),
    };
  };
}
