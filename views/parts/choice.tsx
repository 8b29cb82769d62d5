import type { Text } from '../phrase.ts';
import { described, Labelled } from './form.tsx';

/** One of the things to choose from. */
export interface Option {
  readonly value: string;
  /** Options hold text alone, so it is one of ours. */
  readonly text: string;
}

interface ChoiceProps extends Omit<Labelled, 'faults' | 'label'> {
  readonly label: Text;
  readonly value: string;
  /** What stands before the groups. */
  readonly options: readonly Option[];
  readonly groups: readonly { readonly title: string; readonly options: readonly Option[] }[];
}

/** One of many, which stand in groups. */
export function Choice(props: ChoiceProps) {
  const { name, value, options, groups } = props;
  const list = (all: readonly Option[]) =>
    all.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.text}
      </option>
    ));
  return (
    <Labelled {...props}>
      <select id={name} name={name} {...described(props)}>
        {list(options)}
        {groups.map(({ title, options: grouped }) => (
          <optgroup label={title}>{list(grouped)}</optgroup>
        ))}
      </select>
    </Labelled>
  );
}
