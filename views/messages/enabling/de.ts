import { phrase, plural } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';

export const de: typeof en = {
  crumb: 'Anwendungen freigeben',
  title: {
    open: (application) => phrase`${application} freigeben?`,
    enabled: (application) => phrase`${application} ist freigegeben`,
    pending: (application) => phrase`${application} bittet um mehr`,
    disabled: (application) => phrase`${application} ist gesperrt`,
    outOfService: (application) => phrase`${application} ist außer Betrieb`,
  },
  lead: {
    open: (company) =>
      phrase`Die Anwendung erhält nichts von ${company}, bevor Sie sie freigeben, und danach nicht mehr, als auf diesem Blatt steht.`,
    enabled: (company) => phrase`Sie darf nutzen, was auf diesem Blatt steht, für ${company}, bis Sie sie sperren.`,
    pending: (company) =>
      phrase`Bis Sie entscheiden, gilt weiter genau das, was ${company} genehmigt hat. Was neu ist, ist gekennzeichnet.`,
    disabled: (company) =>
      phrase`Von ${company} erhält sie nichts mehr. Was ihr gegeben war, bleibt ungültig, auch wenn Sie sie wieder freigeben.`,
    outOfService:
      'Sie erhält zurzeit nichts: Die Anwendung oder ihr Anbieter ist inaktiv oder gesperrt. Jetzt lässt sie sich nicht freigeben.',
  },
  states: {
    open: 'Nicht freigegeben',
    enabled: 'Freigegeben',
    pending: 'Wartet auf Sie',
    disabled: 'Gesperrt',
    outOfService: 'Außer Betrieb',
  },
  publisher: 'Angeboten von',
  own: 'Ihr eigenes Unternehmen',
  description: 'Was sie tut',
  returnsTo: 'Leitet Menschen zu',
  noRedirect: 'Nirgendwohin: Sie arbeitet, ohne dass sich jemand anmeldet',
  lasts: 'Dauer des Zugriffs',
  lifetime: (company) =>
    phrase`Bis ${company} sie sperrt. Ihr Zugriff wird bei jeder Nutzung geprüft und alle 60 Minuten erneuert; Menschen müssen ihn nach einem Jahr neu erlauben.`,
  terms: 'Worum sie bittet',
  noTerms: 'Sie bittet zurzeit um keine Daten.',
  sensitive: 'Sensible Daten',
  required: 'Unverzichtbar',
  optional: 'Kann wegfallen',
  reason: 'Wozu: ',
  noReason: 'Der Anbieter hat keinen Grund genannt.',
  covers: 'Umfasst: ',
  isNew: 'Neu',
  signatures: 'Unterschriften',
  party: (party) => phrase`Für ${party}`,
  version: (version) => phrase`Erbeten in Fassung ${version}`,
  signedAt: (version) => phrase`Freigegeben in Fassung ${version}, `,
  disabledAt: 'Gesperrt, ',
  unknownPerson: 'Jemand aus der Verwaltung',
  enable: (company) => phrase`Für ${company} freigeben`,
  enableAgain: (company) => phrase`Für ${company} wieder freigeben`,
  approve: (company) => phrase`Für ${company} genehmigen`,
  save: 'Auswahl speichern',
  notNow: 'Jetzt nicht',
  stay: 'Beim Genehmigten bleiben',
  disable: (company) => phrase`Für ${company} sperren …`,
  asked: (people) =>
    plural(LANGUAGE, people, {
      one: 'Eine Person aus Ihrem Unternehmen wartet auf sie.',
      other: '{} Personen aus Ihrem Unternehmen warten auf sie.',
    }),
  openRequest: 'Anfrage öffnen',
  done: {
    enabled: (company) => phrase`Für ${company} freigegeben. Ab jetzt kann sie genutzt werden.`,
    saved: (company) => phrase`Gespeichert: ${company} erlaubt ab jetzt, was angekreuzt ist.`,
    disabled: (company) => phrase`Für ${company} gesperrt. Ab jetzt erhält sie nichts.`,
  },
  overtaken: {
    lead: 'Nichts wurde freigegeben: Das Blatt hat sich geändert, während Sie es offen hatten.',
    asksForMore: 'Der Anbieter hat geändert, worum die Anwendung bittet. Was dazukam, ist als neu gekennzeichnet.',
    decided: 'Jemand anders aus Ihrem Unternehmen hat entschieden. Die Unterschrift zeigt, wer und wann.',
    next: 'Was Sie angekreuzt haben, ist wie zuvor. Sehen Sie es durch und entscheiden Sie neu.',
  },
  available: {
    title: 'Anwendungen freigeben',
    lead: (company) =>
      phrase`Anwendungen von Partnern und von ${company} selbst. Keine erhält Daten von ${company}, bevor Sie sie freigegeben haben.`,
    asked: (applications) =>
      plural(LANGUAGE, applications, {
        one: 'Aus Ihrem Unternehmen wird um eine Anwendung gebeten.',
        other: 'Aus Ihrem Unternehmen wird um {} Anwendungen gebeten.',
      }),
    find: 'Nach Namen oder Anbieter suchen',
    show: 'Welche',
    all: 'Alle',
    filters: { enabled: 'Freigegeben', not_enabled: 'Nicht freigegeben', waiting: 'Bitten um mehr' },
    columns: { name: 'Anwendung', uses: 'Bittet um', state: 'Zustand, Sichtbarkeit', lastUsed: 'Zuletzt genutzt' },
    usesNothing: 'Nichts',
    askedBy: (people) => plural(LANGUAGE, people, { one: 'Von einer Person gewünscht', other: 'Von {} Personen gewünscht' }),
    empty: 'Noch gibt es keine Anwendung, die Sie freigeben könnten.',
    emptyNext: 'Sobald ein Partner eine für alle Unternehmen veröffentlicht, steht sie hier.',
    nothingFound: 'Keine Anwendung passt. Versuchen Sie weniger oder andere Wörter, oder zeigen Sie alle.',
  },
  disabling: {
    title: (application, company) => phrase`${application} für ${company} sperren?`,
    lead: 'Es endet sofort: Was die Anwendung in Händen hat, gilt von der nächsten Anfrage an nicht mehr, und zwar endgültig. Geben Sie sie später wieder frei, muss sie von vorn beginnen.',
    people: (count) =>
      plural(LANGUAGE, count, {
        one: 'Die Verbindung einer Person endet.',
        other: 'Die Verbindungen von {} Personen enden.',
      }),
    nobody: 'In Ihrem Unternehmen hat sich niemand mit ihr verbunden.',
    many: (count) => plural(LANGUAGE, count, { other: 'Die Verbindungen von mehr als {} Personen enden.' }),
    now: (company) => phrase`Jetzt für ${company} sperren`,
    keep: 'Freigegeben lassen',
  },
};
