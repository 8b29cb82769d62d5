import { phrase, plural } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';

export const de: typeof en = {
  title: 'Anfragen',
  titleAll: 'Alle Anfragen',
  titleOf: (application) => phrase`Anfrage nach ${application}`,
  lead: (company) =>
    phrase`Wer auf eine Anwendung trifft, die ${company} nicht freigegeben hat, kann um sie bitten. Für jede Anwendung gibt es eine Zeile.`,
  empty: 'Niemand wartet auf eine Entscheidung.',
  emptyAll: 'Bisher hat niemand um eine Anwendung gebeten.',
  emptyNext:
    'Eine Anfrage erscheint hier, wenn jemand aus Ihrem Unternehmen eine Anwendung nutzen möchte, die nicht freigegeben ist.',
  showAll: 'Auch Entschiedenes zeigen',
  showPending: 'Nur zeigen, was auf eine Entscheidung wartet',
  columns: {
    application: 'Anwendung',
    people: 'Personen',
    reason: 'Letzter Grund',
    state: 'Zustand',
    at: 'Erbeten oder entschieden',
  },
  states: {
    pending: 'Wartet auf Sie',
    approved: 'Genehmigt',
    denied: 'Abgelehnt',
    blocked: 'Blockiert',
  },
  noReason: 'keiner genannt',
  people: (people) =>
    plural(LANGUAGE, people, {
      one: 'Eine Person aus Ihrem Unternehmen möchte sie nutzen.',
      other: '{} Personen aus Ihrem Unternehmen möchten sie nutzen.',
    }),
  decided: {
    approved: (people) =>
      plural(LANGUAGE, people, {
        one: 'Eine Person hat um sie gebeten, und sie wurde freigegeben.',
        other: '{} Personen haben um sie gebeten, und sie wurde freigegeben.',
      }),
    denied: (people) =>
      plural(LANGUAGE, people, {
        one: 'Eine Person hat um sie gebeten; das wurde abgelehnt.',
        other: '{} Personen haben um sie gebeten; das wurde abgelehnt.',
      }),
    blocked: (people) =>
      plural(LANGUAGE, people, {
        one: 'Eine Person hat um sie gebeten. Niemand kann es wieder tun, bis Sie es erlauben.',
        other: '{} Personen haben um sie gebeten. Niemand kann es wieder tun, bis Sie es erlauben.',
      }),
  },
  askedSince: 'Erbeten seit',
  decidedAt: 'Entschieden',
  reasons: 'Wozu sie gewünscht wird',
  noReasons: 'Niemand hat einen Grund genannt.',
  decide: 'Was Sie tun können',
  approving: 'Damit sie genutzt werden kann, geben Sie sie frei: Zuvor sehen Sie, wer sie anbietet und worum sie bittet.',
  see: (application) => phrase`Ansehen, worum ${application} bittet`,
  seeSheet: (application) => phrase`${application} unter Anwendungen freigeben`,
  denying:
    'Wenn Sie ablehnen, ist die Anfrage geschlossen. Wer gebeten hat, liest das auf der eigenen Startseite und darf wieder bitten.',
  deny: 'Diese Anfrage ablehnen',
  blocking: 'Wenn Sie blockieren, kann niemand aus Ihrem Unternehmen mehr um diese Anwendung bitten.',
  block: 'Anfragen nach ihr blockieren',
  unblocking:
    'Wenn Sie Anfragen wieder erlauben, kann man neu um sie bitten. Was früher erbeten wurde, ist damit nicht wieder offen.',
  unblock: 'Anfragen wieder erlauben',
  overtaken:
    'Jemand anders hat entschieden, während Sie diese Seite offen hatten. Von Ihnen wurde nichts ausgeführt: So steht es jetzt.',
};
