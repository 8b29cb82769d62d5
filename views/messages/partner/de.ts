import { phrase } from '../../phrase.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  webServices: {
    lead: (company) => phrase`Was Partneranwendungen mit den Daten von ${company} tun dürfen.`,
    register: 'Partneranwendung registrieren',
    registerText: 'Anwendungen, die Ihr Unternehmen macht: neue registrieren, ändern, Geheimnisse ersetzen.',
    enable: 'Partneranwendung freigeben',
    enableText: 'Anwendungen, die Ihr Unternehmen nutzen kann: freigeben, sperren, genehmigen, worum sie bitten.',
    requests: 'Anfragen',
    requestsText: 'Worum Menschen Ihres Unternehmens Sie bitten: sehen Sie, wozu, und entscheiden Sie.',
    notDeveloper: (company) =>
      phrase`${company} ist kein Entwicklungspartner und kann keine Anwendungen registrieren. Das Personal der Plattform kann das ändern.`,
    formerDeveloper: 'Die Anwendungen ansehen, die Ihr Unternehmen registriert hat',
  },
  title: 'Registrierte Anwendungen',
  caption: 'Die Anwendungen Ihres Unternehmens',
  new: 'Neue Anwendung',
  empty: 'Ihr Unternehmen hat noch keine Anwendung registriert.',
  emptyNext: 'Eine neue Anwendung erhält sofort Schlüssel und Geheimnis und ist für Ihr Unternehmen freigegeben.',
  emptyFormer: 'Ihr Unternehmen hat keine Anwendung registriert.',
  notDeveloper: (company) =>
    phrase`${company} ist zurzeit kein Entwicklungspartner und kann Anwendungen weder registrieren noch ändern. Neue Geheimnisse, Widerrufen und Deaktivieren bleiben möglich, und was freigegeben ist, läuft weiter.`,
  saved: (application) => phrase`${application} ist gespeichert.`,
  deactivated: (application) => phrase`${application} ist deaktiviert: Was ihr ausgestellt wurde, ist beendet.`,
  registered: (application, company) => phrase`${application} ist registriert und für ${company} freigegeben.`,
  columns: {
    name: 'Name',
    uses: 'Nutzt diese Schnittstellen',
    state: 'Zustand, Sichtbarkeit, Prüfung',
    modify: 'Ändern',
  },
  usesNothing: 'Keine',
  active: 'Aktiv',
  inactive: 'Inaktiv',
  suspended: 'Gesperrt',
  suspendedText:
    'Das Personal der Plattform hat die Anwendung gesperrt: Sie erhält nichts, in keinem Unternehmen. Fragen Sie dort nach, bevor Sie etwas ändern.',
  inactiveText:
    'Die Anwendung ist inaktiv: Sie erhält nichts, in keinem Unternehmen, und steht in keiner Liste verfügbarer Anwendungen.',
  inactiveNext: 'Kreuzen Sie „Aktiv“ an und speichern Sie, wenn sie wieder arbeiten soll.',
  modify: 'Ändern',
  show: 'Ansehen',
  certification: {
    none: 'Nicht geprüft',
    submitted: 'In Prüfung',
    approved: 'Zugelassen',
    rejected: 'Nicht zugelassen',
  },
  review: {
    title: 'Prüfung',
    text: {
      none: 'Das Personal der Plattform prüft eine Anwendung, bevor andere Unternehmen sie sehen können. Reichen Sie sie ein, wenn sie fertig ist.',
      submitted: 'Das Personal der Plattform sieht sich die Anwendung an. Sie müssen nichts tun.',
      submittedAgain:
        'Die Anwendung erbittet mehr, als zugelassen war, und das Personal der Plattform sieht sich das an. Bis zur Entscheidung sehen und behalten andere Unternehmen, was bisher zugelassen war.',
      approved: 'Das Personal der Plattform hat zugelassen, worum die Anwendung bittet.',
      rejected:
        'Das Personal der Plattform hat die Anwendung so nicht zugelassen. Beheben Sie, was in der Anmerkung steht, und reichen Sie sie wieder ein.',
      rejectedAgain:
        'Das Personal der Plattform hat nicht zugelassen, was dazukam. Andere Unternehmen bleiben bei dem, was bisher zugelassen war.',
    },
    rejectedAbove: 'Das Personal der Plattform hat die Anwendung so nicht zugelassen.',
    rejectedAgainAbove: 'Das Personal der Plattform hat nicht zugelassen, was dazukam.',
    read: 'Lesen, was die Prüfung sagt',
    note: 'Anmerkung der Prüfung',
    ownNote: 'Ihre Anmerkung für die Prüfung',
    submit: 'Zur Prüfung einreichen …',
  },
  submitting: {
    title: (application) => phrase`${application} zur Prüfung einreichen?`,
    lead: 'Das Personal der Plattform sieht sich Namen und Beschreibung an, worum die Anwendung bittet und wozu. Ist sie zugelassen, kann sie veröffentlicht werden.',
    note: 'Anmerkung für die Prüfung',
    noteHint: 'Wie man die Anwendung ausprobieren und wen man fragen kann.',
    tooLong: 'Die Anmerkung darf höchstens 10.000 Zeichen haben. Kürzen Sie sie.',
    control: 'Die Anmerkung enthält Steuerzeichen. Tippen Sie sie neu ein.',
    now: 'Jetzt zur Prüfung einreichen',
    notNow: 'Jetzt nicht',
    done: 'Zur Prüfung eingereicht: Das Personal der Plattform sieht sich die Anwendung jetzt an.',
  },
  versions: {
    title: 'Unternehmen',
    caption: 'Wie viele Unternehmen welche Fassung freigegeben haben',
    version: 'Fassung',
    companies: 'Unternehmen',
    current: (version) => phrase`${version} (worum die Anwendung heute bittet)`,
    approved: (version) => phrase`${version} (von der Prüfung zugelassen)`,
    none: 'Kein Unternehmen hat die Anwendung freigegeben.',
    text: 'Ein Unternehmen bleibt bei der Fassung, die es genehmigt hat, bis dort jemand eine neuere genehmigt.',
  },
  deactivating: {
    open: 'Deaktivieren …',
    title: (application) => phrase`${application} deaktivieren?`,
    lead: 'Was der Anwendung ausgestellt wurde, gilt von der nächsten Anfrage an nicht mehr, in jedem Unternehmen und endgültig.',
    text: 'Sie steht dann in keiner Liste verfügbarer Anwendungen und erhält nichts. Wird sie wieder aktiviert, lebt nichts davon wieder auf: Alle müssen von vorn beginnen.',
    now: 'Jetzt deaktivieren',
    keep: 'Aktiv lassen',
  },
};
