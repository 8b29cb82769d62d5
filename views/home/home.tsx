import type { View } from '../reader.ts';
import { Asked, type AskedFor } from './asked.tsx';
import { type Deed, Deeds } from './deeds.tsx';
import { type Place, Places } from './places.tsx';
import { Waiting, type WaitingProps } from './waiting.tsx';

export interface HomeProps {
  readonly name: string;
  readonly company: string;
  /** What waits for who reads the page; absent where nothing ever does: for who has no role. */
  readonly waiting: WaitingProps | undefined;
  /** What they have asked the administrators for; absent for administrators, who decide that themselves. */
  readonly requests: readonly AskedFor[] | undefined;
  /** What the platform's staff did with the company's own applications. */
  readonly applicationDeeds: readonly Deed[];
  /** What they did otherwise in the company. */
  readonly companyDeeds: readonly Deed[];
  /** All that they did in the company. */
  readonly trail: string;
  /** Where there is something to do. */
  readonly places: readonly Place[];
}

/** Where whoever has signed in begins: what waits for them, what has happened, where they can go. */
export function homeView(props: HomeProps): View {
  return (reader) => {
    const { home } = reader.words;
    const { name, company, waiting, requests, applicationDeeds, companyDeeds, trail, places } = props;
    return {
      title: home.title(name),
      width: 'list',
      main: (
        <>
          <p>{home.lead(company, reader.platform)}</p>
          {waiting !== undefined && <Waiting reader={reader} {...waiting} />}
          {requests !== undefined && <Asked reader={reader} requests={requests} />}
          <Deeds reader={reader} title={home.ownApplications} deeds={applicationDeeds} />
          <Deeds reader={reader} title={home.staffDid(company)} deeds={companyDeeds} all={trail} />
          <Places reader={reader} places={places} />
        </>
      ),
    };
  };
}
