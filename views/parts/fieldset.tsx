import type { ComponentChildren } from 'preact';
import type { Text } from '../phrase.ts';
import type { FieldFault } from './form.tsx';

interface FieldsetProps {
  /** What its faults are about, and the beginning of its ids. */
  readonly name: string;
  readonly legend: Text;
  readonly hint?: Text | undefined;
  readonly faults?: readonly FieldFault[];
  readonly children: ComponentChildren;
}

/** Boxes that belong together, under one question. Its faults are linked to the first box, whose id is the name. */
export function Fieldset({ name, legend, hint, faults = [], children }: FieldsetProps) {
  const own = faults.filter(({ field }) => field === name);
  const ids = [...(hint === undefined ? [] : [`${name}-set-hint`]), ...(own.length > 0 ? [`${name}-set-fault`] : [])];
  return (
    <fieldset class={own.length > 0 ? 'faulty' : undefined} {...(ids.length > 0 && { 'aria-describedby': ids.join(' ') })}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p class="hint" id={`${name}-set-hint`}>
          {hint}
        </p>
      )}
      {own.length > 0 && (
        <div class="fault" id={`${name}-set-fault`}>
          {own.map(({ message }) => (
            <p>{message}</p>
          ))}
        </div>
      )}
      {children}
    </fieldset>
  );
}
