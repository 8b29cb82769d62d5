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
  optional: 'Ein Unternehmen darf es weglassen',
  reason: 'Wozu die Anwendung es braucht',
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
  },
  faults: {
    nameEmpty: 'Geben Sie einen Namen ein.',
    nameTaken: 'Eine andere Anwendung Ihres Unternehmens heißt so. Geben Sie einen anderen Namen ein.',
    nameTooLong: 'Der Name darf höchstens 200 Zeichen haben. Kürzen Sie ihn.',
    nameControl: 'Der Name enthält Steuerzeichen. Tippen Sie ihn neu ein.',
    descriptionTooLong: 'Die Beschreibung darf höchstens 10.000 Zeichen haben. Kürzen Sie sie.',
    descriptionControl: 'Die Beschreibung enthält Steuerzeichen. Tippen Sie sie neu ein.',
    reasonTooLong: 'Eine Begründung darf höchstens 10.000 Zeichen haben. Kürzen Sie sie.',
    reasonControl: 'Eine Begründung enthält Steuerzeichen. Tippen Sie sie neu ein.',
    notApproved: 'Öffentlich kann die Anwendung erst sein, wenn die Prüfung sie zugelassen hat. Lassen Sie sie privat.',
    needed: (api, by) =>
      phrase`${api} kann nicht wegfallen, solange dies darauf aufbaut: ${listed(by)}. Wählen Sie auch das ab, oder kreuzen Sie es wieder an.`,
    grantNeeded: 'Kreuzen Sie mindestens eine Arbeitsweise der Anwendung an.',
    refreshAlone:
      'Verbunden bleibt eine Anwendung nur, wo Menschen sich anmelden oder Geräte genutzt werden. Kreuzen Sie eines davon an, oder wählen Sie es ab.',
    uriNeeded: 'Geben Sie mindestens eine Adresse für die Rückkehr ein, oder wählen Sie „Menschen melden sich an“ ab.',
    uriMost: 'Es dürfen höchstens 20 Adressen sein.',
    inRedirectUris: (line, fault) => phrase`Adresse nach der Anmeldung, Zeile ${line}: ${fault}`,
    inPostLogoutRedirectUris: (line, fault) => phrase`Adresse nach der Abmeldung, Zeile ${line}: ${fault}`,
    uriTwice: 'Sie steht zweimal da. Entfernen Sie eine.',
    uriTooLong: 'Sie darf höchstens 2.000 Zeichen haben.',
    uriFragment: 'Sie darf kein „#“ enthalten.',
    uriCharacters: 'Sie enthält ein Zeichen, das prozentkodiert geschrieben werden muss.',
    uriAbsolute: 'Sie muss eine ganze Adresse sein, die mit „https://“ beginnt, ohne Benutzernamen und Passwort.',
    uriScheme: 'Sie muss mit „https://“ beginnen. Unverschlüsselt gehen nur 127.0.0.1 und [::1].',
    keysNeeded: 'Geben Sie die öffentlichen Schlüssel der Anwendung ein, oder wählen Sie das Geheimnis.',
    keysNotJson: 'Die öffentlichen Schlüssel müssen als Satz in JSON dastehen: {"keys": […]}.',
    keysCount: 'Es müssen 1 bis 10 öffentliche Schlüssel sein.',
    keysTwice: 'Zwei der öffentlichen Schlüssel haben dieselbe „kid“. Geben Sie jedem eine eigene.',
    keysPrivate:
      'Hier steht ein privater Schlüssel. Verwenden Sie ihn nicht mehr: Erzeugen Sie ein neues Paar und geben Sie nur den öffentlichen Teil ein.',
    keysKind: 'Ein öffentlicher Schlüssel muss von der Art EC P-256, Ed25519 oder RSA sein.',
    keysAlgorithm:
      'Das „alg“ eines öffentlichen Schlüssels passt nicht zu seiner Art. Berichtigen Sie es oder lassen Sie es weg.',
    keysUse: 'Das „use“ eines öffentlichen Schlüssels muss „sig“ sein. Berichtigen Sie es oder lassen Sie es weg.',
    keysId: 'Die „kid“ eines öffentlichen Schlüssels muss ein Text von 1 bis 200 Zeichen sein.',
    keysBits: 'Ein RSA-Schlüssel muss 2.048 bis 8.192 Bit haben.',
    keysUnreadable: 'Einer der öffentlichen Schlüssel ist nicht lesbar. Kopieren Sie ihn neu.',
    other: 'So lässt sich das nicht übernehmen. Prüfen Sie die Eingabe.',
  },
};
