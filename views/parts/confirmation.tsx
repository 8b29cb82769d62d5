import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';
import { Actions, Button, ButtonLink, type Weight } from './buttons.tsx';
import { Form } from './form.tsx';
import { Notice, type Tone } from './notice.tsx';

interface ConfirmationProps {
  readonly action: string;
  readonly token: string;
  /** What happens, then what follows from it. */
  readonly lead: Text;
  readonly text?: Text | undefined;
  /** `ended` where something ends. */
  readonly tone: Tone;
  readonly now: Text;
  readonly keep: Text;
  /** Where nothing happens. */
  readonly back: string;
  /** Fields that go with the decision. */
  readonly children?: ComponentChildren;
}

/** Whether to do something: its consequence first, then the button that says what it does, and the way back. */
export function Confirmation({ action, token, lead, text, tone, now, keep, back, children }: ConfirmationProps) {
  const weight: Weight = tone === 'ended' ? 'danger' : 'primary';
  return (
    <>
      <Notice tone={tone} sign={tone === 'ended' ? 'warning' : 'information'}>
        <p>
          <strong>{lead}</strong>
        </p>
        {text !== undefined && <p>{text}</p>}
      </Notice>
      <Form action={action} token={token}>
        {children}
        <Actions>
          <Button weight={weight}>{now}</Button>
          <ButtonLink href={back}>{keep}</ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
