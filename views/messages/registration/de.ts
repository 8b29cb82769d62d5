import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

const LANGUAGE = 'de';
const listed = (names: readonly string[]): string => new Intl.ListFormat(LANGUAGE).format(names);

export const de: typeof en = {
  newTitle: 'Neue Anwendung',
  modifyTitle: 'Anwendung ändern',
  newLead: (company) =>
    phrase`Die Anwendung ist für ${company} freigegeben, sobald sie registriert ist. Andere Unternehmen sehen sie, wenn die Prüfung der Plattform sie zugelassen und veröffentlicht hat.`,
  register: 'Anwendung registrieren',
  save: 'Anwendung speichern',
  name: 'Name',
  nameHint: 'So steht sie in der Liste, aus der Verwaltungen wählen. Keine zwei Anwendungen Ihres Unternehmens heißen gleich.',
  description: 'Beschreibung',
  descriptionHint: 'Was die Anwendung mit den Daten tut, für alle, die über sie entscheiden.',
  visibility: 'Sichtbarkeit',
  visibilityHint:
    'Nur das Personal der Plattform kann sie ändern, und auf „Öffentlich“ erst, wenn die Prüfung die Anwendung zugelassen hat.',
  visibilities: { private: 'Privat', public: 'Öffentlich' },
  visibilityMeans: {
    private: 'Nur Ihr eigenes Unternehmen kann sie freigeben.',
    public: 'Jedes Unternehmen kann sie finden und freigeben.',
  },
  active: 'Aktiv',
  activeHint:
    'Ohne dieses Häkchen endet alles: Was der Anwendung ausgestellt wurde, gilt sofort nicht mehr, in jedem Unternehmen und endgültig. Solange sie inaktiv ist, erhält sie nichts und steht in keiner Liste.',
  state: 'Zustand',
  apis: 'Genutzte Schnittstellen (APIs)',
  apisHint:
    'Kreuzen Sie an, womit die Anwendung arbeitet. Sensible Daten stehen unter ihrer Schnittstelle und brauchen ein eigenes Häkchen: Herausgegeben wird nur, was angekreuzt ist. Wer entscheidet, liest Ihre Gründe; was ein Unternehmen weglassen darf, hindert es nicht an der Freigabe.',
  alsoServes: (apis) => phrase`Dieselbe Berechtigung gilt auch für ${listed(apis)}.`,
  needs: (api, needed) => phrase`${api} braucht ${listed(needed)}.`,
  wasTicked: (by, needed) => phrase`${by} braucht ${needed}; das wurde angekreuzt.`,
  tickedTitle: 'Noch nicht gespeichert: Etwas wurde für Sie angekreuzt',
  tickedLead: 'Sehen Sie sich an, was dazukam, auch die sensiblen Daten darunter, und speichern Sie dann.',
  optional: 'Darf weggelassen werden',
  reason: 'Wozu sie es braucht',
  additions: {
    approved:
      'Die Anwendung ist zugelassen. Kreuzen Sie mehr an, als sie heute erbittet, geht sie zurück in die Prüfung; bis die es zulässt, sehen und behalten Unternehmen, was bisher zugelassen war. Was Sie abwählen, ist überall sofort weg.',
    submitted: 'Die Anwendung ist in der Prüfung. Was Sie hier ändern, sehen die Prüfenden.',
    other:
      'Kreuzen Sie mehr an, als die Anwendung heute erbittet, gilt in einem Unternehmen weiter, was es genehmigt hat, bis dort jemand den Rest genehmigt. Was Sie abwählen, ist überall sofort weg.',
  },
  grants: 'Wie sie arbeitet',
  grantsHint: 'Kreuzen Sie alles an, was die Anwendung tut.',
  grantTypes: {
    authorization_code: {
      label: 'Menschen melden sich an',
      hint: 'Menschen eines Unternehmens melden sich hier an und erlauben der Anwendung, für sie zu handeln.',
    },
    refresh_token: {
      label: 'Sie bleibt verbunden',
      hint: 'Menschen erlauben es einmal und nicht jede Stunde. Dazu gehört einer der beiden Wege für Menschen.',
    },
    client_credentials: {
      label: 'Sie handelt selbst für das Unternehmen',
      hint: 'Ohne dass ein Mensch dabei ist, für jedes Unternehmen, das sie freigegeben hat.',
    },
    'urn:ietf:params:oauth:grant-type:device_code': {
      label: 'Geräte ohne Tastatur',
      hint: 'Terminals und Fernseher zeigen einen Code, den Menschen am Telefon eingeben.',
    },
  },
  redirectUris: 'Adressen für die Rückkehr nach der Anmeldung',
  redirectUrisHint:
    'Eine je Zeile, genau wie die Anwendung sie schickt: https, oder http für 127.0.0.1 und [::1]. Nötig, wo Menschen sich anmelden.',
  postLogoutRedirectUris: 'Adressen für die Rückkehr nach der Abmeldung',
  postLogoutRedirectUrisHint: 'Eine je Zeile. Lassen Sie es leer, wenn Sie nicht wissen, dass Sie es brauchen.',
  changed: {
    title: 'Jemand anderes hat diese Anwendung gespeichert',
    lead: 'Von Ihnen wurde nichts gespeichert. Geändert wurde:',
    at: 'Gespeichert',
    typed: 'Sie hatten etwas anderes eingegeben. Ihres steht noch im Formular: Beim Speichern ersetzt es das andere.',
    taken: 'So steht es jetzt auch im Formular.',
    nothing: 'leer',
    ticked: 'angekreuzt',
    unticked: 'nicht angekreuzt',
    reason: 'andere Begründung',
    noReason: 'keine Begründung',
  },
  unticked: (api, by) =>
    phrase`${api} kann nicht wegfallen, solange dies darauf aufbaut: ${listed(by)}. Wählen Sie auch das ab, oder kreuzen Sie es wieder an.`,
};
