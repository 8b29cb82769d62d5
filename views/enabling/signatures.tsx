import type { ComponentChildren } from 'preact';
import { figure, When } from '../parts/figures.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Signature, Signatures } from '../parts/sheet.tsx';
import { Mark } from '../parts/signs.tsx';
import type { Reader } from '../reader.ts';

/** What the company decided last. */
export interface Decided {
  readonly state: 'enabled' | 'disabled';
  /** The permission version that was approved. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who decided, if it is a person of the company. */
  readonly by: string | undefined;
}

export interface SignaturesProps {
  readonly reader: Reader;
  readonly publisher: { readonly name: string };
  readonly company: string;
  readonly version: number;
  readonly decided: Decided | undefined;
  /** What can be done, beneath the company's line. */
  readonly children: ComponentChildren;
}

/** Both parties' lines: the partner asks, the company countersigns. */
export function SheetSignatures({ reader, publisher, company, version, decided, children }: SignaturesProps) {
  const { enabling: words } = reader.words;
  return (
    <Signatures>
      <Signature state="signed" party={words.party(publisher.name)}>
        <span class="name">
          <Foreign text={publisher.name} />
        </span>
        <span class="small quiet-text">{words.version(figure(reader, version))}</span>
      </Signature>
      <Signature
        state={decided === undefined ? 'missing' : decided.state === 'enabled' ? 'signed' : 'struck'}
        party={words.party(company)}
      >
        {decided !== undefined && (
          <>
            <span class="name">
              <Mark />
              {decided.by === undefined ? words.unknownPerson : <Foreign text={decided.by} />}
            </span>
            <span class="small quiet-text">
              {decided.state === 'enabled' ? words.signedAt(figure(reader, decided.version)) : words.disabledAt}
              <When reader={reader} at={decided.at} />
            </span>
          </>
        )}
      </Signature>
      <div class="signing">{children}</div>
    </Signatures>
  );
}
